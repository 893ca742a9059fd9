package org.graftline.platformlocal.internal.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.graftline.platform.PeopleAdministration;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Contact;
import org.graftline.study.people.Credential;
import org.graftline.study.people.DirectoryAccount;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Person;
import org.graftline.study.people.Role;
import org.graftline.study.people.RoleGrant;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
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
 * Keeps people, roles and passwords in our own records, one act each. Acts are taken one at a time, so that two people can never get
 * the same log-in name and the last administrator cannot leave.
 */
@Component
@ServiceRanking(-100)
public final class PeopleOffice implements PeopleAdministration {
    private static final int LONGEST_SOURCE = 60;
    private static final int LONGEST_SUBJECT = 500;

    private final Access access;
    private final Register register;
    private final PeopleRecords records;
    private final UnitOfWork work;
    private final Clock clock;
    private final Argon2id passwords;
    private final FirstPeople first;

    /**
     * @param access asked before every act
     * @param records where people are kept
     * @param work how they are written
     * @param simulated what dates acts in a rehearsal; null for the real time
     */
    @Activate
    public PeopleOffice(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference PeopleRecords records,
            @Reference UnitOfWork work,
            @Reference(
                            target = SimulatedTime.TARGET,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Clock simulated) {
        this(
                access,
                records,
                work,
                Objects.requireNonNullElseGet(simulated, Clock::systemUTC),
                new SecureRandom(),
                System.getProperty("user.name", ""));
    }

    PeopleOffice(
            Access access,
            PeopleRecords records,
            UnitOfWork work,
            Clock clock,
            SecureRandom random,
            String operatingSystemUser) {
        this.access = access;
        this.register = new Register(records);
        this.records = records;
        this.work = work;
        this.clock = clock;
        this.passwords = new Argon2id(random);
        this.first = new FirstPeople(
                register, work, clock, passwords, new FirstAdministratorToken(random), operatingSystemUser);
    }

    @Override
    public Optional<String> firstAdministratorToken() {
        return first.token();
    }

    @Override
    public synchronized Actor enrollFirstAdministrator(
            String token, String login, String name, char[] password, Set<Role> alsoAs) {
        synchronized (Register.NAMES) {
            return first.administrator(token, new Login(login), VisibleText.name(name), password, alsoAs);
        }
    }

    @Override
    public synchronized Actor commandLineActor(@Nullable String login) {
        synchronized (Register.NAMES) {
            return first.commandLineActor(login);
        }
    }

    @Override
    public List<Entry> people(Actor actor) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        return register.everybody().stream()
                .map(this::entry)
                .sorted((a, b) -> Login.key(a.login()).compareTo(Login.key(b.login())))
                .toList();
    }

