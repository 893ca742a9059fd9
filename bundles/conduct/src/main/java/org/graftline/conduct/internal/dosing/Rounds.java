package org.graftline.conduct.internal.dosing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.conduct.internal.known.KnownStudy;
import org.graftline.study.Arm;
import org.graftline.study.Decimal;
import org.graftline.study.Dose;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.DosingRound;
import org.graftline.study.conduct.DosingRound.Due;
import org.graftline.study.conduct.DosingRound.Told;
import org.graftline.study.conduct.Regimens.Planned;
import org.jspecify.annotations.Nullable;

/** What is due on a day, in the order of racks, cages and ids, which says nothing of arms. */
final class Rounds {
    private static final int KEYS = 9;

    /** What is recorded is known, also where the clock of the tablet that weighed runs ahead of ours. */
    private static final Instant WHATEVER_IS_RECORDED = Instant.MAX;

    private static final Comparator<Due> BY_PLACE = Comparator.comparing(
                    (Due due) -> due.rack() == null ? "" : due.rack())
            .thenComparing(due -> due.cage() == null ? "" : due.cage())
            .thenComparing(Due::mouse)
            .thenComparingInt(Due::line);

    private Rounds() {}

    /** @param blinded whether vials stay closed for whoever asks */
    static DosingRound of(KnownStudy study, StudyDay day, List<Dose> doses, boolean blinded) {
        Map<MouseId, List<Dose>> byMouse = doses.stream().collect(Collectors.groupingBy(Dose::mouse));
        List<Due> due = new ArrayList<>();
        for (Mouse mouse : study.data().mice()) {
            List<Dose> own = byMouse.getOrDefault(mouse.mouse(), List.of());
            for (Plan.Line line : Plan.due(study, mouse.mouse(), day)) {
                List<Dose> recorded = recorded(own, day, line.line());
                if (!hasLeft(study, mouse.mouse(), day) || !recorded.isEmpty()) {
                    due.add(one(study, mouse, line, day, own, recorded, blinded));
                }
            }
        }
        due.sort(BY_PLACE);
        return new DosingRound(
                study.study().code(),
                day,
                study.dayZero() == null ? null : study.dayZero().plusDays((long) Math.floor(day.value())),
                due,
                reasons(study));
    }

    private static List<Dose> recorded(List<Dose> own, StudyDay day, int line) {
        return own.stream()
                .filter(dose -> dose.day().equals(day) && dose.outcome() != Dose.Outcome.RETRACTED)
                .filter(dose ->
                        dose.administration() != null && dose.administration().line() == line)
                .sorted(Comparator.comparing(Rounds::at))
                .toList();
    }

    private static Instant at(Dose dose) {
        return Objects.requireNonNull(dose.administration()).at();
    }

    private static boolean hasLeft(KnownStudy study, MouseId mouse, StudyDay day) {
        Removal removal = study.removal(mouse);
        return removal != null && removal.day().compareTo(day) <= 0;
    }

    private static Due one(
            KnownStudy study,
            Mouse mouse,
            Plan.Line line,
            StudyDay day,
            List<Dose> own,
            List<Dose> recorded,
            boolean blinded) {
        PlannedVolume planned = PlannedVolume.of(study, mouse.mouse(), line.treatment(), day, WHATEVER_IS_RECORDED);
        Housing place = study.housing(mouse.mouse());
        Set<String> tags = new LinkedHashSet<>();
        tags.add(mouse.mouse().value());
        tags.addAll(mouse.aliases());
        Reading weight = planned.weight();
        return new Due(
                mouse.mouse(),
                List.copyOf(tags),
                place == null ? null : place.cage(),
                place == null ? null : place.rack(),
                line.line(),
                Plan.vial(mouse.mouse(), line.treatment()),
                line.treatment().route(),
                planned.roundedMl(),
                blinded ? planned.told() : planned.toldWithNumbers(),
                weight == null ? null : weight.day(),
                Holidays.proposal(study, mouse.mouse(), line.regimen().holidays(), day, WHATEVER_IS_RECORDED, own),
                recorded.stream()
                        .map(dose -> blinded ? Blind.plain(dose) : dose)
                        .toList(),
                blinded ? null : told(line, planned.weightG()));
    }

    private static Told told(Plan.Line line, @Nullable Decimal weightG) {
        return new Told(
                line.regimen().arm(),
                line.treatment().agent(),
                line.treatment().mgPerKg(),
                line.treatment().mlPerKg(),
                weightG);
    }

    /** Those of all arms, so that the digits are the same for every mouse. */
    private static List<String> reasons(KnownStudy study) {
        Set<String> reasons = new LinkedHashSet<>();
        for (Arm arm : study.data().arms()) {
            List<Planned> versions = study.regimens(arm.name());
            if (!versions.isEmpty()) {
                reasons.addAll(versions.get(versions.size() - 1).regimen().withholdReasons());
            }
        }
        return reasons.stream().limit(KEYS).toList();
    }
}
