package org.graftline.web.internal.api;

import java.util.List;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.study.StudyCode;
import org.jspecify.annotations.Nullable;

/**
 * The answers of an analysis as pages show them; each mouse's readings and the residuals stand in the figures and the report. A number
 * that does not exist or has no bound is null. The level is that of the intervals, "95 %"; post hoc is what must not be taken for planned.
 */
record AnalysisView(
        StudyCode study,
        String dataSha256,
        List<String> conclusion,
        String scope,
        List<String> cautions,
        GrowthAnalysis.Window window,
        GrowthAnalysis.Flow flow,
        GrowthAnalysis.ModelText model,
        List<GrowthAnalysis.VarianceCandidate> candidates,
        GrowthAnalysis.FitText fit,
        List<GrowthAnalysis.ArmGrowth> arms,
        List<GrowthAnalysis.TreatmentEffect> effects,
        @Nullable String noEffectReason,
        List<GrowthAnalysis.TreatmentEffect> lineageEffects,
        List<GrowthAnalysis.VarianceShare> shares,
        String level,
        String planSha256,
        List<String> postHoc) {
    AnalysisView {
        conclusion = List.copyOf(conclusion);
        cautions = List.copyOf(cautions);
        candidates = List.copyOf(candidates);
        arms = List.copyOf(arms);
        effects = List.copyOf(effects);
        lineageEffects = List.copyOf(lineageEffects);
        shares = List.copyOf(shares);
        postHoc = List.copyOf(postHoc);
    }

    static AnalysisView of(GrowthAnalysis a) {
        return new AnalysisView(
                a.study(),
                a.dataSha256(),
                a.conclusion(),
                a.scope(),
                a.cautions(),
                a.window(),
                a.flow(),
                a.model(),
                a.candidates(),
                a.fit(),
                a.arms(),
                a.effects(),
                a.noEffectReason(),
                a.lineageEffects(),
                a.shares(),
                a.governance().level(),
                a.governance().sha256(),
                a.governance().postHoc());
    }
}
