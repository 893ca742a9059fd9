package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.graftline.growth.GrowthAnalysis.ModelText;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;

/** The model in words and symbols: donor i, mouse j, time k; a tumor of a mouse is t. */
final class ModelWords {
    private final FittedModel model;
    private final ModelPlan plan;

    private ModelWords(FittedModel model) {
        this.model = model;
        this.plan = model.plan();
    }

    static ModelText of(FittedModel model, String study) {
        ModelWords w = new ModelWords(model);
        return new ModelText(
                w.equation(),
                "logvolume " + w.plan.treatment().formula(),
                w.plan.terms().stream().map(w::random).toList(),
                w.plan.reasons(),
                w.plan.fallbacks(),
                SpecificationJson.of(
                        model.fit().spec(), study, model.set().rows().size()),
                AnalysisTable.csv(model.set().rows()),
                NlmeScript.of(model.fit().spec(), study, model.alpha()),
                MixedScript.of(model.fit().spec(), study, model.alpha(), model.df()));
    }

    private String random(RandomTerm t) {
        return "%s: %s, %s"
                .formatted(
                        model.words(t.level()),
                        t.formula().equals("~ day")
                                ? "1 + day"
                                : t.formula().replace("~ day", "1 + day").replace("~ ", ""),
                        t.formula().equals("~ 1") || t.level().equals("arm")
                                ? "one variance"
                                : t.structure().name().toLowerCase(Locale.ROOT));
    }

    private String equation() {
        String time = plan.has("tumor") ? "ᵢⱼₜₖ" : "ᵢⱼₖ";
        String reading = plan.has(ModelPlan.VISIT) ? time + "ᵣ" : time;
        List<String> mean = new ArrayList<>(List.of("β₀", "β₁·day" + time));
        switch (plan.treatment()) {
            case NONE -> {}
            case ONE -> mean.add("β₂·treatedᵢⱼ·day" + time);
            case SEVERAL -> mean.add("Σₐ βₐ·[armᵢⱼ = a]·day" + time);
        }
        List<String> lines = new ArrayList<>();
        for (RandomTerm t : plan.terms()) {
            switch (t.level()) {
                case "mouse" -> add(t, "u", "ᵢⱼ", "mouse j of " + plan.outer().column() + " i", time, mean, lines);
                case "tumor" -> add(t, "w", "ᵢⱼₜ", "tumor t of mouse j", time, mean, lines);
                case ModelPlan.VISIT -> add(t, "v", time, "visit k of a mouse", time, mean, lines);
                case "arm" -> {
                    mean.add("cᵢₐ·treatedᵢⱼ·day" + time);
                    lines.add("cᵢₐ ~ N(0, τ²)   %s i in treated arm a"
                            .formatted(plan.outer().column()));
                }
                default -> add(t, "b", "ᵢ", t.level() + " i", time, mean, lines);
            }
        }
        mean.add("e" + reading);
        lines.add(0, "log V%s = %s".formatted(reading, String.join(" + ", mean)));
        lines.add("e%s ~ N(0, %s)   reading%s at time k%s"
                .formatted(reading, variance(reading), reading.equals(time) ? "" : " r", letters()));
        return String.join("\n", lines);
    }

    private static void add(
            RandomTerm t, String letter, String index, String who, String time, List<String> mean, List<String> lines) {
        List<String> effects = new ArrayList<>(List.of(letter + "₀" + index));
        mean.add(letter + "₀" + index);
        if (t.formula().contains("day")) {
            effects.add(letter + "₁" + index);
            mean.add(letter + "₁" + index + "·day" + time);
        }
        if (t.formula().contains("treated")) {
            effects.add(letter + "₂" + index);
            mean.add(letter + "₂" + index + "·treatedᵢⱼ·day" + time);
        }
        lines.add("%s ~ N(0, G %s)   %s"
                .formatted(
                        effects.size() == 1 ? effects.get(0) : "(" + String.join(", ", effects) + ")",
                        t.structure().name().toLowerCase(Locale.ROOT),
                        who));
    }

    private String variance(String time) {
        VarianceModel v = model.fit().spec().variance();
        if (v instanceof VarianceModel.Ident ident) {
            return ident.by().equals("arm") ? "σ²·δ²(armᵢⱼ)" : "σ²·δ²(treatedᵢⱼ)";
        }
        if (v instanceof VarianceModel.Exponential e) {
            return "σ²·exp(2φ·%s%s)".formatted(bySize(e) ? "f" : "day", time);
        }
        return "σ²";
    }

    /** What the letters of the variance stand for; nothing where the table of components says it. */
    private String letters() {
        if (!(model.fit().spec().variance() instanceof VarianceModel.Exponential e)) {
            return "";
        }
        String phi = Numbers.three(
                model.fit().variance().values().values().iterator().next());
        return "; φ = " + phi + (bySize(e) ? ", f the fitted log volume" : "");
    }

    private static boolean bySize(VarianceModel.Exponential model) {
        return model.covariate() instanceof VarianceCovariate.Fitted;
    }
}
