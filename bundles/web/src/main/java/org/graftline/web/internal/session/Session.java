package org.graftline.web.internal.session;

import java.net.URI;
import java.time.Instant;
import org.graftline.study.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One log-in.
 *
 * @param id 256 random bits, known to the cookie and to us only
 * @param person who logged in
 * @param kind which rules end it
 * @param token 256 random bits that the page repeats in a header of every unsafe request
 * @param begun when
 * @param lastUsed when the last request came
 * @param elsewhere the log-in at a provider of single sign-on that it stands on; null for none
 */
public record Session(
        String id,
        PersonId person,
        Kind kind,
        String token,
        Instant begun,
        Instant lastUsed,
        @Nullable Elsewhere elsewhere) {
    /**
     * A log-in at a provider.
     *
     * @param ticket asks whether it still holds
     * @param logOut where the browser goes to end it as well; null for nowhere
     */
    public record Elsewhere(String ticket, @Nullable URI logOut) {
        @Override
        public String toString() {
            return "Elsewhere"; // never the ticket or the address, which says who
        }
    }

    /** Which rules end a session. */
    public enum Kind {
        /** By log-in name and password: over after a while without requests. */
        ORDINARY,
        /** By badge and PIN at the Bench: as long as the person is in the middle of a round, quiet hours do not end it. */
        BENCH
    }

    Session usedAt(Instant now) {
        return new Session(id, person, kind, token, begun, now, elsewhere);
    }

    @Override
    public String toString() {
        return "Session[" + person + "]"; // never the id or the token
    }
}
