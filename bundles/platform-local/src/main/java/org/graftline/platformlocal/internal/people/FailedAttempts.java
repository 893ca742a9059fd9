package org.graftline.platformlocal.internal.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.graftline.platform.TooManyAttemptsException;
import org.jspecify.annotations.Nullable;

/**
 * Slows guessing down: from the {@value #FREE}th failure on, a name is refused for a while that doubles with every further failure, up
 * to a quarter of an hour. An attempt counts as failed until it is known to have succeeded, so that parallel guesses gain nothing.
 * Kept in memory only, for names that nobody has as well. Safe for many threads.
 */
final class FailedAttempts {
    static final int FREE = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MOST_NAMES = 10_000;

    private final Clock clock;
    private final Map<String, Failures> byKey = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_NAMES;
        }
    };

    FailedAttempts(Clock clock) {
        this.clock = clock;
    }

    /** @throws TooManyAttemptsException if the name is refused for now */
    synchronized void begin(String key) {
        Instant now = clock.instant();
        @Nullable Failures before = byKey.remove(key); // put back at the end: the least recent name is forgotten first
        if (before != null && now.isBefore(before.refusedUntil)) {
            byKey.put(key, before);
            throw new TooManyAttemptsException(
                    Duration.between(now, before.refusedUntil).plusMillis(999));
        }
        int count = before == null || now.isAfter(before.last.plus(FORGOTTEN_AFTER)) ? 1 : before.count + 1;
        byKey.put(key, new Failures(count, now, now.plus(waitAfter(count))));
    }

    /** Forgets the failures of a name that proved itself. */
    synchronized void succeeded(String key) {
        byKey.remove(key);
    }

    /** Takes back the failure that the last attempt counted as: nobody could say whether it was one. */
    synchronized void undecided(String key) {
        @Nullable Failures last = byKey.remove(key);
        if (last != null && last.count > 1) {
            byKey.put(key, new Failures(last.count - 1, last.last, last.last));
        }
    }

    private static Duration waitAfter(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private record Failures(int count, Instant last, Instant refusedUntil) {}
}
