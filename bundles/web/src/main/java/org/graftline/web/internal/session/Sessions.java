package org.graftline.web.internal.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.graftline.study.PersonId;

/** Who is logged in. Kept in memory: a restart logs everybody out. Safe for many threads. */
public final class Sessions {
    /** A session without requests for this long is over. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** A session is over after this long, used or not. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private final Clock clock;
    private final SecureRandom random;
    private final ConcurrentMap<String, Session> byId = new ConcurrentHashMap<>();

    /** @param random draws ids and tokens */
    public Sessions(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** @return a fresh session of a person who has just proved themselves */
    public Session begin(PersonId person) {
        Instant now = clock.instant();
        byId.values().removeIf(old -> isOver(old, now));
        Session session = new Session(drawn(), person, drawn(), now, now);
        byId.put(session.id(), session);
        return session;
    }

    /** @return the session, marked as used now; empty if there is none or it is over */
    public Optional<Session> use(String id) {
        Instant now = clock.instant();
        return Optional.ofNullable(
                byId.computeIfPresent(id, (key, session) -> isOver(session, now) ? null : session.usedAt(now)));
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

    private static boolean isOver(Session session, Instant now) {
        return now.isAfter(session.lastUsed().plus(IDLE))
                || now.isAfter(session.begun().plus(LONGEST));
    }
}
