package org.graftline.conduct.internal.notebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves by hand. */
public final class HandClock extends Clock {
    private Instant now;

    /** @param now where it stands until it is moved, ISO 8601 */
    public HandClock(String now) {
        this.now = Instant.parse(now);
    }

    /** Moves it, back where the time is negative. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("UTC only");
    }
}
