package org.graftline.platformlocal.internal.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.platform.directory.DirectoryPerson;
import org.graftline.platform.directory.DirectoryPerson.GroupRole;
import org.graftline.platform.directory.NotProvenException;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Contact;
import org.graftline.study.people.DirectoryAccount;
import org.graftline.study.people.Person;
import org.graftline.study.people.Role;
import org.graftline.study.people.RoleGrant;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.PeopleRecords;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Makes those whom a directory proved people of this installation, and keeps them as the directory says. Who somebody is follows from the
 * directory's lasting id alone; a name that is somebody else's here is never taken over. One act for whatever changed, in Graftline's own
 * name: nobody here decided it. Safe for many threads.
 */
final class Arrivals {
    private static final Duration WORTH_NOTING = Duration.ofDays(1);
    private static final int LONGEST_SOURCE = 60;

    private final PeopleRecords records;
    private final Register register;
    private final UnitOfWork work;
    private final Clock clock;

    /** @param clock dates acts */
    Arrivals(PeopleRecords records, Register register, UnitOfWork work, Clock clock) {
        this.records = records;
        this.register = register;
        this.work = work;
        this.clock = clock;
    }

    /**
     * @return the person as actor, enrolled or brought up to date; empty if they were disabled here
     * @throws NotProvenException if somebody new has a log-in name that is somebody else's here
     */
    Optional<Actor> admit(DirectoryPerson who, Actor.Via via) {
        synchronized (Register.NAMES) {
            Optional<DirectoryAccount> account = register.account(who.source(), who.subject());
            if (account.isEmpty()) {
                return Optional.of(enroll(who, via));
            }
            PersonId id = account.get().person();
            if (records.person(id).filter(Register::isEnabled).isEmpty()) {
                return Optional.empty();
            }
            update(account.get(), who);
            return register.active(id).map(person -> new Actor(id, person.name().orErased(), via));
        }
    }

    /** Brings somebody who is known up to date, without a log-in. */
    void refresh(DirectoryAccount account, DirectoryPerson who) {
        synchronized (Register.NAMES) {
            update(account, who);
        }
    }

    /** Notes that the directory lost somebody: nothing of theirs opens anything until it proves them again. */
    void depart(DirectoryAccount account) {
        synchronized (Register.NAMES) {
            records.directoryAccount(account.person())
                    .filter(now -> now.state() == DirectoryAccount.State.PRESENT)
                    .ifPresent(now -> commit(
                            ActKind.CHANGE_PERSON,
                            "not in the directory '%s' any more, or disabled there".formatted(now.source()),
                            List.of(now.next(now.roles(), now.heldUntil(), DirectoryAccount.State.GONE))));
        }
    }

    private Actor enroll(DirectoryPerson who, Actor.Via via) {
        Login login = login(who);
        if (register.byLogin(login.text()).isPresent()) {
            throw new NotProvenException(
                    ("The log-in name '%s' is somebody else's here. If that account is yours, ask an administrator to bind it to"
                                    + " the directory '%s' on the page People.")
                            .formatted(login.text(), who.source()));
        }
        if (who.source().isEmpty() || who.source().length() > LONGEST_SOURCE) {
            throw new NotProvenException("The directory's name has %d characters. Give it 1 to %d in its settings."
                    .formatted(who.source().length(), LONGEST_SOURCE));
        }
        PersonId id = PersonId.fresh();
        String name = name(who, login);
        List<String> roles = words(who.roles());
        List<VersionedRow> rows = new ArrayList<>();
        rows.add(PeopleOffice.newPerson(id, login, name));
        rows.add(new DirectoryAccount(
                id, 1, who.source(), SaltedText.of(who.subject()), roles, until(who), DirectoryAccount.State.PRESENT));
        sorted(who.roles())
                .forEach(role -> rows.add(new RoleGrant(id, role.role(), role.study(), 1, RoleGrant.State.GRANTED)));
        mail(id, who).ifPresent(rows::add);
        commit(
                ActKind.ENROLL_PERSON,
                "first log-in from the directory '%s'%s".formatted(who.source(), as(roles)),
                rows);
        return new Actor(id, name, via);
    }

