package org.graftline.web.internal.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Refuses requests that come faster than people, pages and honest scripts send them. Each of those who ask has a bucket that fills with
 * time and from which every request takes one. Safe for many threads.
 */
public final class RequestLimit {
    private static final int MOST_KNOWN = 10_000;

    /** What is asked for, with the most at once and the most a second in the long run. */
    public enum Kind {
        /** Proving who one is, by address: many people of a laboratory may come by one, and each guess costs a slow hash. */
        PROOF(120, 2),
        /** Anything, by log-in; or by address where nobody is logged in. */
        REQUEST(2_000, 200),
        /** Anything, by the token of a script. */
        SCRIPT(400, 40);

        private final int burst;
        private final double perSecond;

        Kind(int burst, double perSecond) {
            this.burst = burst;
            this.perSecond = perSecond;
        }
    }

    private record Bucket(double filled, long atMillis) {}

    private final Clock clock;
    private final Map<String, Bucket> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    /** @param clock fills the buckets */
    public RequestLimit(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param who a session, a token or an address
     * @throws Refusal if they asked too often
     */
    public synchronized void take(Kind kind, String who) {
        String key = kind + " " + who;
        long now = clock.millis();
        Bucket before = known.getOrDefault(key, new Bucket(kind.burst, now));
        double filled =
                Math.min(kind.burst, before.filled() + Math.max(0, now - before.atMillis()) / 1000.0 * kind.perSecond);
        known.put(key, new Bucket(Math.max(0, filled - 1), now));
        if (filled < 1) {
            throw new Refusal(
                    Status.TOO_MANY,
                    kind == Kind.PROOF
                            ? "Log-in was tried too often from this address. Wait a minute, then try again."
                            : "Requests come faster than %d a second. Send fewer, or wait for each answer before the next."
                                    .formatted((int) kind.perSecond));
        }
    }
}
