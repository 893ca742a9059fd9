package org.graftline.conduct.internal.dosing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.conduct.internal.known.KnownStudies;
import org.graftline.conduct.internal.known.KnownStudy;
import org.graftline.study.Administration;
import org.graftline.study.Dose;
import org.graftline.study.Dose.Outcome;
import org.graftline.study.MouseId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Blinding;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.study.bench.ReadingDecision.Verdict;
import org.graftline.study.conduct.DoseDeviation;
import org.graftline.study.conduct.DoseEntry;
import org.graftline.study.conduct.Dosing;
import org.graftline.study.conduct.DosingRound;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DoseRecords;
import org.graftline.study.record.DoseRecords.WrittenDose;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Doses as they are given, corrected, taken back and decided on. */
@Component(property = "service.ranking:Integer=-100")
public final class DoseBook implements Dosing {
    private final UnitOfWork work;
    private final KnownStudies studies;
    private final DoseRecords records;
    private final BenchRecords bench;
    private final Blinding blinding;
    private final Access access;
    private final Clock clock;

    /** Wires the services. */
    @Activate
    public DoseBook(
            @Reference UnitOfWork work,
            @Reference KnownStudies studies,
            @Reference DoseRecords records,
            @Reference BenchRecords bench,
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
        this.records = records;
        this.bench = bench;
        this.blinding = blinding;
        this.access = access;
        this.clock = clock == null ? Clock.systemUTC() : clock;
    }

    @Override
    public DosingRound round(Actor actor, StudyCode code, @Nullable StudyDay asked) {
        access.require(actor, Permission.GIVE_DOSES, code);
        KnownStudy study = studies.of(code);
        StudyDay day = asked == null ? study.day(clock.instant()) : asked;
        if (day == null) {
            throw new StudyException(
                    "Study %s has no date of day 0, so nobody knows which study day today is. Choose the day, or set the date under How it is measured."
                            .formatted(code));
        }
        return Rounds.of(study, day, records.doses(code), blinding.isBlinded(actor, code));
    }

    @Override
    public Recorded record(Actor actor, StudyCode code, DoseEntry entry) {
        access.require(actor, Permission.GIVE_DOSES, code);
        KnownStudy study = studies.of(code);
        Optional<Recorded> before = repeated(actor, study, entry);
        if (before.isPresent()) {
            return before.get();
        }
        Dose dose = DoseMaker.make(study, entry, 1, actor.person(), ofMouse(code, entry.mouse()), clock.instant());
        try {
            return committed(actor, study, dose, words(dose));
        } catch (ConcurrentChangeException somebodyFirst) { // the same message on two ways at once
            return repeated(actor, study, entry).orElseThrow(() -> somebodyFirst);
        }
    }

    private Optional<Recorded> repeated(Actor actor, KnownStudy study, DoseEntry entry) {
        List<WrittenDose> versions = records.history(entry.uuid());
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        WrittenDose first = versions.get(0);
        if (!first.dose().study().equals(study.study().code())
                || !first.entry().person().equals(actor.person())
                || !isSame(first.dose(), entry)) {
            throw new ConcurrentChangeException(
                    "Not saved: the id %s belongs to another dose. Draw a fresh id for each dose."
                            .formatted(entry.uuid()));
        }
        WrittenDose now = versions.get(versions.size() - 1);
        return Optional.of(answer(actor, study, now.dose(), now.entry().position()));
    }

    private static boolean isSame(Dose dose, DoseEntry entry) {
        Administration given = Objects.requireNonNull(dose.administration(), "only files leave it out");
        return dose.mouse().equals(entry.mouse())
                && dose.day().equals(entry.day())
                && dose.outcome() == entry.outcome()
                && given.line() == entry.line()
                && given.at().equals(entry.at().truncatedTo(ChronoUnit.MICROS))
                && (entry.vial() == null || given.vial().equals(entry.vial().strip()))
                && (entry.volumeMl() == null || entry.volumeMl().equals(dose.volumeMl()))
                && Objects.equals(
                        given.withheldBecause(),
                        entry.because() == null || entry.because().isBlank()
                                ? null
                                : entry.because().strip());
    }

