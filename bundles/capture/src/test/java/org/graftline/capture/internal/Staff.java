package org.graftline.capture.internal;

import java.util.HashMap;
import java.util.List;
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

/** People with one role each, everywhere; whoever left is remembered. */
final class Staff implements People, Access {
    private final Map<Actor, Role> ever;
    private final Map<Actor, Role> roles;

    Staff(Map<Actor, Role> roles) {
        this.ever = new HashMap<>(roles);
        this.roles = new HashMap<>(roles);
    }

    /** From now on they hold the role. */
    void comes(Actor actor, Role role) {
        ever.put(actor, role);
        roles.put(actor, role);
    }

    /** From now on they are disabled. */
    void leaves(Actor actor) {
        roles.remove(actor);
    }

    @Override
    public Optional<String> name(PersonId person) {
        return ever.keySet().stream()
                .filter(actor -> actor.person().equals(person))
                .map(Actor::name)
                .findFirst();
    }

    @Override
    public List<Member> members(StudyCode study) {
        return ever.entrySet().stream()
                .map(one -> new Member(
                        one.getKey().person(),
                        one.getKey().name(),
                        roles(one.getKey().person(), study),
                        Set.of(one.getValue())))
                .toList();
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
