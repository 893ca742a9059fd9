package org.graftline.conduct.internal.cohort;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.study.ArmAssignment;
import org.graftline.study.Decimal;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.conduct.Cohorts;
import org.graftline.study.conduct.DayZeroRule;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.conduct.OwnDays;
import org.graftline.study.conduct.SetUpParts.CohortPart;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps cohorts and where each mouse stands. */
@Component(
        service = {Cohorts.class, OwnDays.class},
        property = "service.ranking:Integer=-100")
public final class RecordedCohorts implements Cohorts, OwnDays {
    private final StudyActs acts;
    private final StudyRecords records;
    private final BenchRecords bench;
    private final DocumentRecords documents;

    /** Wires the services. */
    @Activate
    public RecordedCohorts(
            @Reference StudyActs acts,
            @Reference StudyRecords records,
            @Reference BenchRecords bench,
            @Reference DocumentRecords documents) {
        this.acts = acts;
        this.records = records;
        this.bench = bench;
        this.documents = documents;
    }

    /** What this needs of the enrollment rules. */
    record RulesText(
            @Nullable Decimal minVolumeMm3, @Nullable Decimal maxVolumeMm3) {}

    private Enrollments kept(StudyCode study) {
        return Enrollments.of(study, documents, bench);
    }

    @Override
    public Map<MouseId, StudyDay> of(StudyCode study) {
        return kept(study).days();
    }

    @Override
    public Standing of(Actor actor, StudyCode code) {
        Study study = acts.study(actor, Permission.READ_STUDY, code);
        StudyData data = records.data(code);
        Enrollments kept = kept(code);
        LocalDate today = acts.today(study);
        VolumeRange range = acts.read(code, DocumentKind.ENROLLMENT_RULES, "rules", RulesText.class)
                .map(rules -> new VolumeRange(rules.minVolumeMm3(), rules.maxVolumeMm3()))
                .orElse(null);
        Map<MouseId, VolumesAtLast.Latest> volumes = VolumesAtLast.of(data.readings());
        Set<MouseId> gone = new HashSet<>();
        data.removals().forEach(removal -> gone.add(removal.mouse()));
        Set<MouseId> inArms = inArms(data);
        return new Standing(
                today,
                kept.rule(),
                range,
                kept.cohorts().stream()
                        .sorted(Comparator.comparing(CohortPart::name))
                        .toList(),
                data.mice().stream()
                        .sorted(Comparator.comparing(Mouse::mouse))
                        .map(mouse -> standing(
                                mouse,
                                kept,
                                kept.of(mouse.mouse(), inArms),
                                volumes.get(mouse.mouse()),
                                range,
                                today,
                                gone.contains(mouse.mouse())))
                        .toList());
    }

    private static Set<MouseId> inArms(StudyData data) {
        Set<MouseId> inArms = new HashSet<>();
        for (ArmAssignment assignment : data.assignments()) {
            inArms.add(assignment.mouse());
        }
        return inArms;
    }

    private static MouseStanding standing(
            Mouse mouse,
            Enrollments kept,
            Enrollment stands,
            VolumesAtLast.@Nullable Latest latest,
            @Nullable VolumeRange range,
            LocalDate today,
            boolean gone) {
        LocalDate zero = kept.dayZero(stands);
        Decimal volume = latest == null ? null : latest.mm3();
        boolean waits = stands.state() == Enrollment.State.ARRIVED || stands.state() == Enrollment.State.ELIGIBLE;
        return new MouseStanding(
                stands,
                mouse.donor(),
                kept.whyExcluded(mouse.mouse()),
                zero,
                zero == null || gone || today.isBefore(zero)
                        ? null
                        : new StudyDay(ChronoUnit.DAYS.between(zero, today)),
                volume,
                latest == null ? null : latest.day(),
                waits && !gone && range != null && volume != null && range.holds(volume.value()),
                gone);
    }

    @Override
    public LedgerEntry move(
            Actor actor,
            StudyCode code,
            List<MouseId> mice,
            Enrollment.State to,
            @Nullable LocalDate dayZero,
            String reason) {
        Study study = acts.study(actor, Permission.CHANGE_STUDY, code);
        String why = StudyActs.reason("enrollment", reason);
        if (mice.isEmpty()) {
            throw new StudyException("Not saved: no mouse was chosen. Choose at least one.");
        }
        if (dayZero != null && to != Enrollment.State.ENROLLED) {
            throw new StudyException(
                    "Not saved: a mouse gets its day 0 when it is enrolled. Leave the day out, or enroll the mouse.");
        }
        StudyData data = records.data(code);
        Enrollments kept = kept(code);
        Set<MouseId> inArms = inArms(data);
        Map<MouseId, Mouse> known = new HashMap<>();
        data.mice().forEach(mouse -> known.put(mouse.mouse(), mouse));
        List<VersionedRow> rows = new ArrayList<>();
        for (MouseId mouse : new LinkedHashSet<>(mice)) {
            if (!known.containsKey(mouse)) {
                throw new StudyException(
                        "Not saved: study %s has no mouse '%s'. Choose mice of the study.".formatted(code, mouse));
            }
            Enrollment now = kept.of(mouse, inArms);
            Enrollment next =
                    new Enrollment(mouse, to, now.cohort(), ownDayZero(kept, now, to, dayZero, acts.today(study)));
            requireStep(now, next, inArms.contains(mouse));
            rows.add(acts.next(
                    code, DocumentKind.ENROLLMENT, mouse.value(), next, to == Enrollment.State.EXCLUDED ? why : null));
        }
        return acts.commit(actor, ActKind.ENROLL_MICE, code, why, rows);
    }

    private static @Nullable LocalDate ownDayZero(
            Enrollments kept, Enrollment now, Enrollment.State to, @Nullable LocalDate chosen, LocalDate today) {
        if (to != Enrollment.State.ENROLLED) {
            return now.dayZero();
        }
        if (chosen != null) {
            return chosen;
        }
        return kept.rule() == DayZeroRule.BY_MOUSE && now.dayZero() == null ? today : now.dayZero();
    }

    private static void requireStep(Enrollment now, Enrollment next, boolean inArm) {
        Enrollment.State to = next.state();
        boolean fits = switch (now.state()) {
            case ARRIVED -> to != Enrollment.State.ARRIVED;
            case ELIGIBLE -> to != Enrollment.State.ELIGIBLE;
            case ENROLLED ->
                to == Enrollment.State.EXCLUDED
                        || (to == Enrollment.State.ENROLLED && !next.equals(now)) // another day 0
                        || (to == Enrollment.State.ELIGIBLE && !inArm);
            case EXCLUDED -> to == Enrollment.State.ARRIVED;
        };
        if (!fits) {
            throw new StudyException("Not saved: mouse '%s' is %s, and cannot become %s from there%s."
                    .formatted(
                            now.mouse(),
                            words(now.state()),
                            words(to),
                            now.state() == Enrollment.State.EXCLUDED
                                    ? "; take it back to arrived first"
                                    : inArm ? "; it has an arm, and leaves the study by exclusion" : ""));
        }
    }

    private static String words(Enrollment.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