    @Override
    public Recorded correct(Actor actor, StudyCode code, DoseEntry entry, int before, String reason) {
        access.require(actor, Permission.GIVE_DOSES, code);
        KnownStudy study = studies.of(code);
        Dose known = changeable(actor, code, entry.uuid(), before, reason);
        Administration given = Objects.requireNonNull(known.administration());
        if (!known.mouse().equals(entry.mouse())) {
            throw new StudyException(
                    "Not saved: the dose is recorded for mouse '%s', and a correction cannot move it to mouse '%s'. Take it back and record it there."
                            .formatted(known.mouse(), entry.mouse()));
        }
        List<Dose> others = ofMouse(code, entry.mouse()).stream()
                .filter(dose -> !dose.uuid().equals(entry.uuid()))
                .toList();
        Dose corrected = DoseMaker.make(study, entry, before + 1, given.person(), others, clock.instant());
        return committed(actor, study, corrected, reason.strip());
    }

    @Override
    public Recorded retract(Actor actor, StudyCode code, UUID dose, int before, String reason) {
        access.require(actor, Permission.GIVE_DOSES, code);
        KnownStudy study = studies.of(code);
        return committed(actor, study, retracted(changeable(actor, code, dose, before, reason)), reason.strip());
    }

    private Dose changeable(Actor actor, StudyCode code, UUID uuid, int before, String reason) {
        if (reason.isBlank()) {
            throw new StudyException("Not saved: a dose is corrected or taken back for a reason. Say why.");
        }
        Dose known = current(code, uuid);
        Administration given = known.administration();
        if (given == null) {
            throw new StudyException("Not saved: this dose came with a file. Correct the file and import it again.");
        }
        if (!given.person().equals(actor.person()) && !access.allows(actor, Permission.CHANGE_STUDY, code)) {
            throw new NotAllowedException(
                    "Not saved: this dose is somebody else's. Ask them, or a director of study %s, to correct it."
                            .formatted(code));
        }
        if (known.version() != before) {
            throw new ConcurrentChangeException(
                    "Not saved: the dose is at version %d, and you looked at version %d. Look at it again and repeat."
                            .formatted(known.version(), before));
        }
        if (known.outcome() == Outcome.RETRACTED) {
            throw new StudyException(
                    "Not saved: this dose was taken back already. Record it anew if it was given after all.");
        }
        return known;
    }

    private static Dose retracted(Dose dose) {
        return new Dose(
                dose.uuid(),
                dose.version() + 1,
                dose.study(),
                dose.mouse(),
                dose.day(),
                Outcome.RETRACTED,
                null,
                null,
                dose.administration());
    }

    private Dose current(StudyCode code, UUID uuid) {
        List<WrittenDose> versions = records.history(uuid);
        if (versions.isEmpty() || !versions.get(0).dose().study().equals(code)) {
            throw new StudyException(
                    "Not saved: study %s has no dose of the id %s. Look at the list again.".formatted(code, uuid));
        }
        return versions.get(versions.size() - 1).dose();
    }

    private Recorded committed(Actor actor, KnownStudy study, Dose dose, String reason) {
        LedgerEntry entry = work.commit(new Act(
                Chain.of(dose.study()),
                ActKind.GIVE_DOSE,
                actor,
                clock.instant(),
                SaltedText.of(reason),
                List.of(dose)));
        return answer(actor, study, dose, entry.position());
    }

    private Recorded answer(Actor actor, KnownStudy study, Dose dose, long position) {
        StudyCode code = study.study().code();
        List<String> notes = new ArrayList<>();
        Comparisons.instant(study, dose, ofMouse(code, dose.mouse())).forEach(one -> notes.add(one.sentence()));
        String contradicts = DoseMaker.contradiction(study, dose);
        if (contradicts != null) {
            notes.add(contradicts + " It is kept until a director decides.");
        }
        return new Recorded(blinding.isBlinded(actor, code) ? Blind.plain(dose) : dose, position, notes);
    }