    private void update(DirectoryAccount account, DirectoryPerson who) {
        PersonId id = account.person();
        List<VersionedRow> rows = new ArrayList<>();
        records.person(id).flatMap(person -> renamed(person, who)).ifPresent(rows::add);
        Set<String> wanted = new HashSet<>(words(who.roles()));
        Set<String> before = new HashSet<>(account.roles());
        List<RoleGrant> grants = records.grants(id);
        Set<String> given = new HashSet<>();
        List<String> news = new ArrayList<>();
        for (GroupRole role : sorted(who.roles())) {
            boolean held = change(rows, grants, id, role, RoleGrant.State.GRANTED);
            if (!held || before.contains(role.words())) {
                given.add(role.words());
            }
            if (!held) {
                news.add("given " + role.words());
            }
        }
        for (String lost : account.roles()) {
            if (!wanted.contains(lost)) {
                if (!change(rows, grants, id, read(lost), RoleGrant.State.WITHDRAWN)) {
                    news.add("taken back " + lost);
                }
            }
        }
        boolean back = account.state() == DirectoryAccount.State.GONE;
        if (back || !given.equals(before) || isToBeNoted(account.heldUntil(), until(who))) {
            rows.add(account.next(List.copyOf(given), until(who), DirectoryAccount.State.PRESENT));
        }
        if (records.contact(id).isEmpty()) {
            mail(id, who).ifPresent(rows::add);
        }
        if (!rows.isEmpty()) {
            commit(
                    news.isEmpty() ? ActKind.CHANGE_PERSON : ActKind.CHANGE_ROLES,
                    "as the directory '%s' says%s%s"
                            .formatted(
                                    who.source(),
                                    back ? ", which has the person again" : "",
                                    news.isEmpty() ? "" : ": " + String.join(", ", news)),
                    rows);
        }
    }

    /** Adds the version that makes a grant stand as wanted; @return whether it stood so already. */
    private static boolean change(
            List<VersionedRow> rows, List<RoleGrant> grants, PersonId id, GroupRole role, RoleGrant.State state) {
        RoleGrant wanted = new RoleGrant(id, role.role(), role.study(), 1, state);
        Optional<RoleGrant> before =
                grants.stream().filter(grant -> grant.id().equals(wanted.id())).findFirst();
        if (before.map(RoleGrant::state).orElse(RoleGrant.State.WITHDRAWN) == state) {
            return true;
        }
        int version = before.map(RoleGrant::version).orElse(0) + 1;
        rows.add(new RoleGrant(id, role.role(), role.study(), version, state));
        return false;
    }

    private Optional<Person> renamed(Person person, DirectoryPerson who) {
        Login login = login(who);
        String held = person.login().orErased();
        boolean free = register.byLogin(login.text())
                .map(other -> other.person().equals(person.person()))
                .orElse(true);
        String newLogin = free ? login.text() : held;
        String newName = name(who, login);
        return held.equals(newLogin) && person.name().orErased().equals(newName)
                ? Optional.empty()
                : Optional.of(new Person(
                        person.person(),
                        person.version() + 1,
                        SaltedText.of(newLogin),
                        SaltedText.of(newName),
                        person.state()));
    }

    private static Login login(DirectoryPerson who) {
        try {
            return new Login(who.login());
        } catch (ImpossibleValueException unusable) {
            throw new NotProvenException(
                    "The directory '%s' gave a log-in name that cannot be one here. %s Choose another attribute for it in the settings of the directory."
                            .formatted(who.source(), unusable.getMessage()),
                    unusable);
        }
    }

    private static String name(DirectoryPerson who, Login login) {
        try {
            return VisibleText.name(who.name());
        } catch (ImpossibleValueException unprintable) {
            return login.text(); // a name that cannot be printed keeps nobody out
        }
    }

    private static Optional<Contact> mail(PersonId id, DirectoryPerson who) {
        try {
            return who.mail().isBlank()
                    ? Optional.empty()
                    : Optional.of(new Contact(id, 1, SaltedText.of(new MailAddress(who.mail()).text())));
        } catch (ImpossibleValueException noAddress) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant until(DirectoryPerson who) {
        return who.heldUntil() == null ? null : who.heldUntil().truncatedTo(ChronoUnit.SECONDS);
    }

    /** An act for each log-in would say nothing; one a day keeps the date near enough. */
    private static boolean isToBeNoted(@Nullable Instant held, @Nullable Instant now) {
        if (held == null || now == null) {
            return !Objects.equals(held, now);
        }
        return Duration.between(held, now).abs().compareTo(WORTH_NOTING) >= 0;
    }

    private static List<GroupRole> sorted(Set<GroupRole> roles) {
        return roles.stream().sorted(Comparator.comparing(GroupRole::words)).toList();
    }

    private static List<String> words(Set<GroupRole> roles) {
        return sorted(roles).stream().map(GroupRole::words).toList();
    }

    private static GroupRole read(String words) {
        String[] parts = words.split(" of ", 2);
        return new GroupRole(
                Role.ofWord(parts[0]).orElseThrow(() -> new IllegalStateException("A role has no such word")),
                parts.length == 1 ? null : new StudyCode(parts[1]));
    }

    private static String as(List<String> roles) {
        return roles.isEmpty()
                ? ", whose groups give no role here"
                : ", as " + roles.stream().collect(Collectors.joining(", "));
    }

    private void commit(ActKind kind, String reason, List<? extends VersionedRow> rows) {
        work.commit(new Act(
                Chain.INSTALLATION, kind, Actor.GRAFTLINE, clock.instant(), SaltedText.of(reason), List.copyOf(rows)));
    }
}
