package org.graftline.study.conduct;

import java.time.Instant;
import org.graftline.study.PersonId;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertChain.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A message about an alert to one person by one channel. Its attempts are not written down; what became of it is.
 *
 * @param caseName the case it is about
 * @param person to whom
 * @param channel how
 * @param tier how urgent when it was queued
 * @param queuedAt when it was queued
 * @param state what became of it
 * @param endedAt when it was sent or given up; null while it waits
 * @param why why it was given up; null otherwise
 */
public record AlertNotice(
        String caseName,
        PersonId person,
        Channel channel,
        Tier tier,
        Instant queuedAt,
        State state,
        @Nullable Instant endedAt,
        @Nullable Why why) {
    /** What became of a message. */
    public enum State {
        QUEUED,
        SENT,
        GIVEN_UP
    }

    /** Why a message is given up. */
    public enum Why {
        /** The mail server refused it for good. */
        REFUSED,
        /** No attempt came through in a day. */
        TOO_LATE,
        /** The case was closed before it could be sent. */
        CASE_CLOSED,
        /** The person cannot be reached this way any more. */
        NO_ADDRESS
    }

    /** @return the same, sent */
    public AlertNotice sent(Instant at) {
        return new AlertNotice(caseName, person, channel, tier, queuedAt, State.SENT, at, null);
    }

    /** @return the same, given up */
    public AlertNotice givenUp(Instant at, Why reason) {
        return new AlertNotice(caseName, person, channel, tier, queuedAt, State.GIVEN_UP, at, reason);
    }
}
