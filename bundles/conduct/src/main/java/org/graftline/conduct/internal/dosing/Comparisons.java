package org.graftline.conduct.internal.dosing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.graftline.conduct.internal.known.KnownStudy;
import org.graftline.study.Administration;
import org.graftline.study.Decimal;
import org.graftline.study.Dose;
import org.graftline.study.Dose.Outcome;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.DoseDeviation;
import org.graftline.study.conduct.DoseDeviation.Kind;
import org.jspecify.annotations.Nullable;

/** Planned against given. Sentences name vials, volumes and days, never an arm or an agent. */
final class Comparisons {
    private static final Comparator<DoseDeviation> BY_MOUSE = Comparator.comparing(DoseDeviation::mouse)
            .thenComparing(DoseDeviation::day)
            .thenComparingInt(DoseDeviation::line)
            .thenComparing(DoseDeviation::kind);

    private Comparisons() {}

    /** @param today the study day now; null where the study has no dates: then what is later than the last dose is not missed yet */
    static List<DoseDeviation> of(KnownStudy study, List<Dose> doses, @Nullable StudyDay today) {
        StudyDay end = today != null
                ? today
                : doses.stream().map(Dose::day).max(Comparator.naturalOrder()).orElse(new StudyDay(0));
        Map<MouseId, List<Dose>> byMouse =
                doses.stream().filter(Comparisons::stands).collect(Collectors.groupingBy(Dose::mouse));
        List<DoseDeviation> all = new ArrayList<>();
        for (Mouse mouse : study.data().mice()) {
            all.addAll(ofMouse(study, mouse.mouse(), byMouse.getOrDefault(mouse.mouse(), List.of()), end));
        }
        all.sort(BY_MOUSE);
        return all;
    }

    /** @return what a dose itself shows, at once: without what was missed or late */
    static List<DoseDeviation> instant(KnownStudy study, Dose dose, List<Dose> ofMouse) {
        List<DoseDeviation> found = new ArrayList<>();
        if (stands(dose)) {
            itself(study, dose, found);
            found.removeIf(one -> one.kind() == Kind.WITHHELD || one.kind() == Kind.PARTIAL);
            repeated(study, dose, ofMouse.stream().filter(Comparisons::stands).toList(), found);
        }
        return found;
    }

    private static boolean stands(Dose dose) {
        return dose.administration() != null && dose.outcome() != Outcome.RETRACTED;
    }

    private static Administration given(Dose dose) {
        return Objects.requireNonNull(dose.administration(), "filtered before");
    }

    private static List<DoseDeviation> ofMouse(KnownStudy study, MouseId mouse, List<Dose> doses, StudyDay end) {
        List<DoseDeviation> found = new ArrayList<>();
        Map<Integer, List<StudyDay>> planned = planned(study, mouse, end);
        Map<Integer, List<Dose>> byLine = new TreeMap<>(
                doses.stream().collect(Collectors.groupingBy(dose -> given(dose).line())));
        for (Dose dose : doses) {
            itself(study, dose, found);
            repeated(study, dose, doses, found);
        }
        planned.keySet().forEach(line -> byLine.putIfAbsent(line, List.of()));
        byLine.forEach(
                (line, list) -> match(study, mouse, line, planned.getOrDefault(line, List.of()), list, end, found));
        return found;
    }

    /** The days on which something was due while the mouse was on the study, by treatment. */
    private static Map<Integer, List<StudyDay>> planned(KnownStudy study, MouseId mouse, StudyDay end) {
        Map<Integer, List<StudyDay>> planned = new TreeMap<>();
        Removal removal = study.removal(mouse);
        for (int day = 0; day <= end.value(); day++) {
            StudyDay on = new StudyDay(day);
            if (removal != null && removal.day().compareTo(on) <= 0) {
                break;
            }
            Plan.due(study, mouse, on)
                    .forEach(line -> planned.computeIfAbsent(line.line(), l -> new ArrayList<>())
                            .add(on));
        }
        return planned;
    }

