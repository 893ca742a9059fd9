package org.graftline.capture.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;

/** People with one role each, everywhere. */
final class Staff implements People, Access {
    private final Map<Actor, Role> roles;

    Staff(Map<Actor, Role> roles) {
        this.roles = Map.copyOf(roles);
    }

    @Override
    public Optional<Actor> authenticate(String login, char[] password, Actor.Via via) {
        return Optional.empty();
    }

    @Override
    public Optional<PersonId> find(String login) {
        return Optional.empty();
    }

    @Override
    public Optional<Actor> actor(PersonId person, Actor.Via via) {
        return roles.keySet().stream()
                .filter(actor -> actor.person().equals(person))
                .findFirst();
    }

    @Override
    public Set<Role> roles(PersonId person, @Nullable StudyCode study) {
        return actor(person, Actor.Via.WEB).map(roles::get).map(Set::of).orElse(Set.of());
    }

    @Override
    public void require(Actor actor, Permission permission, @Nullable StudyCode study) {
        if (!allows(actor, permission, study)) {
            throw new NotAllowedException(actor, permission, study);
        }
    }

    @Override
    public boolean allows(Actor actor, Permission permission, @Nullable StudyCode study) {
        return roles(actor.person(), study).stream().anyMatch(role -> role.allows(permission));
    }
}
