package org.graftline.platform;

import java.util.Optional;
import org.graftline.study.PersonId;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Sign-in at the Bench by badge and PIN, for people whose hands are in gloves. Implemented by {@code platform-local}; a host may bring
 * its own, the highest ranking answers alone. Must be safe for many threads.
 */
@ConsumerType
public interface BenchSignIn {
    /**
     * Proves a person by badge and PIN. Takes the same time whichever is wrong.
     *
     * @param badge what the scanner read
     * @param pin what was typed; the caller wipes it afterwards
     * @param via the way in
     * @return the person as actor; empty if badge or PIN is wrong or the person is disabled
     * @throws TooManyAttemptsException if sign-in with this badge failed so often that it is refused for a while
     */
    Optional<Actor> signIn(String badge, char[] pin, Actor.Via via);

    /**
     * Gives a person a badge, or a new PIN. One's own needs no permission, another's
     * {@link org.graftline.study.people.Permission#MANAGE_PEOPLE}.
     *
     * @param badge what the scanner reads, 4 to 100 visible characters, nobody else's
     * @param pin 6 to 12 digits, not all alike; the caller wipes it afterwards
     * @throws org.graftline.study.StudyException if badge or PIN does not fit, saying why
     */
    void giveBadge(Actor actor, PersonId person, String badge, char[] pin);

    /** Takes a badge back. Asks for {@link org.graftline.study.people.Permission#MANAGE_PEOPLE}. */
    void withdrawBadge(Actor actor, PersonId person);

    /**
     * The key under which a browser keeps the readings of this person while it has no network; drawn at the first call, the same for
     * ever.
     *
     * @param actor whose key
     * @return 256 bits in base64url
     */
    String journalKey(Actor actor);
}
