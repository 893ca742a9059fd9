package org.graftline.platformlocal.internal.people;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Credential;
import org.graftline.study.people.Person;
import org.graftline.study.people.Role;
import org.graftline.study.people.RoleGrant;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The two ways in that need nobody's permission: the first administrator by the console's token, and the command line by access to
 * the home directory. Its caller takes one act at a time.
 */
final class FirstPeople {
    private final Register register;
    private final UnitOfWork work;
    private final Clock clock;
    private final Argon2id passwords;
    private final FirstAdministratorToken token;
    private final String operatingSystemUser;

    FirstPeople(
            Register register,
            UnitOfWork work,
            Clock clock,
            Argon2id passwords,
            FirstAdministratorToken token,
            String operatingSystemUser) {
        this.register = register;
        this.work = work;
        this.clock = clock;
        this.passwords = passwords;
        this.token = token;
        this.operatingSystemUser = operatingSystemUser;
    }

    Optional<String> token() {
        return register.administrators().isEmpty() ? Optional.of(token.text()) : Optional.empty();
    }

    Actor administrator(String typed, Login login, String name, char[] password, Set<Role> alsoAs) {
        if (!register.administrators().isEmpty()) {
            throw new StudyException(
                    "The token is used up: there is an administrator already. Ask them to enroll you.");
        }
        if (!token.is(typed)) {
            throw new StudyException(
                    "This is not the token of this start. Copy it from the console of the running server; every start prints a new one.");
        }
        requireFree(login);
        Passwords.check(password, login);
        EnumSet<Role> roles = EnumSet.of(Role.ADMINISTRATOR);
        roles.addAll(alsoAs);
        PersonId id = PersonId.fresh();
        List<VersionedRow> rows = new ArrayList<>();
        rows.add(PeopleOffice.newPerson(id, login, name));
        rows.add(new Credential(id, 1, passwords.hash(password)));
        roles.forEach(role -> rows.add(new RoleGrant(id, role, null, 1, RoleGrant.State.GRANTED)));
        return enrolled(new Actor(id, name, Actor.Via.WEB), "first administrator, by the token of the console", rows);
    }

    Actor commandLineActor(@Nullable String login) {
        String wanted = login == null ? operatingSystemUser : login;
        Optional<Person> person = register.byLogin(wanted).filter(register::isActive);
        if (person.isPresent()) {
            return new Actor(person.get().person(), person.get().name().orErased(), Actor.Via.COMMAND_LINE);
        }
        if (login == null && register.everybody().isEmpty()) {
            return firstPerson();
        }
        throw new StudyException(
                ("No active person here has the log-in name '%s'. Act as somebody who is enrolled with --as LOGIN,"
                                + " or let an administrator enroll this name on the page People.")
                        .formatted(VisibleText.shown(wanted)));
    }

    void requireFree(Login login) {
        if (register.byLogin(login.text()).isPresent()) {
            throw new StudyException(
                    "The log-in name '%s' is taken (upper and lower case count as the same). Choose another."
                            .formatted(login.text()));
        }
    }

    private Actor firstPerson() {
        Login login = new Login(operatingSystemUser);
        PersonId id = PersonId.fresh();
        return enrolled(
                new Actor(id, login.text(), Actor.Via.COMMAND_LINE),
                "first person, owner of the home directory",
                List.of(
                        PeopleOffice.newPerson(id, login, login.text()),
                        new RoleGrant(id, Role.DIRECTOR, null, 1, RoleGrant.State.GRANTED)));
    }

    private Actor enrolled(Actor themselves, String reason, List<? extends VersionedRow> rows) {
        work.commit(new Act(
                Chain.INSTALLATION,
                ActKind.ENROLL_PERSON,
                themselves,
                clock.instant(),
                SaltedText.of(reason),
                List.copyOf(rows)));
        return themselves;
    }
}
