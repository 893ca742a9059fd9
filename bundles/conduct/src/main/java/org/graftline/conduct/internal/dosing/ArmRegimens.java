package org.graftline.conduct.internal.dosing;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.conduct.internal.known.KnownStudies;
import org.graftline.conduct.internal.known.KnownStudy;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.Dose;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.bench.Blinding;
import org.graftline.study.conduct.DosingSchedule.Pattern;
import org.graftline.study.conduct.Regimen;
import org.graftline.study.conduct.Regimens;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DoseRecords;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Regimens as documents of their study, one an arm. */
@Component(property = "service.ranking:Integer=-100")
public final class ArmRegimens implements Regimens {
    private final UnitOfWork work;
    private final KnownStudies studies;
    private final DoseRecords doses;
    private final Blinding blinding;
    private final Access access;
    private final Clock clock;

    /** Wires the services. */
    @Activate
    public ArmRegimens(
            @Reference UnitOfWork work,
            @Reference KnownStudies studies,
            @Reference DoseRecords doses,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Blinding blinding,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference(
                            target = StudyActs.SIMULATED,
                            policyOption = ReferencePolicyOption.GREEDY,
                            cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable
                    Clock clock) {
        this.work = work;
        this.studies = studies;
        this.doses = doses;
        this.blinding = blinding;
        this.access = access;
        this.clock = clock == null ? Clock.systemUTC() : clock;
    }

    @Override
    public List<Planned> all(Actor actor, StudyCode code) {
        KnownStudy study = seen(actor, code);
        return study.data().arms().stream()
                .map(Arm::name)
                .sorted(Comparator.comparing(ArmName::value))
                .flatMap(arm -> study.regimens(arm).stream())
                .toList();
    }

    @Override
    public List<String> tellTales(Actor actor, StudyCode code) {
        return TellTales.of(seen(actor, code));
    }

    @Override
    public List<ArmName> arms(Actor actor, StudyCode code) {
        return seen(actor, code).data().arms().stream()
                .map(Arm::name)
                .sorted(Comparator.comparing(ArmName::value))
                .toList();
    }

    private KnownStudy seen(Actor actor, StudyCode code) {
        access.require(actor, Permission.READ_STUDY, code);
        KnownStudy study = studies.of(code);
        Blind.refuse(blinding, actor, code, "its regimens");
        return study;
    }

    @Override
    public Planned set(Actor actor, StudyCode code, Regimen regimen, int before, String reason) {
        access.require(actor, Permission.CHANGE_STUDY, code);
        if (reason.isBlank()) {
            throw new StudyException("Not saved: a regimen is set or amended for a reason. Say why.");
        }
        KnownStudy study = seen(actor, code);
        List<Planned> versions = study.regimens(regimen.arm());
        if (versions.size() != before) {
            throw new ConcurrentChangeException(
                    "Not saved: the regimen of arm '%s' is at version %d, and you looked at version %d. Look at it again and repeat."
                            .formatted(regimen.arm(), versions.size(), before));
        }
        check(study, regimen);
        if (before > 0) {
            checkAmendment(study, regimen, versions.get(before - 1).regimen());
        }
        StudyDocument document = new StudyDocument(
                code, DocumentKind.REGIMEN, regimen.arm().value(), before + 1, DocumentText.of(regimen));
        LedgerEntry entry = work.commit(new Act(
                Chain.of(code),
                before == 0 ? ActKind.SET_UP_STUDY : ActKind.AMEND_PROTOCOL,
                actor,
                clock.instant(),
                SaltedText.of(reason.strip()),
                List.of(document)));
        return new Planned(regimen, before + 1, entry.person(), entry.at());
    }

    private static void check(KnownStudy study, Regimen regimen) {
        if (study.data().arms().stream().noneMatch(arm -> arm.name().equals(regimen.arm()))) {
            throw new StudyException("Not saved: study %s has no arm '%s'. Add the arm first, or correct its name."
                    .formatted(study.study().code(), regimen.arm()));
        }
        List<String> vials = regimen.treatments().stream()
                .flatMap(treatment -> treatment.vials().stream())
                .toList();
        for (Arm other : study.data().arms()) {
            if (!other.name().equals(regimen.arm())) {
                Optional<String> taken = study.regimens(other.name()).stream()
                        .flatMap(planned -> planned.regimen().treatments().stream())
                        .flatMap(treatment -> treatment.vials().stream())
                        .filter(vials::contains)
                        .findFirst();
                if (taken.isPresent()) {
                    throw new StudyException(
                            "Not saved: the vial code '%s' belongs to arm '%s'. A code names one vial for the whole study: choose another."
                                    .formatted(taken.get(), other.name()));
                }
            }
        }
        if (vials.stream().distinct().count() < vials.size()) {
            throw new StudyException(
                    "Not saved: two treatments of arm '%s' have a vial code in common. Give each vial a code of its own."
                            .formatted(regimen.arm()));
        }
        if (study.dayZero() == null
                && regimen.treatments().stream()
                        .anyMatch(treatment -> treatment.schedule().pattern() == Pattern.WEEKDAYS)) {
            throw new StudyException(
                    "Not saved: weekdays need the date of study day 0, which the study has not. Set it under How it is"
                            + " measured, or name study days.");
        }
    }

    /** Doses that were given stay under the version that governed them. */
    private void checkAmendment(KnownStudy study, Regimen regimen, Regimen before) {
        if (regimen.from().compareTo(before.from()) < 0) {
            throw new StudyException(
                    "Not saved: the amendment would hold from day %s, before the version that it amends (day %s). Let it hold from day %s or later."
                            .formatted(regimen.from(), before.from(), before.from()));
        }
        Optional<StudyDay> given = doses.doses(study.study().code()).stream()
                .filter(dose -> dose.outcome() != Dose.Outcome.RETRACTED)
                .filter(dose -> Objects.equals(study.arm(dose.mouse()), regimen.arm()))
                .map(Dose::day)
                .max(Comparator.naturalOrder());
        if (given.isPresent() && given.get().compareTo(regimen.from()) >= 0) {
            throw new StudyException(
                    "Not saved: arm '%s' was dosed up to day %s by the regimen as it stands, and the amendment would hold from day %s. Let it hold from day %s on."
                            .formatted(
                                    regimen.arm(),
                                    given.get(),
                                    regimen.from(),
                                    new StudyDay(Math.floor(given.get().value()) + 1)));
        }
        if (regimen.equals(before)) {
            throw new StudyException(
                    "Not saved: the amendment of arm '%s' changes nothing. Change it first.".formatted(regimen.arm()));
        }
    }
}
