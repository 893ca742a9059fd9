package org.graftline.platformlocal.internal.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.IdentityProvider;
import org.graftline.platform.directory.NotProvenException;
import org.graftline.platform.directory.SingleSignOn;
import org.graftline.study.PersonId;
import org.graftline.study.StudyException;
import org.graftline.study.people.Actor;
import org.graftline.study.people.DirectoryAccount;
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
 * Sends people to their provider and meets them when they come back. What was begun is kept in memory for ten minutes under a secret that
 * only the browser has which began it, and ends once: an answer that is played again, or by another browser, finds nothing.
 */
@Component
@ServiceRanking(-100)
public final class ProviderDesk implements SingleSignOn {
    static final Duration ENDS_WITHIN = Duration.ofMinutes(10);
    private static final Duration TICKETS_KEPT = Duration.ofHours(13); // an hour more than the longest session
    private static final Duration AGAIN_AFTER_SILENCE = Duration.ofMinutes(1);
    private static final int MOST_BEGUN = 10_000;
    private static final int BYTES = 32;

    private final Register register;
    private final Directories directories;
    private final Arrivals arrivals;
    private final Clock real;
    private final SecureRandom random;
    private final ConcurrentMap<String, Open> begun = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Standing> standings = new ConcurrentHashMap<>();

    /** Wires the services. */
    @Activate
    public ProviderDesk(
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
     * @param real ends what was begun
     */
    ProviderDesk(
            PeopleRecords records,
            UnitOfWork work,
            Directories directories,
            Clock clock,
            Clock real,
            SecureRandom random) {
        this.register = new Register(records, real);
        this.directories = directories;
        this.arrivals = new Arrivals(records, register, work, clock);
        this.real = real;
        this.random = random;
    }

    /** Something begun; {@code purpose} and {@code person} only where it is a proof. */
    private record Open(
            String source,
            IdentityProvider.Request request,
            @Nullable PersonId person,
            @Nullable String purpose,
            Instant until) {}

    /** What is known of a log-in at its provider. */
    private record Standing(String source, String opaque, Instant askAt, Instant until) {}

    @Override
    public List<Provider> providers() {
        return directories.providers().stream()
                .map(provider -> new Provider(provider.source(), provider.label()))
                .toList();
    }

    @Override
    public Begun begin(String provider) {
        IdentityProvider found = directories
                .provider(provider)
                .orElseThrow(() -> new StudyException(
                        "There is no such provider to log in with. Reload the page and choose one that it shows."));
        return open(found, found.request(IdentityProvider.Proof.ANY), null, null);
    }

    @Override
    public Begun beginProof(Actor actor, String purpose) {
        IdentityProvider found = register.account(actor.person())
                .flatMap(account -> directories.provider(account.source()))
                .orElseThrow(
                        () -> new StudyException(
                                "You do not log in at a provider that is set up here. Prove yourself by log-in name and password."));
        return open(found, found.request(IdentityProvider.Proof.FRESH), actor.person(), purpose);
    }

    private Begun open(
            IdentityProvider provider,
            IdentityProvider.Request request,
            @Nullable PersonId person,
            @Nullable String purpose) {
        Instant now = real.instant();
        begun.values().removeIf(old -> now.isAfter(old.until()));
        if (begun.size() >= MOST_BEGUN) {
            throw new StudyException(
                    "Too many log-ins have been begun and not ended. Wait ten minutes, then try again.");
        }
        String binding = drawn();
        begun.put(binding, new Open(provider.source(), request, person, purpose, now.plus(ENDS_WITHIN)));
        return new Begun(request.address(), binding);
    }

    @Override
    public Ended end(String binding, Map<String, String> answer) {
        @Nullable Open open = begun.remove(binding);
        if (open == null || real.instant().isAfter(open.until())) {
            throw new NotProvenException(
                    "This log-in was not begun in this browser, was ended already, or took longer than ten minutes. Begin again.");
        }
        if (!open.request().state().equals(answer.get("state"))) {
            throw new NotProvenException(
                    "The answer belongs to another log-in than the one that this browser began. Begin again.");
        }
        IdentityProvider provider = directories
                .provider(open.source())
                .orElseThrow(() -> new NotProvenException(
                        "The provider was taken out of the settings meanwhile. Log in another way."));
        IdentityProvider.Proven proven = provider.prove(open.request(), answer);
        return open.purpose() == null
                ? loggedIn(provider, proven)
                : proof(open.purpose(), Objects.requireNonNull(open.person()), proven);
    }

    private Ended loggedIn(IdentityProvider provider, IdentityProvider.Proven proven) {
        Actor actor = arrivals.admit(proven.person(), Actor.Via.WEB)
                .orElseThrow(
                        () -> new NotProvenException(
                                "You proved who you are, but your account here is disabled. Ask an administrator of Graftline."));
        Instant now = real.instant();
        standings.values().removeIf(old -> now.isAfter(old.until()));
        String ticket = drawn();
        proven.standing()
                .ifPresent(opaque -> standings.put(
                        ticket,
                        new Standing(
                                provider.source(), opaque, now.plus(provider.renewEvery()), now.plus(TICKETS_KEPT))));
        return new Ended(actor, Optional.empty(), ticket, proven.logOut());
    }

    /** A proof is for whoever began it: another account that happens to be logged in at the provider signs nothing. */
    private Ended proof(String purpose, PersonId person, IdentityProvider.Proven proven) {
        Optional<DirectoryAccount> account =
                register.account(proven.person().source(), proven.person().subject());
        if (account.filter(it -> it.person().equals(person)).isEmpty()) {
            throw new NotProvenException(
                    "Somebody else proved themself at the provider. Log out there, then prove yourself with your own account.");
        }
        Actor actor = register.active(person)
                .map(active -> new Actor(person, active.name().orErased(), Actor.Via.WEB))
                .orElseThrow(() -> new NotProvenException("Your account is disabled. Ask an administrator."));
        return new Ended(actor, Optional.of(directories.proofs().draw(person, purpose)), "", Optional.empty());
    }

    @Override
    public boolean holds(String ticket) {
        @Nullable Standing standing = standings.get(ticket);
        Instant now = real.instant();
        if (standing == null || now.isBefore(standing.askAt())) {
            return true;
        }
        Standing asking =
                new Standing(standing.source(), standing.opaque(), now.plus(AGAIN_AFTER_SILENCE), standing.until());
        if (!standings.replace(ticket, standing, asking)) {
            return true; // another request asks already
        }
        Optional<IdentityProvider> provider = directories.provider(standing.source());
        if (provider.isEmpty()) {
            return true;
        }
        try {
            Optional<String> next = provider.get().renew(standing.opaque());
            if (next.isEmpty()) {
                standings.remove(ticket);
                return false;
            }
            standings.put(
                    ticket,
                    new Standing(
                            standing.source(),
                            next.get(),
                            now.plus(provider.get().renewEvery()),
                            standing.until()));
        } catch (DirectoryUnavailableException silent) {
            return true; // nothing is known; asked again in a minute
        }
        return true;
    }

    private String drawn() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
