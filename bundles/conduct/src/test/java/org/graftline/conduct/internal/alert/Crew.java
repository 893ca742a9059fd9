package org.graftline.conduct.internal.alert;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.graftline.platform.Contacts;
import org.graftline.platform.Notices;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;

/** The people around a study, by their first names, and the notices they were given. */
final class Crew implements People, Access, Contacts, Notices {
    final List<String> told = new ArrayList<>();
    private final Map<PersonId, Set<Role>> active = new LinkedHashMap<>();
    private final Map<PersonId, String> addresses = new LinkedHashMap<>();

    Crew with(String name, Role... roles) {
        Set<Role> held = EnumSet.noneOf(Role.class);
        held.addAll(List.of(roles));
        active.put(id(name), held);
        addresses.put(id(name), name + "@example.org");
        return this;
    }

    void disable(String name) {
        active.remove(id(name));
        addresses.remove(id(name));
    }

    void withoutAddress(String name) {
        addresses.remove(id(name));
    }

    static PersonId id(String name) {
        return new PersonId("p-" + name);
    }

    Actor actor(String name) {
        return actor(id(name), Actor.Via.WEB).orElseThrow();
    }

    @Override
    public Optional<Actor> actor(PersonId person, Actor.Via via) {
        return active.containsKey(person)
                ? Optional.of(new Actor(person, person.value().substring(2), via))
                : Optional.empty();
    }

    @Override
    public Set<Role> roles(PersonId person, @Nullable StudyCode study) {
        return Objects.requireNonNullElse(active.get(person), Set.of());
    }

    @Override
    public List<PersonId> holding(Role role, StudyCode study) {
        return active.keySet().stream()
                .filter(person -> roles(person, study).contains(role))
                .toList();
    }

    @Override
    public Optional<String> mailAddress(PersonId person) {
        return Optional.ofNullable(addresses.get(person));
    }

    @Override
    public void tell(PersonId to, String subject, String text) {
        told.add(to.value().substring(2) + ": " + subject);
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

    @Override
    public Optional<Actor> authenticate(String login, char[] password, Actor.Via via) {
        throw new UnsupportedOperationException("Nobody logs in here");
    }

    @Override
    public Optional<PersonId> find(String login) {
        throw new UnsupportedOperationException("Nobody is looked up here");
    }
}
