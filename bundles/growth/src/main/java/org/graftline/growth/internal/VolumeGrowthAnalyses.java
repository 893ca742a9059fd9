package org.graftline.growth.internal;

import java.util.List;
import org.graftline.growth.AnalysisOptions;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalyses;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.NotAnalyzableException;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.MixedModelException;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.graftline.study.Arm;
import org.graftline.study.StudyData;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** The default analysis of tumor volumes: log scale, donor, mouse, reading (README, "The default model"). */
@Component(service = GrowthAnalyses.class)
public final class VolumeGrowthAnalyses implements GrowthAnalyses {
    @Override
    public GrowthAnalysis analyze(StudyData data, AnalysisOptions options) {
        AnalysisSet set = ReadingSelection.of(data, options);
        try {
            return analyze(data, set);
        } catch (MixedModelException e) {
            throw new NotAnalyzableException("The growth model of study '%s' cannot be fitted. %s"
                    .formatted(data.study().code(), e.getMessage()));
        }
    }

    private static GrowthAnalysis analyze(StudyData data, AnalysisSet set) {
        DataTable table = AnalysisTable.of(set.rows());
        ModelPlan plan = ModelPlanner.plan(set, OuterLevel.DONOR);
        VarianceSelection.Selection selection =
                VarianceSelection.select(plan, table, set.control().isPresent());
        if (!selection.chosen().converged()) {
            plan = plan.withoutCorrelations();
            selection = VarianceSelection.select(plan, table, set.control().isPresent());
        }
        FittedModel model = new FittedModel(set, plan, selection.chosen());
        List<ArmGrowth> arms = set.arms().stream().map(a -> growth(model, a)).toList();
        String noEffect = noEffectReason(set);
        List<TreatmentEffect> effects = noEffect == null ? new EffectAnswers(model).all() : List.of();
        Curves curves = new Curves(model);
        Conclusion conclusion = new Conclusion(model, arms, effects);
        return new GrowthAnalysis(
                data.study().code(),
                data.sha256(),
                set.window(),
                set.flow(),
                ModelWords.of(model, data.study().code().value()),
                selection.candidates(),
                FitWords.of(model),
                arms,
                effects,
                noEffect,
                lineageEffects(set, table, effects, selection.chosen().spec().variance()),
                VarianceShares.of(model),
                curves.mice(data),
                curves.arms(),
                curves.residuals(),
                conclusion.sentences(),
                conclusion.scope(),
                Cautions.of(model, data, effects, CommonStart.check(model, table)),
                new Details(model, curves).all());
    }

    private static ArmGrowth growth(FittedModel model, Arm arm) {
        Estimate rate = model.rate(arm.name());
        List<AnalysisRow> rows = model.set().ofArm(arm.name());
        return new ArmGrowth(
                arm.name(),
                arm.role(),
                AnalysisSet.distinct(rows, AnalysisRow::donor),
                AnalysisSet.distinct(rows, AnalysisRow::mouseName),
                rows.stream().mapToInt(AnalysisRow::replicates).sum(),
                rate,
                Interval.doubling(rate));
    }

    private static @Nullable String noEffectReason(AnalysisSet set) {
        if (set.arms().size() == 1) {
            return "All analyzed mice are in the arm '%s', so there is nothing to compare it with."
                    .formatted(set.arms().get(0).name());
        }
        if (set.control().isEmpty()) {
            return "No analyzed arm is the control, so there is nothing to compare %d arms with. Name the control arm of the study."
                    .formatted(set.arms().size());
        }
        return null;
    }

    /** The same model over lineages with the chosen variance function, where several donors share one. */
    private static List<TreatmentEffect> lineageEffects(
            AnalysisSet set, DataTable table, List<TreatmentEffect> effects, VarianceModel variance) {
        if (effects.isEmpty() || set.lineages() == set.donors()) {
            return List.of();
        }
        ModelPlan plan = ModelPlanner.plan(set, OuterLevel.LINEAGE);
        FittedModel model =
                new FittedModel(set, plan, org.graftline.mixedmodel.MixedModel.fit(plan.spec(variance), table));
        return model.fit().converged() ? new EffectAnswers(model).all() : List.of();
    }
}
