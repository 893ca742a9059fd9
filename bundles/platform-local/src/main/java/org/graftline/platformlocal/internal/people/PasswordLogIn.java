package org.graftline.platformlocal.internal.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.graftline.platform.People;
import org.graftline.platform.directory.DirectoryPerson;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.IdentityProvider;
import org.graftline.platform.directory.PasswordDirectory;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.DirectoryAccount;
import org.graftline.study.people.Person;
import org.graftline.study.people.Role;
import org.graftline.study.record.PeopleRecords;
import org.graftline.study.record.SimulatedTime;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.propertytypes.ServiceRanking;

/**
 * People from our own records, proven by password; those who come from a directory by that directory, which is also asked about names that
 * nobody here has. A name that is somebody's here is asked about nowhere else, so that no directory takes an account over. A name that nobody has costs the same work as a wrong password: it is compared with
 * a hash that no password has.
 */
@Component
@ServiceRanking(-100)
public final class PasswordLogIn implements People {
    private final Register register;
    private final Argon2id passwords;
    private final FailedAttempts attempts;
    private final String nobodysHash;
    private final Directories directories;
    private final Arrivals arrivals;

    /**
     * @param records where people are kept
     * @param work how people from a directory are written
     * @param directories asked about names that are nobody's here, or a directory's
     * @param simulated what dates acts in a rehearsal; null for the real time
     */
    @Activate
    public PasswordLogIn(
            @Reference PeopleRecords records,
            @Reference UnitOfWork work,
            @Reference Directories directories,
            @Reference(
                            target = SimulatedTime.TARGET,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Clock simulated) {
        this(
                records,
                work,
                directories,
                Objects.requireNonNullElseGet(simulated, Clock::systemUTC),
                Clock.systemUTC(),
                new SecureRandom());
    }

    /**
     * As the other, with clocks.
     *
     * @param clock dates acts
     * @param real makes those wait who guess
     */
    PasswordLogIn(
            PeopleRecords records,
            UnitOfWork work,
            Directories directories,
            Clock clock,
            Clock real,
            SecureRandom random) {
        this.register = new Register(records, real);
        this.passwords = new Argon2id(random);
        this.attempts = new FailedAttempts(real);
        this.nobodysHash = passwords.hashOfNoPassword();
        this.directories = directories;
        this.arrivals = new Arrivals(records, register, work, clock);
    }

    @Override
    public Optional<Actor> authenticate(String login, char[] password, Actor.Via via) {
        String key = Login.key(login);
        attempts.begin(key);
        Optional<Person> person = register.byLogin(login);
        Optional<DirectoryAccount> account = person.flatMap(known -> register.account(known.person()));
        Optional<Actor> proven =
                account.isPresent() ? Optional.empty() : here(person.filter(register::isActive), password, via);
        if (proven.isEmpty() && (person.isEmpty() || account.isPresent())) {
            proven = elsewhere(key, login, password, via, account);
        }
        proven.ifPresent(actor -> attempts.succeeded(key));
        return proven;
    }

    private Optional<Actor> here(Optional<Person> person, char[] password, Actor.Via via) {
        Optional<String> kept = person.flatMap(p -> register.passwordHash(p.person()));
        boolean proven = password.length <= Passwords.LONGEST && passwords.matches(password, kept.orElse(nobodysHash));
        return !proven || kept.isEmpty()
                ? Optional.empty()
                : person.map(p -> new Actor(p.person(), p.name().orErased(), via));
    }

    /** Asks the directory of a name that is known, every directory about one that is not. The first that proves somebody has the word. */
    private Optional<Actor> elsewhere(
            String key, String login, char[] password, Actor.Via via, Optional<DirectoryAccount> known) {
        if (password.length == 0 || !Login.isOne(login)) {
            return Optional
                    .empty(); // a directory may pass over letters that make another name of it here, with its own count
            // of failures
        }
        Optional<DirectoryUnavailableException> silent = Optional.empty();
        for (PasswordDirectory directory : directories.byPassword()) {
            if (known.map(account -> account.source().equals(directory.source()))
                    .orElse(true)) {
                try {
                    Optional<DirectoryPerson> proven = directory.prove(login, password);
                    if (proven.isPresent()) {
                        return arrivals.admit(proven.get(), via);
                    }
                } catch (DirectoryUnavailableException unavailable) {
                    silent = Optional.of(unavailable);
                }
            }
        }
        if (silent.isPresent()) {
            attempts.undecided(key); // nobody guessed wrong
            throw silent.get();
        }
        return Optional.empty();
    }

    @Override
    public Optional<Actor> redeem(String proof, String purpose, Actor.Via via) {
        return directories.proofs().use(proof, purpose).flatMap(person -> actor(person, via));
    }

    @Override
    public Optional<String> provider(PersonId person) {
        return register.account(person)
                .flatMap(account -> directories.provider(account.source()))
                .map(IdentityProvider::label);
    }

    @Override
    public Optional<PersonId> find(String login) {
        return register.byLogin(login).filter(register::isActive).map(Person::person);
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
                .filter(register::isActive)
                .map(Person::person)
                .filter(person -> register.roles(person, study).contains(role))
                .toList();
    }
}