    @Override
    public synchronized PersonId enroll(Actor actor, String login, String name) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        Login checked = new Login(login);
        String printed = VisibleText.name(name);
        synchronized (Register.NAMES) {
            first.requireFree(checked);
            PersonId id = PersonId.fresh();
            commit(actor, ActKind.ENROLL_PERSON, "enrolled", newPerson(id, checked, printed));
            return id;
        }
    }

    @Override
    public synchronized void grant(Actor actor, PersonId person, Role role, @Nullable StudyCode study) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        known(person);
        if (role == Role.ADMINISTRATOR && study != null) {
            throw new StudyException(
                    "An administrator keeps the whole installation, not study '%s' alone. Grant the role without a study."
                            .formatted(study));
        }
        write(actor, person, role, study, RoleGrant.State.GRANTED);
    }

    @Override
    public synchronized void withdraw(Actor actor, PersonId person, Role role, @Nullable StudyCode study) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        known(person);
        if (role == Role.ADMINISTRATOR) {
            requireAnotherAdministrator(person);
        }
        write(actor, person, role, study, RoleGrant.State.WITHDRAWN);
    }

    @Override
    public synchronized void setPassword(Actor actor, PersonId person, char[] password) {
        if (!actor.isOneself(person)) {
            access.require(actor, Permission.MANAGE_PEOPLE, null);
        }
        Person known = active(person, "a password");
        register.account(person).ifPresent(account -> {
            throw new StudyException("%s logs in through the directory '%s' and has no password here. Change it there."
                    .formatted(known.name().orErased(), account.source()));
        });
        Passwords.check(password, new Login(known.login().orErased()));
        int version = records.credential(person).map(Credential::version).orElse(0) + 1;
        commit(
                actor,
                ActKind.CHANGE_CREDENTIAL,
                "password set",
                new Credential(person, version, passwords.hash(password)));
    }

    @Override
    public synchronized void disable(Actor actor, PersonId person) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        Person known = known(person);
        if (!Register.isEnabled(known)) {
            return;
        }
        requireAnotherAdministrator(person);
        commit(
                actor,
                ActKind.CHANGE_PERSON,
                "disabled",
                new Person(person, known.version() + 1, known.login(), known.name(), Person.State.DISABLED));
    }

    @Override
    public synchronized void bindToDirectory(Actor actor, PersonId person, String source, String subject) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        Person known = active(person, "a directory");
        String directory = source.strip();
        String id = subject.strip();
        if (directory.isEmpty()
                || id.isEmpty()
                || directory.length() > LONGEST_SOURCE
                || id.length() > LONGEST_SUBJECT) {
            throw new StudyException(
                    "Not bound: name the directory as its settings do (1 to %d characters) and the person's lasting id there (1 to %d)."
                            .formatted(LONGEST_SOURCE, LONGEST_SUBJECT));
        }
        register.account(person).ifPresent(account -> {
            throw new StudyException("Not bound: %s comes from the directory '%s' already."
                    .formatted(known.name().orErased(), account.source()));
        });
        register.account(directory, id).ifPresent(account -> {
            throw new StudyException("Not bound: this id of the directory '%s' is somebody's already, %s."
                    .formatted(directory, known(account.person()).name().orErased()));
        });
        requireAnotherAdministrator(person);
        commit(
                actor,
                ActKind.CHANGE_PERSON,
                "bound to the directory '%s'".formatted(directory),
                new DirectoryAccount(
                        person, 1, directory, SaltedText.of(id), List.of(), null, DirectoryAccount.State.PRESENT));
    }

    static Person newPerson(PersonId id, Login login, String name) {
        return new Person(id, 1, SaltedText.of(login.text()), SaltedText.of(name), Person.State.ACTIVE);
    }

    @Override
    public synchronized void setMailAddress(Actor actor, PersonId person, String address) {
        if (!actor.isOneself(person)) {
            access.require(actor, Permission.MANAGE_PEOPLE, null);
        }
        active(person, "a mail address");
        String kept = address.isBlank() ? "" : new MailAddress(address).text();
        Optional<Contact> before = records.contact(person);
        String held = before.flatMap(contact -> contact.mail().written()).orElse("");
        if (!held.equals(kept)) {
            int version = before.map(Contact::version).orElse(0) + 1;
            String reason = kept.isEmpty() ? "mail address taken out" : "mail address set";
            commit(actor, ActKind.CHANGE_PERSON, reason, new Contact(person, version, SaltedText.of(kept)));
        }
    }

    private void write(Actor actor, PersonId person, Role role, @Nullable StudyCode study, RoleGrant.State state) {
        RoleGrant wanted = new RoleGrant(person, role, study, 1, state);
        Optional<RoleGrant> before = records.grants(person).stream()
                .filter(grant -> grant.id().equals(wanted.id()))
                .findFirst();
        RoleGrant.State held = before.map(RoleGrant::state).orElse(RoleGrant.State.WITHDRAWN);
        if (held != state) {
            int version = before.map(RoleGrant::version).orElse(0) + 1;
            String reason = state == RoleGrant.State.GRANTED ? "role granted" : "role withdrawn";
            commit(actor, ActKind.CHANGE_ROLES, reason, new RoleGrant(person, role, study, version, state));
        }
    }

    private void requireAnotherAdministrator(PersonId leaving) {
        List<Person> administrators = register.administrators();
        if (administrators.size() == 1 && administrators.get(0).person().equals(leaving)) {
            throw new StudyException(
                    "%s is the only administrator. Make somebody else administrator first, or nobody could let people in."
                            .formatted(administrators.get(0).name().orErased()));
        }
        List<Person> withPassword = register.administratorsWithPassword();
        if (withPassword.size() == 1 && withPassword.get(0).person().equals(leaving)) {
            throw new StudyException(
                    "%s is the only administrator with a password here. Enroll another first, or nobody could come in while the directory is silent."
                            .formatted(withPassword.get(0).name().orErased()));
        }
    }

    private Person known(PersonId id) {
        return records.person(id)
                .orElseThrow(() -> new StudyException(
                        "Nobody here has the id '%s'. Look it up in the list of people.".formatted(id)));
    }

    private Person active(PersonId id, String what) {
        Person person = known(id);
        if (!register.isActive(person)) {
            throw new StudyException(
                    "%s is disabled and cannot get %s.".formatted(person.name().orErased(), what));
        }
        return person;
    }

    private Entry entry(Person person) {
        List<String> roles = register.granted(person.person()).stream()
                .map(grant -> grant.role().word() + (grant.study() == null ? "" : " of " + grant.study()))
                .sorted()
                .toList();
        return new Entry(
                person.person(),
                person.login().orErased(),
                person.name().orErased(),
                roles,
                register.isActive(person),
                records.contact(person.person())
                        .flatMap(contact -> contact.mail().written())
                        .orElse(""),
                records.hasBadge(person.person()),
                register.account(person.person()).map(DirectoryAccount::source).orElse(""));
    }

    private void commit(Actor actor, ActKind kind, String reason, VersionedRow... rows) {
        work.commit(new Act(Chain.INSTALLATION, kind, actor, clock.instant(), SaltedText.of(reason), List.of(rows)));
    }
}
