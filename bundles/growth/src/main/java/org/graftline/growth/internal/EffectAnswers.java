package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis.GroupEffect;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.internal.ModelPlan.EffectVariation;
import org.graftline.mixedmodel.Prediction;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.jspecify.annotations.Nullable;

/** The effect of each treated arm, over all and per donor. */
final class EffectAnswers {
    private final FittedModel model;
    private final AnalysisSet set;
    private final MouseSlopes slopes;

    EffectAnswers(FittedModel model) {
        this.model = model;
        this.set = model.set();
        this.slopes = new MouseSlopes(set.rows());
    }

    List<TreatmentEffect> all() {
        Arm control = set.control().orElseThrow();
        List<TreatmentEffect> effects = new ArrayList<>();
        for (Arm arm : set.treated()) {
            Estimate difference = model.effect(arm.name());
            int groups = model.groupsWithBoth(arm.name()).size();
            effects.add(new TreatmentEffect(
                    arm.name(),
                    control.name(),
                    model.plan().outer().column(),
                    groups,
                    difference,
                    byGroup(arm.name(), control.name()),
                    sentence(arm.name(), control.name(), difference, groups),
                    model.dfMethod()));
        }
        return effects;
    }

    private List<GroupEffect> byGroup(ArmName arm, ArmName control) {
        EffectVariation varies = model.plan().effectVaries();
        if (varies == EffectVariation.NOWHERE || varies == EffectVariation.MOUSE) {
            return List.of();
        }
        List<GroupEffect> effects = new ArrayList<>();
        for (String group : model.groupsWithBoth(arm)) {
            Map<String, Double> treated = slopes.of(model.plan().outer(), group, arm);
            Map<String, Double> controls = slopes.of(model.plan().outer(), group, control);
            effects.add(new GroupEffect(
                    group,
                    lineage(group),
                    mice(group, control),
                    mice(group, arm),
                    shrunk(group, arm),
                    MouseSlopes.mean(treated) - MouseSlopes.mean(controls)));
        }
        return effects;
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
    private Estimate shrunk(String group, ArmName arm) {
        boolean cell = model.plan().effectVaries() == EffectVariation.CELL;
        String level = cell ? "arm" : model.plan().outer().column();
        List<String> names = model.fit().blups(level).orElseThrow().names();
        double[] z = new double[names.size()];
        z[names.indexOf("day:treated")] = 1;
        Prediction p =
                model.fit().predict(level, cell ? group + "/" + arm.value() : group, model.effectContrast(arm), z);
        return Interval.of(p.estimate(), p.standardError(), model.effectDf());
    }

    private String sentence(ArmName arm, ArmName control, Estimate e, int groups) {
        String word = model.plan().outer().column();
        String where = groups == 0
                ? "no %s carries both arms".formatted(word)
                : "%s carry both arms".formatted(Numbers.count(groups, word, word + "s"));
        if (groups == 1) {
            where = "one %s carries both arms".formatted(word);
        }
        return "%s changes the growth rate by %s per day against %s (95 %% interval %s to %s); %s."
                .formatted(
                        arm, Numbers.rate(e.value()), control, Numbers.rate(e.lower()), Numbers.rate(e.upper()), where);
    }
}
