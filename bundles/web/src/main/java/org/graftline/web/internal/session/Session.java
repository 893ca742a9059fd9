package org.graftline.web.internal.session;

import java.time.Instant;
import org.graftline.study.PersonId;

/**
 * One log-in.
 *
 * @param id 256 random bits, known to the cookie and to us only
 * @param person who logged in
 * @param token 256 random bits that the page repeats in a header of every unsafe request
 * @param begun when
 * @param lastUsed when the last request came
 */
public record Session(String id, PersonId person, String token, Instant begun, Instant lastUsed) {
    Session usedAt(Instant now) {
        return new Session(id, person, token, begun, now);
    }

    @Override
    public String toString() {
        return "Session[" + person + "]"; // never the id or the token
    }
}
