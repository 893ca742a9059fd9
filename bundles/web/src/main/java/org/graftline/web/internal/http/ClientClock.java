package org.graftline.web.internal.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time that a client's clock shows, sent along with each request of the Bench. */
public final class ClientClock {
    /** The header that carries it, as ISO 8601 in UTC. */
    public static final String HEADER = "X-Graftline-Clock";

    /** A clock that is off by more tells nothing; and a number of milliseconds must have an end. */
    static final Duration MOST = Duration.ofDays(100 * 365);

    private ClientClock() {}

    /**
     * @param now our time
     * @return the client's clock minus ours, milliseconds; null where the client told no time, or one of another century
     * @throws Refusal if the header is no time
     */
    public static @Nullable Long offsetMs(Call call, Instant now) {
        String sent = call.header(HEADER).orElse(null);
        if (sent == null || sent.isBlank()) {
            return null;
        }
        try {
            Duration offset = Duration.between(now, Instant.parse(sent.strip()));
            return offset.abs().compareTo(MOST) > 0 ? null : offset.toMillis();
        } catch (DateTimeException noTime) {
            throw new Refusal(
                    Status.BAD_REQUEST,
                    "The header %s holds no time. Send one such as 2026-11-23T08:00:00.000Z, or leave it out."
                            .formatted(HEADER));
        }
    }
}
