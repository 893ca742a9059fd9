package org.graftline.platformlocal.internal.people;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Person;
import org.graftline.study.people.Role;
import org.graftline.study.people.RoleGrant;
import org.graftline.study.record.PeopleRecords;
import org.jspecify.annotations.Nullable;

/** The people of the records, asked in the words that log-in and administration need. Safe for many threads. */
final class Register {
    private final PeopleRecords records;

    Register(PeopleRecords records) {
        this.records = records;
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
        return records.person(id).filter(Register::isActive);
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

    static boolean isActive(Person person) {
        return person.state() == Person.State.ACTIVE;
    }
}
