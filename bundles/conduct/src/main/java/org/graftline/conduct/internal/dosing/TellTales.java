package org.graftline.conduct.internal.dosing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.graftline.conduct.internal.known.KnownStudy;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.Mouse;
import org.graftline.study.conduct.Regimen;
import org.graftline.study.conduct.Regimens.Planned;
import org.graftline.study.conduct.Treatment;

/** What a blinded person could tell the arms from, although vials hide them. */
final class TellTales {
    private TellTales() {}

    /** @return sentences; empty where the arms differ in nothing that shows at the cage */
    static List<String> of(KnownStudy study) {
        List<Regimen> regimens = new ArrayList<>();
        List<ArmName> without = new ArrayList<>();
        for (Arm arm : study.data().arms()) {
            List<Planned> versions = study.regimens(arm.name());
            if (versions.isEmpty()) {
                without.add(arm.name());
            } else {
                regimens.add(versions.get(versions.size() - 1).regimen());
            }
        }
        List<String> told = new ArrayList<>();
        if (!without.isEmpty() && !regimens.isEmpty()) {
            told.add(
                    "Arm %s has no regimen, so its mice are missing from the dosing list. Give them the vehicle by the same schedule."
                            .formatted(quoted(without)));
        }
        tell(
                told,
                regimens,
                each(treatment -> treatment.mlPerKg().value()),
                "The volume per kg differs between arms: volumes would unblind.");
        tell(
                told,
                regimens,
                each(treatment -> treatment.stepMl().value()),
                "Volumes are rounded differently between arms, which shows.");
        tell(
                told,
                regimens,
                each(Treatment::route),
                "The route differs between arms: whoever doses would see the arm.");
        tell(
                told,
                regimens,
                each(Treatment::schedule),
                "The dosing days differ between arms: the list of a day would unblind.");
        tell(
                told,
                regimens,
                Regimen::holidays,
                "The rules on withholding differ between arms: who is withheld when would tell the arm.");
        tell(
                told,
                regimens,
                each(treatment -> treatment.vials().size()),
                "The number of vial codes differs between arms: counting mice per code may tell a group. Use as many codes in each arm.");
        ofDays(study, told);
        return told;
    }

    /** Everybody sees a mouse's own day: it must not be one that only its arm has. */
    private static void ofDays(KnownStudy study, List<String> told) {
        Map<ArmName, Set<LocalDate>> days = new TreeMap<>();
        for (Mouse mouse : study.data().mice()) {
            ArmName arm = study.arm(mouse.mouse());
            LocalDate zero = study.dayZero(mouse.mouse());
            if (arm != null && zero != null) {
                days.computeIfAbsent(arm, name -> new HashSet<>()).add(zero);
            }
        }
        List<ArmName> alone = days.keySet().stream()
                .filter(arm -> days.entrySet().stream()
                        .filter(other -> !other.getKey().equals(arm))
                        .allMatch(other -> Collections.disjoint(other.getValue(), days.getOrDefault(arm, Set.of()))))
                .toList();
        if (days.size() > 1 && !alone.isEmpty()) {
            told.add(
                    "No mouse of another arm has a day 0 that mice of arm %s have, so the day tells the arm. Enroll by cohort or by draw, never by arm."
                            .formatted(quoted(alone)));
        }
    }

    private static <T> Function<Regimen, List<T>> each(Function<Treatment, T> part) {
        return regimen -> regimen.treatments().stream().map(part).toList();
    }

    private static void tell(List<String> told, List<Regimen> regimens, Function<Regimen, ?> part, String sentence) {
        if (regimens.stream().map(part).map(Objects::requireNonNull).distinct().count() > 1) {
            told.add(sentence);
        }
    }

    private static String quoted(List<ArmName> arms) {
        return String.join(", ", arms.stream().map(arm -> "'" + arm + "'").toList());
    }
}