    /** A dose of a day that was not planned answers the planned day before it that has none: it was late. */
    private static void match(
            KnownStudy study,
            MouseId mouse,
            int line,
            List<StudyDay> planned,
            List<Dose> doses,
            StudyDay end,
            List<DoseDeviation> found) {
        List<Dose> spare = new ArrayList<>(doses.stream()
                .filter(dose -> !planned.contains(dose.day()))
                .filter(dose -> Plan.due(study, mouse, dose.day()).stream().noneMatch(due -> due.line() == line))
                .sorted(Comparator.comparing(Dose::day))
                .toList());
        for (int i = 0; i < planned.size(); i++) {
            StudyDay day = planned.get(i);
            StudyDay next = i + 1 < planned.size() ? planned.get(i + 1) : null;
            if (doses.stream().anyMatch(dose -> dose.day().equals(day))) {
                continue;
            }
            Dose late = spare.stream()
                    .filter(dose -> dose.day().compareTo(day) > 0
                            && (next == null || dose.day().compareTo(next) < 0))
                    .findFirst()
                    .orElse(null);
            if (late != null) {
                spare.remove(late);
                found.add(new DoseDeviation(
                        Kind.LATE,
                        mouse,
                        day,
                        line,
                        late.uuid(),
                        "The dose of day %s came on day %s.".formatted(day, late.day())));
            } else if (day.compareTo(end) < 0) {
                found.add(new DoseDeviation(
                        Kind.MISSED,
                        mouse,
                        day,
                        line,
                        null,
                        "Nothing was recorded for the dose of day %s.".formatted(day)));
            }
        }
        for (Dose dose : spare) {
            found.add(new DoseDeviation(
                    Kind.UNPLANNED,
                    mouse,
                    dose.day(),
                    line,
                    dose.uuid(),
                    "A dose of day %s was recorded, and none was planned.".formatted(dose.day())));
        }
    }

    private static void itself(KnownStudy study, Dose dose, List<DoseDeviation> found) {
        Administration given = given(dose);
        Plan.Line line =
                Plan.line(study, dose.mouse(), dose.day(), given.line()).orElse(null);
        if (dose.outcome() == Outcome.WITHHELD) {
            String rule = given.proposal() == null ? "" : " " + given.proposal();
            found.add(of(Kind.WITHHELD, dose, "Withheld: %s.%s".formatted(given.withheldBecause(), rule)));
            return;
        }
        if (dose.outcome() == Outcome.PARTIAL) {
            found.add(of(
                    Kind.PARTIAL,
                    dose,
                    "%s mL of %s mL were given."
                            .formatted(
                                    dose.volumeMl(),
                                    given.plannedMl() == null ? "an unknown number of" : given.plannedMl())));
        }
        if (given.proposal() != null) {
            found.add(of(Kind.AGAINST_RULE, dose, "Given all the same. " + given.proposal()));
        }
        if (line != null && !line.treatment().vials().contains(given.vial())) {
            found.add(of(
                    Kind.WRONG_VIAL,
                    dose,
                    "Vial %s was used; planned was %s."
                            .formatted(given.vial(), Plan.vial(dose.mouse(), line.treatment()))));
        }
        if (line != null && dose.outcome() == Outcome.GIVEN && isOff(dose.volumeMl(), given.plannedMl(), line)) {
            found.add(of(
                    Kind.WRONG_VOLUME,
                    dose,
                    "%s mL were given; planned were %s mL (tolerance %s %%)."
                            .formatted(
                                    dose.volumeMl(),
                                    given.plannedMl(),
                                    line.treatment().tolerancePercent())));
        }
        LocalDate planned = study.dayZero() == null
                ? null
                : study.dayZero().plusDays((long) Math.floor(dose.day().value()));
        LocalDate real = LocalDate.ofInstant(given.at(), study.study().zone());
        if (planned != null && real.isAfter(planned)) {
            found.add(of(
                    Kind.LATE,
                    dose,
                    "The dose of day %s was given on %s.".formatted(dose.day(), minute(study, given.at()))));
        }
    }

    private static boolean isOff(@Nullable Decimal volume, @Nullable Decimal planned, Plan.Line line) {
        if (volume == null || planned == null) {
            return false;
        }
        double off = 100 * Math.abs(volume.value() - planned.value()) / planned.value();
        return off > line.treatment().tolerancePercent().value() + 1e-9;
    }

    private static void repeated(KnownStudy study, Dose dose, List<Dose> doses, List<DoseDeviation> found) {
        if (dose.outcome() == Outcome.WITHHELD) {
            return;
        }
        doses.stream()
                .filter(other -> !other.uuid().equals(dose.uuid())
                        && other.outcome() != Outcome.WITHHELD
                        && other.day().equals(dose.day())
                        && given(other).line() == given(dose).line())
                .filter(other -> isBefore(other, dose))
                .findFirst()
                .ifPresent(other -> found.add(of(
                        Kind.REPEATED,
                        dose,
                        "Mouse '%s' had its dose of day %s already (%s mL, %s). Both are kept; take back the one that was not given."
                                .formatted(
                                        dose.mouse(),
                                        dose.day(),
                                        other.volumeMl() == null ? "?" : other.volumeMl(),
                                        minute(study, given(other).at())))));
    }

    private static boolean isBefore(Dose other, Dose dose) {
        int order = given(other).at().compareTo(given(dose).at());
        return order < 0 || (order == 0 && other.uuid().compareTo(dose.uuid()) < 0);
    }

    private static String minute(KnownStudy study, Instant at) {
        return DoseMaker.minute(study, at);
    }

    private static DoseDeviation of(Kind kind, Dose dose, String sentence) {
        return new DoseDeviation(kind, dose.mouse(), dose.day(), given(dose).line(), dose.uuid(), sentence);
    }
}
