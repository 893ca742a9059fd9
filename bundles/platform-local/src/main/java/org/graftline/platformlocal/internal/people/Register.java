package org.graftline.platformlocal.internal.people;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.DirectoryAccount;
import org.graftline.study.people.Person;
import org.graftline.study.people.Role;
import org.graftline.study.people.RoleGrant;
import org.graftline.study.record.PeopleRecords;
import org.jspecify.annotations.Nullable;

/** The people of the records, asked in the words that log-in and administration need. Safe for many threads. */
final class Register {
    /** Held by whoever gives out a log-in name, so that two people can never get the same. */
    static final Object NAMES = new Object();

    private final PeopleRecords records;
    private final Clock real;

    Register(PeopleRecords records) {
        this(records, Clock.systemUTC());
    }

    /** @param real tells how long the word of a directory holds */
    Register(PeopleRecords records, Clock real) {
        this.records = records;
        this.real = real;
    }

    List<Person> everybody() {
        return records.people();
    }

    Optional<Person> byLogin(String typed) {
        String key = Login.key(typed);
        return records.people().stream()
                .filter(person -> person.login()
                        .written()
                        .map(Login::key)
                        .filter(key::equals)
                        .isPresent())
                .findFirst();
    }

    Optional<Person> known(PersonId id) {
        return records.person(id);
    }

    Optional<Person> active(PersonId id) {
        return records.person(id).filter(this::isActive);
    }

    Optional<String> passwordHash(PersonId id) {
        return records.credential(id).map(credential -> credential.phc());
    }

    List<RoleGrant> granted(PersonId id) {
        return records.grants(id).stream()
                .filter(grant -> grant.state() == RoleGrant.State.GRANTED)
                .toList();
    }

    Set<Role> roles(PersonId id, @Nullable StudyCode study) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (RoleGrant grant : granted(id)) {
            if (grant.study() == null || grant.study().equals(study)) {
                roles.add(grant.role());
            }
        }
        return roles;
    }

    /** @return who has or had a role there, by name; nothing is held any more by somebody who is disabled */
    List<People.Member> members(StudyCode study) {
        return records.people().stream()
                .map(person -> new People.Member(
                        person.person(),
                        person.name().orErased(),
                        isActive(person) ? roles(person.person(), study) : Set.of(),
                        everHeld(person.person(), study)))
                .filter(member -> !member.ever().isEmpty())
                .sorted(Comparator.comparing(People.Member::name).thenComparing(People.Member::person))
                .toList();
    }

    private Set<Role> everHeld(PersonId id, StudyCode study) {
        return records.grants(id).stream()
                .filter(grant -> grant.study() == null || grant.study().equals(study))
                .map(RoleGrant::role)
                .collect(Collectors.toSet());
    }

    /** @return the active people who keep the installation */
    List<Person> administrators() {
        return records.people().stream()
                .filter(person ->
                        isActive(person) && roles(person.person(), null).contains(Role.ADMINISTRATOR))
                .toList();
    }

    /** @return the active people who keep the installation and need no directory to come in */
    List<Person> administratorsWithPassword() {
        return administrators().stream()
                .filter(person -> records.directoryAccount(person.person()).isEmpty())
                .toList();
    }

    Optional<DirectoryAccount> account(PersonId id) {
        return records.directoryAccount(id);
    }

    Optional<DirectoryAccount> account(String source, String subject) {
        return records.directoryAccounts().stream()
                .filter(account -> account.source().equals(source)
                        && account.subject().written().filter(subject::equals).isPresent())
                .findFirst();
    }

    /** @return whether nobody here disabled the person, whatever a directory says */
    static boolean isEnabled(Person person) {
        return person.state() == Person.State.ACTIVE;
    }

    /** @return whether the person may act: not disabled here, and a directory that they come from still stands for them */
    boolean isActive(Person person) {
        return isEnabled(person)
                && records.directoryAccount(person.person()).map(this::stands).orElse(true);
    }

    private boolean stands(DirectoryAccount account) {
        Instant until = account.heldUntil();
        return account.state() == DirectoryAccount.State.PRESENT
                && (until == null || !real.instant().isAfter(until));
    }
}
