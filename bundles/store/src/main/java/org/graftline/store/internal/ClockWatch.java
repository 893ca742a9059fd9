package org.graftline.store.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.graftline.study.SaltedText;
import org.graftline.study.people.Actor;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the clock of the computer was set. The order of a ledger does not depend on it, but its times do, so that a clock that
 * went back is an act of the installation's chain: whoever reads entries that are dated before those in front of them finds out why. One
 * that went ahead is said in the log alone, since a computer that slept looks the same.
 */
final class ClockWatch implements AutoCloseable {
    /** What nobody's clock is corrected by in passing. */
    static final Duration TOLERATED = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final long LOOK_EVERY_SECONDS = 5;

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final UnitOfWork work;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "graftline-clock");
        thread.setDaemon(true);
        return thread;
    });
    private Instant then;
    private long nanosThen;

    /**
     * @param clock the clock of the system
     * @param nanos counts nanoseconds and is never set
     * @param work takes the act
     */
    ClockWatch(InstantSource clock, LongSupplier nanos, UnitOfWork work) {
        this.clock = clock;
        this.nanos = nanos;
        this.work = work;
        this.then = clock.instant();
        this.nanosThen = nanos.getAsLong();
    }

    /**
     * Looks now, and every few seconds until it is closed.
     *
     * @param last when the last entry of the ledger was written, by the clock of then; empty for a new one
     */
    void begin(Optional<Instant> last) {
        last.map(entry -> Duration.between(entry, then))
                .filter(since -> since.compareTo(TOLERATED.negated()) < 0)
                .ifPresent(since -> {
                    String ago = words(since);
                    LOG.warn(
                            "GL-1014 The last entry of the ledger is dated {} later than now. The clock of this computer was ahead then, or"
                                    + " is behind now: set it right, and have it kept by a time server.",
                            ago);
                    note("The last entry is dated %s later than the time at which Graftline started.".formatted(ago));
                });
        ScheduledFuture<?> unused = // ends with the executor
                looks.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Compares what the clock says to have passed with what has. */
    void look() {
        Instant now = clock.instant();
        long nanosNow = nanos.getAsLong();
        Duration jump = Duration.between(then, now).minusNanos(nanosNow - nanosThen);
        then = now;
        nanosThen = nanosNow;
        if (jump.abs().compareTo(TOLERATED) < 0) {
            return;
        }
        String by = words(jump);
        if (jump.isNegative()) {
            LOG.warn(
                    "GL-1014 The clock of this computer was set back by {}. Entries of the ledger are dated by it, though their order does"
                            + " not depend on it: make sure that it is right, and have it kept by a time server.",
                    by);
            note("The clock of the computer was set back by %s.".formatted(by));
        } else {
            LOG.warn(
                    "GL-1014 The clock of this computer went ahead by {}, or the computer slept that long. Entries of the ledger are dated"
                            + " by it: make sure that it is right, and have it kept by a time server.",
                    by);
        }
    }

    private void note(String words) {
        try {
            work.commit(new Act(
                    Chain.INSTALLATION,
                    ActKind.NOTE_CLOCK,
                    Actor.GRAFTLINE,
                    clock.instant(),
                    SaltedText.of(words),
                    List.of()));
        } catch (RuntimeException failure) { // whatever it is, the next look must come
            LOG.warn("GL-1015 That the clock was set is not in the ledger: {}", failure.getMessage());
        }
    }

    private static String words(Duration jump) {
        Duration length = jump.abs().plusSeconds(30); // to the minute
        return length.toHours() == 0
                ? "%d min".formatted(length.toMinutes())
                : "%d h %d min".formatted(length.toHours(), length.toMinutesPart());
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
