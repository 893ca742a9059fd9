package org.graftline.platformlocal.internal.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.graftline.platform.People;
import org.graftline.platform.ScriptTokens;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.Sha256;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.ScriptToken;
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

/** Keeps the tokens of scripts in our own records, for our people and for a host's. Acts are taken one at a time. */
@Component
@ServiceRanking(-100)
public final class TokenOffice implements ScriptTokens {
    static final String PREFIX = "graftline_";
    private static final int SECRET_BYTES = 32;
    private static final Duration NOTED_EVERY = Duration.ofHours(24);

    private final People people;
    private final Access access;
    private final PeopleRecords records;
    private final UnitOfWork work;
    private final Clock clock;
    private final Clock real;
    private final SecureRandom random;

    /**
     * @param people who must be active for their tokens to open anything
     * @param simulated what dates acts in a rehearsal; null for the real time
     */
    @Activate
    public TokenOffice(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) People people,
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
     * @param real ends tokens
     */
    TokenOffice(
            People people,
            Access access,
            PeopleRecords records,
            UnitOfWork work,
            Clock clock,
            Clock real,
            SecureRandom random) {
        this.people = people;
        this.access = access;
        this.records = records;
        this.work = work;
        this.clock = clock;
        this.real = real;
        this.random = random;
    }

    @Override
    public Optional<Actor> authenticate(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String sha256 = Sha256.of(secret);
        Optional<ScriptToken> token = records.token(sha256).filter(this::opens);
        Optional<Actor> actor = token.flatMap(it -> people.actor(it.person(), Actor.Via.TOKEN)
                .map(person -> new Actor(person.person(), person.name(), Actor.Via.TOKEN, it.limits())));
        if (actor.isPresent() && isToBeNoted(token.orElseThrow())) {
            noteUse(actor.get(), sha256);
        }
        return actor;
    }

    private boolean opens(ScriptToken token) {
        return token.state() == ScriptToken.State.ACTIVE && real.instant().isBefore(token.expires());
    }

    private boolean isToBeNoted(ScriptToken token) {
        Instant last = token.lastUsed();
        return last == null || real.instant().isAfter(last.plus(NOTED_EVERY));
    }

    private synchronized void noteUse(Actor actor, String sha256) {
        records.token(sha256)
                .filter(token -> opens(token) && isToBeNoted(token)) // somebody else may have noted it meanwhile
                .ifPresent(token -> commit(actor, ActKind.USE_TOKEN, "token used", token.usedAt(now())));
    }

    @Override
    public synchronized Issued issue(
            Actor actor, String label, ScriptToken.Scope scope, @Nullable StudyCode study, int days) {
        if (!actor.isOneself(actor.person())) {
            throw new NotAllowedException("A token issues no other. Log in by password and issue it yourself.");
        }
        access.require(
                actor,
                switch (scope) {
                    case READ -> Permission.READ_STUDY;
                    case IMPORT -> Permission.IMPORT_FILES;
                },
                study);
        if (days < 1 || days > MOST_DAYS) {
            throw new StudyException(
                    "No token was issued: it would hold for %d days. Choose 1 to %d.".formatted(days, MOST_DAYS));
        }
        byte[] bits = new byte[SECRET_BYTES];
        random.nextBytes(bits);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        ScriptToken token = new ScriptToken(
                UUID.randomUUID(),
                1,
                actor.person(),
                SaltedText.of(VisibleText.name(label)),
                Sha256.of(secret),
                scope,
                study,
                now().plus(days, ChronoUnit.DAYS),
                null,
                ScriptToken.State.ACTIVE);
        commit(actor, ActKind.ISSUE_TOKEN, "token issued", token);
        return new Issued(token.token(), secret, token.expires());
    }

    @Override
    public List<Entry> tokens(Actor actor, PersonId person) {
        requireOver(actor, person);
        boolean active = people.actor(person, actor.via()).isPresent();
        return records.tokens().stream()
                .filter(token -> token.person().equals(person))
                .map(token -> new Entry(
                        token.token(),
                        token.label().orErased(),
                        token.scope(),
                        token.study(),
                        token.expires(),
                        token.lastUsed(),
                        active && opens(token)))
                .toList();
    }

    @Override
    public synchronized void revoke(Actor actor, UUID id) {
        Optional<ScriptToken> token =
                records.tokens().stream().filter(it -> it.token().equals(id)).findFirst();
        requireOver(actor, token.map(ScriptToken::person).orElse(actor.person()));
        ScriptToken held = token.orElseThrow(() -> new StudyException(
                "Nothing was taken back: there is no such token. Look it up in the list of tokens."));
        if (held.state() == ScriptToken.State.ACTIVE) {
            commit(actor, ActKind.REVOKE_TOKEN, "token taken back", held.revoked());
        }
    }

    private void requireOver(Actor actor, PersonId person) {
        if (!actor.isOneself(person)) {
            access.require(actor, Permission.MANAGE_PEOPLE, null);
        }
    }

    private Instant now() {
        return real.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void commit(Actor actor, ActKind kind, String reason, ScriptToken row) {
        work.commit(new Act(Chain.INSTALLATION, kind, actor, clock.instant(), SaltedText.of(reason), List.of(row)));
    }
}
