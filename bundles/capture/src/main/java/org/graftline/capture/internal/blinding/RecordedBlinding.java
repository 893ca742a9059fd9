package org.graftline.capture.internal.blinding;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.capture.internal.kept.LedgerSearch;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.bench.Blinding;
import org.graftline.study.bench.Unblinding;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Keeps who was told the arms, with the reason. */
@Component(property = "service.ranking:Integer=-100")
public final class RecordedBlinding implements Blinding {
    private final KeptStudies studies;
    private final BenchRecords records;
    private final LedgerSearch search;
    private final Sights sights;
    private final People people;
    private final Access access;

    /** Wires the services. */
    @Activate
    public RecordedBlinding(
            @Reference KeptStudies studies,
            @Reference BenchRecords records,
            @Reference LedgerSearch search,
            @Reference Sights sights,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) People people,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access) {
        this.studies = studies;
        this.records = records;
        this.search = search;
        this.sights = sights;
        this.people = people;
        this.access = access;
    }

    @Override
    public boolean isBlinded(Actor actor, StudyCode study) {
        return sights.isBlinded(actor, studies.of(study));
    }

    @Override
    public LedgerEntry unblind(Actor actor, StudyCode study, PersonId person, String reason) {
        access.require(actor, Permission.CHANGE_STUDY, study);
        if (reason.isBlank()) {
            throw new StudyException("Not saved: telling somebody the arms needs a reason. Say why.");
        }
        if (people.name(person).isEmpty()) {
            throw new StudyException(
                    "Not saved: nobody has the id '%s'. Choose a person of study %s.".formatted(person, study));
        }
        return studies.hold(() -> {
            studies.of(study); // refuses a study that does not exist
            Optional<Unblinding> before = records.unblindings(study).stream()
                    .filter(one -> one.person().equals(person))
                    .findFirst();
            if (before.isPresent()) {
                return search.writerOf(study, before.get()); // told already: nobody can be told twice
            }
            Unblinding told = new Unblinding(study, person, 1, SaltedText.of(reason.strip()));
            return studies.commit(actor, ActKind.UNBLIND, study, reason.strip(), List.of(told));
        });
    }

    @Override
    public List<Eyes> eyes(Actor actor, StudyCode code) {
        access.require(actor, Permission.INSPECT_STUDY, code);
        KeptStudy study = studies.of(code);
        boolean mayReadReasons = !sights.isBlinded(actor, study);
        Map<PersonId, Unblinding> told =
                records.unblindings(code).stream().collect(Collectors.toMap(Unblinding::person, Function.identity()));
        Map<PersonId, Eyes> eyes = new HashMap<>();
        for (People.Member member : people.members(code)) {
            Unblinding unblinding = told.get(member.person());
            if (unblinding != null || reads(member.roles())) {
                eyes.put(member.person(), eyes(study, member.person(), member.name(), unblinding, mayReadReasons));
            }
        }
        told.forEach((person, unblinding) -> eyes.computeIfAbsent( // of a host that lists nobody
                person, id -> eyes(study, id, people.name(id).orElse(id.value()), unblinding, mayReadReasons)));
        return eyes.values().stream()
                .sorted(Comparator.comparing(Eyes::name).thenComparing(Eyes::person))
                .toList();
    }

    private Eyes eyes(
            KeptStudy study, PersonId person, String name, @Nullable Unblinding unblinding, boolean mayReadReasons) {
        Set<Role> roles = people.roles(person, study.study().code());
        Told told = unblinding == null ? null : told(unblinding, mayReadReasons);
        Sight sight = !reads(roles)
                ? Sight.LEFT
                : !sights.isBlinded(roles, study) ? Sight.OPEN : told == null ? Sight.BLINDED : Sight.TOLD;
        return new Eyes(person, name, sight, told);
    }

    private Told told(Unblinding unblinding, boolean mayReadReasons) {
        LedgerEntry entry = records.writer(unblinding).orElseThrow();
        return new Told(
                entry.at(),
                entry.person(),
                entry.actorName().orErased(),
                mayReadReasons ? unblinding.reason().orErased() : null);
    }

    private static boolean reads(Set<Role> roles) {
        return roles.stream().anyMatch(role -> role.allows(Permission.READ_STUDY));
    }
}
