package org.graftline.platformlocal.internal.people;

import java.time.Clock;
import java.util.Objects;
import org.graftline.platform.Erasure;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.StudyException;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Person;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Erasures;
import org.graftline.study.record.PeopleRecords;
import org.graftline.study.record.SimulatedTime;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Erases texts of our people and of a host's, after asking who may. */
@Component
@ServiceRanking(-100)
public final class ErasureOffice implements Erasure {
    private final Access access;
    private final People people;
    private final Register register;
    private final Erasures erasures;
    private final Clock clock;

    /**
     * @param access asked before every act
     * @param people who must not be active
     * @param erasures erases
     * @param simulated what dates acts in a rehearsal; null for the real time
     */
    @Activate
    public ErasureOffice(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) People people,
            @Reference PeopleRecords records,
            @Reference Erasures erasures,
            @Reference(
                            target = SimulatedTime.TARGET,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Clock simulated) {
        this.access = access;
        this.people = people;
        this.register = new Register(records);
        this.erasures = erasures;
        this.clock = Objects.requireNonNullElseGet(simulated, Clock::systemUTC);
    }

    @Override
    public Done erasePerson(Actor actor, String person, String reason) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        PersonId id = register.byLogin(person).map(Person::person).orElseGet(() -> new PersonId(person));
        if (people.actor(id, actor.via()).isPresent()) {
            throw new StudyException(
                    "Not erased: '%s' is active, and whoever acts has a name. Disable the person first."
                            .formatted(person));
        }
        return done(erasures.erase(new Erasures.OfPerson(id), actor, clock.instant(), reason));
    }

    @Override
    public Done eraseEntry(Actor actor, Chain chain, long position, String reason) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        return done(erasures.erase(new Erasures.OfEntry(chain, position), actor, clock.instant(), reason));
    }

    @Override
    public Done eraseRecord(Actor actor, String table, String id, String reason) {
        access.require(actor, Permission.MANAGE_PEOPLE, null);
        return done(erasures.erase(new Erasures.OfRecord(table, id), actor, clock.instant(), reason));
    }

    private static Done done(Erasures.Erased erased) {
        return new Done(
                erased.inRecords(),
                erased.inEntries(),
                erased.keptSignatures(),
                erased.entry().position());
    }
}
