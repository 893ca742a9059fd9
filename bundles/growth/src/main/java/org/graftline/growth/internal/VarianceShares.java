package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.growth.GrowthAnalysis.VarianceShare;
import org.graftline.growth.internal.ModelPlan.EffectVariation;

/** Where differences come from: each level's part of a variance of the model. */
final class VarianceShares {
    private final FittedModel model;
    private final List<VarianceShare> shares = new ArrayList<>();

    private VarianceShares(FittedModel model) {
        this.model = model;
    }

    static List<VarianceShare> of(FittedModel model) {
        VarianceShares s = new VarianceShares(model);
        if (model.mouseHasSlope()) { // else its part stands in the donor's, and shares would mislead
            s.growthRate();
            s.treatmentEffect();
        }
        s.start();
        s.reading();
        return s.shares;
    }

    private List<String> levels() {
        return model.plan().levels().stream().filter(l -> !l.equals("arm")).toList();
    }

    private void growthRate() {
        Map<String, Double> parts = new LinkedHashMap<>();
        levels().forEach(l -> parts.put(l, model.variance(l, "day")));
        add("growth rate", parts);
    }

    /** Of the difference between one treated and one control mouse of a donor. */
    private void treatmentEffect() {
        EffectVariation varies = model.plan().effectVaries();
        if (varies != EffectVariation.OUTER && varies != EffectVariation.CELL) {
            return;
        }
        String level =
                varies == EffectVariation.CELL ? "arm" : model.plan().outer().column();
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put(level, model.variance(level, "day:treated"));
        parts.put("mouse", 2 * model.variance("mouse", "day"));
        if (model.plan().has("tumor")) {
            parts.put("tumor", 2 * model.variance("tumor", "day"));
        }
        add("treatment effect", parts);
    }

    private void start() {
        Map<String, Double> parts = new LinkedHashMap<>();
        levels().forEach(l -> parts.put(l, model.variance(l, "(Intercept)")));
        add("volume at day 0", parts);
    }

    private void reading() {
        double t = model.set().medianDay();
        Map<String, Double> parts = new LinkedHashMap<>();
        for (String l : levels()) {
            parts.put(
                    l,
                    model.variance(l, "(Intercept)")
                            + 2 * t * model.covariance(l, "(Intercept)", "day")
                            + t * t * model.variance(l, "day"));
        }
        double residual = 0;
        int n = 0;
        double[] sd = model.fit().residualStandardDeviations();
        String first = model.plan().arms().get(0);
        for (int i = 0; i < sd.length; i++) {
            if (model.set().rows().get(i).arm().equals(first)) {
                residual += sd[i] * sd[i];
                n++;
            }
        }
        parts.put("measurement", residual / n);
        add("one reading", parts);
    }

    private void add(String of, Map<String, Double> parts) {
        double total = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        if (total > 0) {
            parts.forEach((level, v) -> shares.add(new VarianceShare(of, model.words(level), v / total)));
        }
    }
}
