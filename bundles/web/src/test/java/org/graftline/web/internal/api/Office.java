package org.graftline.web.internal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.platform.PeopleAdministration;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;

/** Notes what the API asks of the administration, in words. */
final class Office implements PeopleAdministration {
    final List<String> asked = new ArrayList<>();
    private final Access access;
    private final Actor first;

    @Nullable
    String token;

    Office(Access access, Actor first) {
        this.access = access;
        this.first = first;
    }

    @Override
    public Optional<String> firstAdministratorToken() {
        return Optional.ofNullable(token);
    }

    @Override
    public Actor enrollFirstAdministrator(String sent, String login, String name, char[] password, Set<Role> alsoAs) {
        if (!sent.equals(token)) {
            throw new StudyException("This is not the token of this start. Copy it from the console.");
        }
        token = null;
        asked.add("first " + login + " " + name + " " + alsoAs);
        return first;
    }

    @Override
    public Actor commandLineActor(@Nullable String login) {
        throw new UnsupportedOperationException("Not from the web");
    }

    @Override
    public List<Entry> people(Actor actor) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        return List.of(new Entry(
                first.person(), "mara", first.name(), List.of("administrator"), true, "mara@example.org", true, ""));
    }

    @Override
    public PersonId enroll(Actor actor, String login, String name) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        asked.add("enroll " + login + " " + name);
        return new PersonId("p-new");
    }

    @Override
    public void grant(Actor actor, PersonId person, Role role, @Nullable StudyCode study) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        asked.add("grant " + person + " " + role + " " + study);
    }

    @Override
    public void withdraw(Actor actor, PersonId person, Role role, @Nullable StudyCode study) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        asked.add("withdraw " + person + " " + role + " " + study);
    }

    @Override
    public void setPassword(Actor actor, PersonId person, char[] password) {
        if (!actor.person().equals(person)) {
            access.require(actor, Permission.MANAGE_PEOPLE, null);
        }
        asked.add("password " + person);
    }

    @Override
    public void setMailAddress(Actor actor, PersonId person, String address) {
        if (!actor.person().equals(person)) {
            access.require(actor, Permission.MANAGE_PEOPLE, null);
        }
        asked.add("mail " + person + " " + address);
    }

    @Override
    public void bindToDirectory(Actor actor, PersonId person, String source, String subject) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        asked.add("bind " + person + " " + source + " " + subject);
    }

    @Override
    public void disable(Actor actor, PersonId person) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        asked.add("disable " + person);
    }
}
