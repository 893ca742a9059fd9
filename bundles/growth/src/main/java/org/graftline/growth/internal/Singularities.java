package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.List;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.mixedmodel.Singularity;

/** What is zero in a fit, in the words of the laboratory. */
final class Singularities {
    /** On the log scale, over the whole window: a difference of 0.01 % in volume. */
    private static final double NOTHING = 1e-4;

    private static final double PERFECT = 1 - 1e-6;

    private Singularities() {}

    static List<String> of(FittedModel model) {
        List<String> sentences = new ArrayList<>();
        for (Singularity s : model.fit().singularities()) {
            RandomEffects r = model.fit().random(s.level()).orElseThrow();
            List<String> own = new ArrayList<>();
            List<Integer> alive = new ArrayList<>();
            double[] sd = r.standardDeviations();
            double span = Math.max(1, model.set().lastDay() - model.set().firstDay());
            for (int j = 0; j < sd.length; j++) {
                boolean slope = !r.names().get(j).equals("(Intercept)");
                if (sd[j] * (slope ? span : 1) < NOTHING) {
                    own.add(nothing(model, s.level(), r.names().get(j)));
                } else {
                    alive.add(j);
                }
            }
            perfect(model, r, alive, own);
            if (own.isEmpty()) {
                own.add("The effects of a %s move together so closely that fewer of them would do (boundary)."
                        .formatted(model.words(s.level())));
            }
            sentences.addAll(own);
        }
        return sentences;
    }

    private static String nothing(FittedModel model, String level, String effect) {
        boolean start = effect.equals("(Intercept)");
        String what = start ? "in volume at day 0" : "in growth rate";
        return switch (level) {
            case "mouse" ->
                "Mice of one %s are alike: no variation %s between mice beyond measurement error was found (boundary)."
                        .formatted(model.plan().outer().column(), what);
            case "tumor" ->
                "Tumors of one mouse are alike: no variation %s between them was found (boundary).".formatted(what);
            case ModelPlan.VISIT ->
                "Readings of one visit are as far apart as readings of different visits: no variation between visits was found (boundary).";
            default ->
                effect.equals("day:treated")
                        ? "The treatment effect does not vary between %ss beyond what their mice explain (boundary)."
                                .formatted(model.plan().outer().column())
                        : "The %ss do not differ %s beyond their mice (boundary).".formatted(level, what);
        };
    }

    private static void perfect(FittedModel model, RandomEffects r, List<Integer> alive, List<String> sentences) {
        Matrix c = r.correlation();
        for (int a = 0; a < alive.size(); a++) {
            for (int b = 0; b < a; b++) {
                double rho = c.get(alive.get(a), alive.get(b));
                if (Math.abs(rho) > PERFECT) {
                    sentences.add(
                            "Of a %s, %s and %s move together perfectly (correlation %s1): the data cannot tell two kinds of variation apart (boundary)."
                                    .formatted(
                                            model.words(r.level()),
                                            words(r.names().get(alive.get(b))),
                                            words(r.names().get(alive.get(a))),
                                            rho > 0 ? "+" : "−"));
                }
            }
        }
    }

    private static String words(String effect) {
        return switch (effect) {
            case "(Intercept)" -> "volume at day 0";
            case "day" -> "growth rate";
            default -> "treatment effect";
        };
    }
}
