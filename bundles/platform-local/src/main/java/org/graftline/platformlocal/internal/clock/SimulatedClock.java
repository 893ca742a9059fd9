package org.graftline.platformlocal.internal.clock;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graftline.study.StudyException;

/** A clock in UTC that never goes back: an act cannot be dated before the one that it follows. Safe for many threads. */
final class SimulatedClock extends Clock {
    private static final Pattern RUNNING = Pattern.compile("(\\S+)(?: +x *([0-9]{1,6}(?:\\.[0-9]{1,3})?))?");
    private static final String FILE = "file:";

    private final InstantSource source;
    private final ZoneId zone;
    private final AtomicReference<Instant> latest;

    private SimulatedClock(InstantSource source, ZoneId zone, AtomicReference<Instant> latest) {
        this.source = source;
        this.zone = zone;
        this.latest = latest;
    }

    /**
     * @param setting an instant from which time runs, perhaps with how many times faster, as {@code 2026-03-02T08:00:00Z x60}; or
     *     {@code file:/path} of a file that holds the instant, which stands still until the file is changed
     * @param real the clock of the system
     * @return the clock
     * @throws StudyException if the setting is neither, or the file cannot be read
     */
    static SimulatedClock of(String setting, InstantSource real) {
        String text = setting.strip();
        InstantSource source =
                text.startsWith(FILE) ? () -> read(Path.of(text.substring(FILE.length()))) : running(text, real);
        SimulatedClock clock = new SimulatedClock(source, ZoneOffset.UTC, new AtomicReference<>(Instant.MIN));
        clock.instant();
        return clock;
    }

    private static InstantSource running(String text, InstantSource real) {
        Matcher parts = RUNNING.matcher(text);
        if (!parts.matches()) {
            throw unreadable(text);
        }
        try {
            Instant from = Instant.parse(parts.group(1));
            BigDecimal speed = new BigDecimal(parts.group(2) == null ? "1" : parts.group(2));
            Instant started = real.instant();
            return () -> from.plus(faster(Duration.between(started, real.instant()), speed));
        } catch (DateTimeException noInstant) {
            throw unreadable(text);
        }
    }

    private static Duration faster(Duration elapsed, BigDecimal speed) {
        BigDecimal nanos = BigDecimal.valueOf(elapsed.toNanos()).multiply(speed);
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    private static Instant read(Path file) {
        try {
            return Instant.parse(Files.readString(file).strip());
        } catch (IOException | DateTimeException failure) {
            throw new StudyException(
                    "The simulated time cannot be read from %s (%s). Write one instant into it, such as 2026-03-02T08:00:00Z."
                            .formatted(file, failure.getMessage()),
                    failure);
        }
    }

    private static StudyException unreadable(String text) {
        return new StudyException(
                "graftline.clock is '%s', which is no time. Set an instant such as 2026-03-02T08:00:00Z, perhaps with a speed (2026-03-02T08:00:00Z x60), or file:/path of a file that holds one."
                        .formatted(text));
    }

    /** @throws StudyException if the time went back, or its file cannot be read */
    @Override
    public Instant instant() {
        Instant now = source.instant();
        Instant before = latest.getAndUpdate(last -> last.isAfter(now) ? last : now);
        if (before.isAfter(now)) {
            throw new StudyException(
                    "The simulated time went back from %s to %s, and records cannot be dated before those they follow. Set it to %s or later."
                            .formatted(before, now, before));
        }
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SimulatedClock(source, other, latest);
    }
}