    private static String words(Dose dose) {
        return switch (dose.outcome()) {
            case GIVEN -> "Dose";
            case PARTIAL -> "Dose, part of it";
            case WITHHELD -> "Dose withheld";
            case RETRACTED -> "Dose taken back";
        };
    }

    private List<Dose> ofMouse(StudyCode code, MouseId mouse) {
        return records.doses(code).stream()
                .filter(dose -> dose.mouse().equals(mouse))
                .toList();
    }

    @Override
    public List<Dose> doses(Actor actor, StudyCode code) {
        access.require(actor, Permission.READ_STUDY, code);
        studies.of(code);
        boolean blinded = blinding.isBlinded(actor, code);
        return records.doses(code).stream()
                .map(dose -> blinded ? Blind.plain(dose) : dose)
                .toList();
    }

    @Override
    public List<WrittenDose> history(Actor actor, StudyCode code, UUID uuid) {
        access.require(actor, Permission.READ_STUDY, code);
        studies.of(code);
        boolean blinded = blinding.isBlinded(actor, code);
        return records.history(uuid).stream()
                .filter(written -> written.dose().study().equals(code))
                .map(written -> blinded
                        ? new WrittenDose(Blind.plain(written.dose()), Blind.plain(written.entry(), blinding, code))
                        : written)
                .toList();
    }

    @Override
    public List<DoseDeviation> deviations(Actor actor, StudyCode code) {
        access.require(actor, Permission.READ_STUDY, code);
        KnownStudy study = studies.of(code);
        return Comparisons.of(study, records.doses(code), study.day(clock.instant()));
    }

    @Override
    public List<Contradiction> contradictions(Actor actor, StudyCode code) {
        access.require(actor, Permission.READ_STUDY, code);
        KnownStudy study = studies.of(code);
        boolean blinded = blinding.isBlinded(actor, code);
        List<UUID> decided =
                bench.decisions(code).stream().map(ReadingDecision::reading).toList();
        List<Contradiction> open = new ArrayList<>();
        for (Dose dose : records.doses(code)) {
            String sentence = DoseMaker.contradiction(study, dose);
            if (sentence != null && !decided.contains(dose.uuid())) {
                open.add(new Contradiction(blinded ? Blind.plain(dose) : dose, sentence));
            }
        }
        open.sort(Comparator.comparing(one -> one.dose().administration() == null
                ? Instant.MAX
                : one.dose().administration().at()));
        return open;
    }

    @Override
    public LedgerEntry decide(Actor actor, StudyCode code, UUID uuid, Verdict verdict, String reason) {
        access.require(actor, Permission.CHANGE_STUDY, code);
        if (reason.isBlank()) {
            throw new StudyException("Not saved: a decision needs a reason. Say why.");
        }
        KnownStudy study = studies.of(code);
        Dose dose = current(code, uuid);
        Optional<ReadingDecision> before = bench.decisions(code).stream()
                .filter(one -> one.reading().equals(uuid))
                .findFirst();
        if (before.isPresent()) {
            throw new ConcurrentChangeException("Not saved: this was decided already: %s. Look at the dose's history."
                    .formatted(before.get().verdict() == Verdict.KEEP ? "the dose holds" : "the dose was taken back"));
        }
        if (DoseMaker.contradiction(study, dose) == null) {
            throw new StudyException(
                    "Not saved: nothing contradicts this dose of mouse '%s' any more. Look at the list again."
                            .formatted(dose.mouse()));
        }
        List<VersionedRow> rows = new ArrayList<>();
        rows.add(new ReadingDecision(uuid, 1, code, verdict, SaltedText.of(reason.strip())));
        if (verdict == Verdict.WITHDRAW) {
            rows.add(retracted(dose));
        }
        return work.commit(new Act(
                Chain.of(code), ActKind.DECIDE_READING, actor, clock.instant(), SaltedText.of(reason.strip()), rows));
    }
}
