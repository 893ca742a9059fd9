package org.graftline.platformlocal.internal.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.graftline.study.PersonId;
import org.jspecify.annotations.Nullable;

/** Proofs that people gave at a provider a moment ago, each for one person, one purpose and one use. In memory only. Safe for many threads. */
final class Proofs {
    static final Duration HOLDS = Duration.ofMinutes(5);
    private static final int BYTES = 32;

    private final Clock clock;
    private final SecureRandom random;
    private final ConcurrentMap<String, Given> given = new ConcurrentHashMap<>();

    Proofs(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    private record Given(PersonId person, String purpose, Instant until) {}

    String draw(PersonId person, String purpose) {
        Instant now = clock.instant();
        given.values().removeIf(old -> now.isAfter(old.until()));
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String proof = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        given.put(proof, new Given(person, purpose, now.plus(HOLDS)));
        return proof;
    }

    /** @return whose it is; whatever the answer, it opens nothing any more */
    Optional<PersonId> use(String proof, String purpose) {
        @Nullable Given held = given.remove(proof);
        return held == null
                        || clock.instant().isAfter(held.until())
                        || !held.purpose().equals(purpose)
                ? Optional.empty()
                : Optional.of(held.person());
    }
}
