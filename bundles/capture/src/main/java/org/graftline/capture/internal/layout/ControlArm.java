package org.graftline.capture.internal.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.graftline.study.ArmName;

/** Proposes the control arm: the one whose name is a control word, or the one with dose zero in every part of its name. */
final class ControlArm {
    private static final Set<String> CONTROL =
            Set.of("control", "ctrl", "ctl", "vehicle", "veh", "untreated", "placebo", "pbs", "saline", "sham", "mock");
    private static final Set<String> BESIDE = Set.of("arm", "group", "only", "treatment", "treated", "alone");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private ControlArm() {}

    /**
     * @param arms names as the file writes them
     * @param reasons where the sentence is added
     */
    static Optional<ArmName> among(Collection<String> arms, List<String> reasons) {
        if (arms.isEmpty()) {
            return Optional.empty();
        }
        if (arms.size() == 1) {
            reasons.add("No control arm: the only arm is '%s'."
                    .formatted(arms.iterator().next()));
            return Optional.empty();
        }
        List<String> byName =
                new TreeSet<>(arms).stream().filter(ControlArm::isControlWord).toList();
        if (byName.size() == 1) {
            reasons.add(
                    "Arm '%s' is the control arm: its name says so, and no other arm's does.".formatted(byName.get(0)));
            return Optional.of(new ArmName(byName.get(0)));
        }
        if (byName.size() > 1) {
            reasons.add("Control arm: not chosen, since %s could each be it. Name one as controlArm in the design."
                    .formatted(quoted(byName)));
            return Optional.empty();
        }
        Optional<String> undosed = undosed(new ArrayList<>(new TreeSet<>(arms)));
        if (undosed.isPresent()) {
            reasons.add(
                    "Arm '%s' is the control arm: arm names differ in doses only, and it is the only one with dose 0 throughout."
                            .formatted(undosed.get()));
            return undosed.map(ArmName::new);
        }
        reasons.add(
                "Control arm: not chosen, since none of the %d arms is called control, vehicle, untreated or the like. Name it as controlArm in the design, or leave it out if the study has none."
                        .formatted(arms.size()));
        return Optional.empty();
    }

    private static boolean isControlWord(String arm) {
        Set<String> words = HeaderWords.of(arm);
        return words.stream().anyMatch(CONTROL::contains)
                && words.stream().allMatch(word -> CONTROL.contains(word) || BESIDE.contains(word));
    }

    private static Optional<String> undosed(List<String> arms) {
        String frame = NUMBER.matcher(arms.get(0)).replaceAll("#");
        List<List<String>> doses = new ArrayList<>();
        for (String arm : arms) {
            if (!NUMBER.matcher(arm).replaceAll("#").equals(frame)) {
                return Optional.empty();
            }
            doses.add(NUMBER.matcher(arm).results().map(MatchResult::group).toList());
        }
        List<Integer> varying = new ArrayList<>();
        for (int i = 0; i < doses.get(0).size(); i++) {
            int part = i;
            if (doses.stream().map(d -> d.get(part)).distinct().count() > 1) {
                varying.add(part);
            }
        }
        List<String> zero = new ArrayList<>();
        for (int a = 0; a < arms.size(); a++) {
            List<String> dose = doses.get(a);
            if (!varying.isEmpty()
                    && varying.stream().allMatch(part -> dose.get(part).matches("0+"))) {
                zero.add(arms.get(a));
            }
        }
        return zero.size() == 1 ? Optional.of(zero.get(0)) : Optional.empty();
    }

    private static String quoted(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }
}
