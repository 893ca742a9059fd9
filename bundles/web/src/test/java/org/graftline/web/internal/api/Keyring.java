package org.graftline.web.internal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.graftline.platform.ScriptTokens;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.people.ScriptToken;
import org.graftline.study.people.TokenLimits;
import org.jspecify.annotations.Nullable;

/** Tokens whose secret is the word before a colon and the login behind it; one of Tom's is known by its name. */
final class Keyring implements ScriptTokens {
    static final String TOKEN = "55555555-5555-4555-8555-555555555555";

    final List<String> asked = new ArrayList<>();
    private final Map<String, TokenLimits> limits = new ConcurrentHashMap<>();
    private final Laboratory laboratory;

    Keyring(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    /** @return the secret of a token of this person */
    String give(String login, ScriptToken.Scope scope) {
        String secret = scope + ":" + login;
        limits.put(secret, new TokenLimits(scope, Laboratory.STUDY));
        return secret;
    }

    void takeBack(String secret) {
        limits.remove(secret);
    }

    @Override
    public Optional<Actor> authenticate(String secret) {
        return Optional.ofNullable(limits.get(secret))
                .flatMap(limit -> laboratory
                        .actor(new PersonId("p-" + secret.split(":", 2)[1]), Actor.Via.TOKEN)
                        .map(actor -> new Actor(actor.person(), actor.name(), Actor.Via.TOKEN, limit)));
    }

    @Override
    public Issued issue(Actor actor, String label, ScriptToken.Scope scope, @Nullable StudyCode study, int days) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        asked.add("issue %s %s %s %d".formatted(label, scope, study, days));
        return new Issued(UUID.fromString(TOKEN), "graftline_secret", Laboratory.NOW);
    }

    @Override
    public List<Entry> tokens(Actor actor, PersonId person) {
        requireOver(actor, person);
        return List.of(new Entry(
                UUID.fromString(TOKEN),
                "nightly",
                ScriptToken.Scope.READ,
                Laboratory.STUDY,
                Laboratory.NOW,
                null,
                true));
    }

    @Override
    public void revoke(Actor actor, UUID token) {
        requireOver(actor, laboratory.actor("tom").person());
        asked.add("revoke " + token);
    }

    private void requireOver(Actor actor, PersonId person) {
        if (!actor.isOneself(person)) {
            laboratory.require(actor, Permission.MANAGE_PEOPLE, null);
        }
    }
}
