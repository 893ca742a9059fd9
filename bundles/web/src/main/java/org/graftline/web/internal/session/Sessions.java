package org.graftline.web.internal.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.graftline.study.PersonId;
import org.jspecify.annotations.Nullable;

/** Who is logged in. Kept in memory: a restart logs everybody out. Safe for many threads. */
public final class Sessions {
    /** A session without requests for this long is over, unless its person is in the middle of a round at the Bench. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** A session is over after this long, used or not. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private final Clock clock;
    private final SecureRandom random;
    private final Predicate<PersonId> measuring;
    private final ConcurrentMap<String, Session> byId = new ConcurrentHashMap<>();

    /**
     * @param random draws ids and tokens
     * @param measuring whether a person has a round of theirs open; asked only about sessions of the Bench that were quiet for long
     */
    public Sessions(Clock clock, SecureRandom random, Predicate<PersonId> measuring) {
        this.clock = clock;
        this.random = random;
        this.measuring = measuring;
    }

    /** @return a fresh session of a person who has just proved themselves */
    public Session begin(PersonId person, Session.Kind kind) {
        return begin(person, kind, null);
    }

    /**
     * @param elsewhere the log-in at a provider that it stands on; null for none
     * @return a fresh session of a person who has just proved themselves
     */
    public Session begin(PersonId person, Session.Kind kind, Session.@Nullable Elsewhere elsewhere) {
        Instant now = clock.instant();
        byId.values().removeIf(old -> isTooLong(old, now) || (old.kind() == Session.Kind.ORDINARY && isIdle(old, now)));
        Session session = new Session(drawn(), person, kind, drawn(), now, now, elsewhere);
        byId.put(session.id(), session);
        return session;
    }

    /** @return the session, marked as used now; empty if there is none or it is over */
    public Optional<Session> use(String id) {
        if (!isAlive(id)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Optional.ofNullable(byId.computeIfPresent(id, (key, session) -> session.usedAt(now)));
    }

    /** @return whether the session goes on; asking does not prolong it */
    public boolean isAlive(String id) {
        Session session = byId.get(id);
        if (session == null) {
            return false;
        }
        if (isOver(session, clock.instant())) {
            byId.remove(id, session);
            return false;
        }
        return true;
    }

    /** Ends one session. */
    public void end(String id) {
        byId.remove(id);
    }

    /** Ends all sessions of a person, as after a new password or when they are disabled. */
    public void endAll(PersonId person) {
        byId.values().removeIf(session -> session.person().equals(person));
    }

    private String drawn() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private boolean isOver(Session session, Instant now) {
        return isTooLong(session, now)
                || (isIdle(session, now)
                        && (session.kind() == Session.Kind.ORDINARY || !measuring.test(session.person())));
    }

    /** A clock that was set back makes no session longer. */
    private static boolean isIdle(Session session, Instant now) {
        return Duration.between(session.lastUsed(), now).abs().compareTo(IDLE) > 0;
    }

    private static boolean isTooLong(Session session, Instant now) {
        return Duration.between(session.begun(), now).abs().compareTo(LONGEST) > 0;
    }
}
