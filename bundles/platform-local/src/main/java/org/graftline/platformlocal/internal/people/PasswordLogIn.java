package org.graftline.platformlocal.internal.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Person;
import org.graftline.study.people.Role;
import org.graftline.study.record.PeopleRecords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;

/**
 * People from our own records, proven by password. A name that nobody has costs the same work as a wrong password: it is compared with
 * a hash that no password has.
 */
@Component
@ServiceRanking(-100)
public final class PasswordLogIn implements People {
    private final Register register;
    private final Argon2id passwords;
    private final FailedAttempts attempts;
    private final String nobodysHash;

    /** @param records where people are kept */
    @Activate
    public PasswordLogIn(@Reference PeopleRecords records) {
        this(records, Clock.systemUTC(), new SecureRandom());
    }

    PasswordLogIn(PeopleRecords records, Clock clock, SecureRandom random) {
        this.register = new Register(records);
        this.passwords = new Argon2id(random);
        this.attempts = new FailedAttempts(clock);
        this.nobodysHash = passwords.hashOfNoPassword();
    }

    @Override
    public Optional<Actor> authenticate(String login, char[] password, Actor.Via via) {
        String key = Login.key(login);
        attempts.begin(key);
        Optional<Person> person = register.byLogin(login).filter(Register::isActive);
        Optional<String> kept = person.flatMap(p -> register.passwordHash(p.person()));
        boolean proven = password.length <= Passwords.LONGEST && passwords.matches(password, kept.orElse(nobodysHash));
        if (!proven || kept.isEmpty()) {
            return Optional.empty();
        }
        attempts.succeeded(key);
        return person.map(p -> new Actor(p.person(), p.name().orErased(), via));
    }

    @Override
    public Optional<PersonId> find(String login) {
        return register.byLogin(login).filter(Register::isActive).map(Person::person);
    }

    @Override
    public Optional<Actor> actor(PersonId person, Actor.Via via) {
        return register.active(person).map(p -> new Actor(p.person(), p.name().orErased(), via));
    }

    @Override
    public Set<Role> roles(PersonId person, @Nullable StudyCode study) {
        return register.active(person).isPresent() ? register.roles(person, study) : Set.of();
    }

    @Override
    public Optional<String> name(PersonId person) {
        return register.known(person).map(known -> known.name().orErased());
    }

    @Override
    public List<Member> members(StudyCode study) {
        return register.members(study);
    }

    @Override
    public List<PersonId> holding(Role role, StudyCode study) {
        return register.everybody().stream()
                .filter(Register::isActive)
                .map(Person::person)
                .filter(person -> register.roles(person, study).contains(role))
                .toList();
    }
}
