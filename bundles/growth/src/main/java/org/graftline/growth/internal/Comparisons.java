package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.List;
import org.graftline.study.Arm;
import org.graftline.study.conduct.AnalysisPlan.Contrast;
import org.jspecify.annotations.Nullable;

/**
 * Which arms are compared: those of the plan, or each treated arm with the control.
 *
 * @param of those that the analyzed arms allow
 * @param impossible planned ones that they do not, a sentence each
 * @param noneReason why there is none; null where there is one
 */
record Comparisons(
        List<Contrast> of,
        List<String> impossible,
        @Nullable String noneReason) {

    static Comparisons of(AnalysisSet set) {
        if (!set.protocol().contrasts().isEmpty()) {
            return planned(set);
        }
        List<Contrast> each = set.control().stream()
                .flatMap(control -> set.treated().stream().map(arm -> new Contrast(arm.name(), control.name())))
                .toList();
        return new Comparisons(each, List.of(), each.isEmpty() ? reason(set) : null);
    }

    private static Comparisons planned(AnalysisSet set) {
        List<Contrast> possible = new ArrayList<>();
        List<String> impossible = new ArrayList<>();
        for (Contrast contrast : set.protocol().contrasts()) {
            List<String> missing = List.of(contrast.arm(), contrast.against()).stream()
                    .filter(arm -> set.arm(arm).isEmpty())
                    .map(arm -> "'" + arm + "'")
                    .toList();
            if (missing.isEmpty()) {
                possible.add(contrast);
            } else {
                impossible.add("The plan compares %s with %s; that is left out, as no analyzed mouse is in %s."
                        .formatted(contrast.arm(), contrast.against(), String.join(" or ", missing)));
            }
        }
        return new Comparisons(possible, impossible, possible.isEmpty() ? String.join(" ", impossible) : null);
    }

    private static String reason(AnalysisSet set) {
        List<Arm> arms = set.arms();
        return arms.size() == 1
                ? "All analyzed mice are in the arm '%s', so there is nothing to compare it with."
                        .formatted(arms.get(0).name())
                : "No analyzed arm is the control, so there is nothing to compare %d arms with. Name the control arm of the study."
                        .formatted(arms.size());
    }
}
