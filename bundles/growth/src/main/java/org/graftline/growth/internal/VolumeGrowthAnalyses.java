package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.growth.Governance;
import org.graftline.growth.GrowthAnalyses;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.NotAnalyzableException;
import org.graftline.growth.internal.beside.Primary;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.MixedModelException;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.graftline.study.Arm;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan;
import org.osgi.service.component.annotations.Component;

/** The primary analysis of tumor volumes: log scale, donor, mouse, reading (README, "The default model"), as the plan fixes it. */
@Component(service = GrowthAnalyses.class)
public final class VolumeGrowthAnalyses implements GrowthAnalyses {
    @Override
    public GrowthAnalysis analyze(StudyData data, AnalysisPlan plan) {
        AnalysisSet set = ReadingSelection.of(data, plan);
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
        VarianceSelection.Selection selection = select(plan, table, set);
        if (!selection.chosen().converged()) {
            plan = plan.withoutCorrelations();
            selection = select(plan, table, set);
        }
        FittedModel model = new FittedModel(set, plan, selection.chosen());
        List<ArmGrowth> arms = set.arms().stream().map(a -> growth(model, a)).toList();
        Comparisons comparisons = Comparisons.of(set);
        List<TreatmentEffect> effects = new EffectAnswers(model, comparisons.of()).all();
        Curves curves = new Curves(model);
        Conclusion conclusion = new Conclusion(model, arms, effects);
        GrowthAnalysis.ModelText text = ModelWords.of(model, data.study().code().value());
        Primary.made(text, model.fit());
        return new GrowthAnalysis(
                data.study().code(),
                data.sha256(),
                set.window(),
                set.flow(),
                text,
                selection.candidates(),
                FitWords.of(model),
                arms,
                effects,
                comparisons.noneReason(),
                lineageEffects(
                        set, table, comparisons, selection.chosen().spec().variance()),
                VarianceShares.of(model),
                curves.mice(data),
                curves.arms(),
                curves.residuals(),
                conclusion.sentences(),
                conclusion.scope(),
                Cautions.of(model, data, effects, CommonStart.check(model, table)),
                new Details(model, curves).all(),
                Governance.unlocked(set.protocol()).deviating(deviations(model, selection, comparisons)));
    }

    private static VarianceSelection.Selection select(ModelPlan plan, DataTable table, AnalysisSet set) {
        return VarianceSelection.select(
                plan, table, set.control().isPresent(), set.protocol().variances());
    }

    private static List<String> deviations(
            FittedModel model, VarianceSelection.Selection selection, Comparisons comparisons) {
        List<String> sentences = new ArrayList<>(comparisons.impossible());
        model.dfDeviation().ifPresent(sentences::add);
        sentences.addAll(selection.deviations());
        return sentences;
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

    /** The same model over lineages with the chosen variance function, where several donors share one. */
    private static List<TreatmentEffect> lineageEffects(
            AnalysisSet set, DataTable table, Comparisons comparisons, VarianceModel variance) {
        if (comparisons.of().isEmpty() || set.lineages() == set.donors()) {
            return List.of();
        }
        ModelPlan plan = ModelPlanner.plan(set, OuterLevel.LINEAGE);
        FittedModel model =
                new FittedModel(set, plan, org.graftline.mixedmodel.MixedModel.fit(plan.spec(variance), table));
        return model.fit().converged() ? new EffectAnswers(model, comparisons.of()).all() : List.of();
    }
}
