package org.graftline.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.ScriptToken;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tokens with which scripts act for a person: with less than the person may, until a day, and as long as the person is active. Issuing,
 * taking back, and the first use in 24 hours stand in the ledger. Safe for many threads.
 */
@ProviderType
public interface ScriptTokens {
    /** The most days for which a token is issued. */
    int MOST_DAYS = 366;

    /**
     * @param secret what a script sent
     * @return the person as actor, limited to what the token is for; empty if no token has the secret, it was taken back, its time is
     *     over, or the person is disabled
     */
    Optional<Actor> authenticate(String secret);

    /**
     * Issues a token for oneself. Nobody issues one for somebody else, and no token issues another.
     *
     * @param label what it is for, 1 to 120 characters
     * @param study the one study it opens; null for every study, which only whoever has the role for every study may
     * @param days for how long, 1 to {@value #MOST_DAYS}
     * @throws NotAllowedException if the person may not themself what the token is for
     */
    Issued issue(Actor actor, String label, ScriptToken.Scope scope, @Nullable StudyCode study, int days);

    /**
     * @return the tokens of a person, those that open nothing any more too; one's own needs no permission, others'
     *     {@link org.graftline.study.people.Permission#MANAGE_PEOPLE}
     */
    List<Entry> tokens(Actor actor, PersonId person);

    /** Takes a token back at once; permissions as in {@link #tokens}. Repeating changes nothing. */
    void revoke(Actor actor, UUID token);

    /**
     * A token that was just issued.
     *
     * @param secret shown this once and kept nowhere
     */
    record Issued(UUID token, String secret, Instant expires) {
        @Override
        public String toString() {
            return "Issued[" + token + "]"; // never the secret
        }
    }

    /**
     * A token as lists show it.
     *
     * @param lastUsed to within 24 hours; null before the first use
     * @param active whether it opens anything now
     */
    record Entry(
            UUID token,
            String label,
            ScriptToken.Scope scope,
            @Nullable StudyCode study,
            Instant expires,
            @Nullable Instant lastUsed,
            boolean active) {}
}
