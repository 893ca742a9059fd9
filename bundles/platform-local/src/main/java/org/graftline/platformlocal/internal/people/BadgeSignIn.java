package org.graftline.platformlocal.internal.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.graftline.platform.BenchSignIn;
import org.graftline.platform.People;
import org.graftline.platform.TooManyAttemptsException;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.Sha256;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Badge;
import org.graftline.study.people.JournalKey;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.Chain;
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
 * Badge and PIN from our own records, for whatever people the platform has. A badge that nobody has costs the same work as a wrong PIN.
 * Badges are given out one at a time, so that two people can never get the same.
 */
@Component
@ServiceRanking(-100)
public final class BadgeSignIn implements BenchSignIn {
    private static final int KEY_BYTES = 32;

    private final People people;
    private final Access access;
    private final BenchRecords records;
    private final UnitOfWork work;
    private final Clock clock;
    private final SecureRandom random;
    private final Argon2id pins;
    private final FailedAttempts attempts;
    private final String nobodysHash;

    /** Wires the services. */
    @Activate
    public BadgeSignIn(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) People people,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference BenchRecords records,
            @Reference UnitOfWork work,
            @Reference(
                            target = SimulatedTime.TARGET,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Clock simulated) {
        this(
                people,
                access,
                records,
                work,
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
    BadgeSignIn(
            People people,
            Access access,
            BenchRecords records,
            UnitOfWork work,
            Clock clock,
            Clock real,
            SecureRandom random) {
        this.people = people;
        this.access = access;
        this.records = records;
        this.work = work;
        this.clock = clock;
        this.random = random;
        this.pins = new Argon2id(random);
        this.attempts = new FailedAttempts(real);
        this.nobodysHash = pins.hashOfNoPassword();
    }

    @Override
    public Optional<Actor> signIn(String badge, char[] pin, Actor.Via via) {
        String key = hash(badge);
        begin(key);
        Optional<Badge> given = records.badge(key);
        Optional<Actor> actor = given.flatMap(one -> people.actor(one.person(), via));
        String kept = actor.isPresent() ? given.map(Badge::phc).orElse(nobodysHash) : nobodysHash;
        boolean proven = pin.length <= Pins.LONGEST && pins.matches(pin, kept);
        if (!proven || actor.isEmpty()) {
            return Optional.empty();
        }
        attempts.succeeded(key);
        return actor;
    }

    private void begin(String key) {
        try {
            attempts.begin(key);
        } catch (TooManyAttemptsException refused) {
            throw TooManyAttemptsException.withBadge(refused.remaining());
        }
    }

    private static String hash(String badge) {
        return Sha256.of(badge.strip());
    }

    @Override
    public synchronized void giveBadge(Actor actor, PersonId person, String badge, char[] pin) {
        if (!actor.isOneself(person)) {
            access.require(actor, Permission.MANAGE_PEOPLE, null);
        }
        String code = Pins.badge(badge);
        Pins.check(pin);
        if (people.actor(person, actor.via()).isEmpty()) {
            throw new StudyException(
                    "No badge was given: nobody active here has the id '%s'. Look it up in the list of people."
                            .formatted(person));
        }
        records.badge(hash(code))
                .filter(taken -> !taken.person().equals(person))
                .ifPresent(taken -> {
                    throw new StudyException(
                            "No badge was given: this badge is somebody else's already. Take another, or have the other one withdrawn first.");
                });
        write(actor, person, hash(code), pins.hash(pin), Badge.State.ACTIVE, "badge given");
    }

    @Override
    public synchronized void withdrawBadge(Actor actor, PersonId person) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        records.badge(person)
                .filter(badge -> badge.state() == Badge.State.ACTIVE)
                .ifPresent(badge -> write(
                        actor, person, badge.badgeSha256(), badge.phc(), Badge.State.WITHDRAWN, "badge withdrawn"));
    }

    private void write(Actor actor, PersonId person, String sha256, String phc, Badge.State state, String reason) {
        int version = records.badge(person).map(Badge::version).orElse(0) + 1;
        commit(actor, ActKind.GIVE_BADGE, reason, new Badge(person, version, sha256, phc, state));
    }

    @Override
    public synchronized String journalKey(Actor actor) {
        if (!actor.isOneself(actor.person())) {
            throw new NotAllowedException(
                    "A token opens no journal of the Bench. Sign in by badge, or log in by password.");
        }
        return records.journalKey(actor.person()).map(JournalKey::key).orElseGet(() -> {
            byte[] bits = new byte[KEY_BYTES];
            random.nextBytes(bits);
            String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
            commit(actor, ActKind.DRAW_JOURNAL_KEY, "journal key drawn", new JournalKey(actor.person(), 1, key));
            return key;
        });
    }

    private void commit(Actor actor, ActKind kind, String reason, VersionedRow row) {
        work.commit(new Act(Chain.INSTALLATION, kind, actor, clock.instant(), SaltedText.of(reason), List.of(row)));
    }
}
