package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis.GroupEffect;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.internal.ModelPlan.EffectVariation;
import org.graftline.mixedmodel.Prediction;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.conduct.AnalysisPlan.Contrast;
import org.graftline.study.conduct.AnalysisPlan.Multiplicity;
import org.jspecify.annotations.Nullable;

/** The effect of each comparison, over all and per donor. */
final class EffectAnswers {
    private final FittedModel model;
    private final AnalysisSet set;
    private final MouseSlopes slopes;
    private final List<Contrast> comparisons;

    /** @param comparisons those that the analyzed arms allow */
    EffectAnswers(FittedModel model, List<Contrast> comparisons) {
        this.model = model;
        this.set = model.set();
        this.slopes = new MouseSlopes(set.rows());
        this.comparisons = comparisons;
    }

    List<TreatmentEffect> all() {
        List<Estimate> differences = comparisons.stream()
                .map(c -> model.effect(c.arm(), c.against()))
                .toList();
        double[] adjusted = set.protocol().multiplicity() == Multiplicity.HOLM
                ? Holm.adjusted(differences.stream().mapToDouble(Estimate::p).toArray())
                : new double[0];
        List<TreatmentEffect> effects = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++) {
            ArmName arm = comparisons.get(i).arm();
            ArmName against = comparisons.get(i).against();
            int groups = model.groupsWithBoth(arm, against).size();
            effects.add(new TreatmentEffect(
                    arm,
                    against,
                    model.plan().outer().column(),
                    groups,
                    differences.get(i),
                    byGroup(arm, against),
                    sentence(arm, against, differences.get(i), groups),
                    model.dfMethod(),
                    adjusted.length == 0 ? Double.NaN : adjusted[i]));
        }
        return effects;
    }

    /** Nothing where both are treated: the prediction of one donor's difference would need that of two cells together. */
    private List<GroupEffect> byGroup(ArmName arm, ArmName control) {
        EffectVariation varies = model.plan().effectVaries();
        boolean bothTreated = treated(arm) && treated(control);
        if (varies == EffectVariation.NOWHERE || varies == EffectVariation.MOUSE || bothTreated) {
            return List.of();
        }
        List<GroupEffect> effects = new ArrayList<>();
        for (String group : model.groupsWithBoth(arm, control)) {
            Map<String, Double> treated = slopes.of(model.plan().outer(), group, arm);
            Map<String, Double> controls = slopes.of(model.plan().outer(), group, control);
            effects.add(new GroupEffect(
                    group,
                    lineage(group),
                    mice(group, control),
                    mice(group, arm),
                    shrunk(group, arm, control),
                    MouseSlopes.mean(treated) - MouseSlopes.mean(controls)));
        }
        return effects;
    }

    private boolean treated(ArmName arm) {
        return set.arm(arm).orElseThrow().role() != ArmRole.CONTROL;
    }

    private @Nullable String lineage(String group) {
        if (model.plan().outer() == OuterLevel.LINEAGE) {
            return null;
        }
        return set.rows().stream()
                .filter(r -> r.donor().equals(group) && !r.lineage().equals(r.donor()))
                .map(AnalysisRow::lineage)
                .findFirst()
                .orElse(null);
    }

    private int mice(String group, ArmName arm) {
        return AnalysisSet.distinct(
                set.ofArm(arm).stream()
                        .filter(r -> model.plan().outer().of(r).equals(group))
                        .toList(),
                AnalysisRow::mouseName);
    }

    /**
     * Takes the variances as known, so no method for small samples adjusts it; the quantile counts the donors that carry both arms, as the
     * prediction of one donor from so many does.
     */
    private Estimate shrunk(String group, ArmName arm, ArmName control) {
        ArmName carrier = treated(arm) ? arm : control;
        boolean cell = model.plan().effectVaries() == EffectVariation.CELL;
        String level = cell ? "arm" : model.plan().outer().column();
        List<String> names = model.fit().blups(level).orElseThrow().names();
        double[] z = new double[names.size()];
        z[names.indexOf("day:treated")] = treated(arm) ? 1 : -1;
        Prediction p = model.fit()
                .predict(level, cell ? group + "/" + carrier.value() : group, model.difference(arm, control), z);
        return Interval.of(p.estimate(), p.standardError(), model.effectDf(), model.alpha());
    }

    private String sentence(ArmName arm, ArmName control, Estimate e, int groups) {
        String word = model.plan().outer().column();
        String where = groups == 0
                ? "no %s carries both arms".formatted(word)
                : "%s carry both arms".formatted(Numbers.count(groups, word, word + "s"));
        if (groups == 1) {
            where = "one %s carries both arms".formatted(word);
        }
        return "%s changes the growth rate by %s per day against %s (%s %s to %s); %s."
                .formatted(
                        arm,
                        Numbers.rate(e.value()),
                        control,
                        set.intervalWords(),
                        Numbers.rate(e.lower()),
                        Numbers.rate(e.upper()),
                        where);
    }
}
