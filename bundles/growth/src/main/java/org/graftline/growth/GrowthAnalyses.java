package org.graftline.growth;

import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan;
import org.osgi.annotation.versioning.ProviderType;

/** Analyses growth. A pure function of its arguments: equal inputs give equal bytes on any thread count. Safe for many threads. */
@ProviderType
public interface GrowthAnalyses {
    /**
     * Fits the model that a plan fixes to the tumor volumes of a study and answers its questions. The mean is a line over time whatever
     * the course of the plan; sensitivities and covariates stand beside it.
     *
     * @param data a snapshot of the study
     * @param plan what the analysis fixes beforehand
     * @return the answers, or the reason why there are none, with the plan as one that nobody locked: {@link GrowthAnalysis#under} adds
     *     what the records know
     * @throws NotAnalyzableException if no model at all can be fitted: no volumes, one mouse, one day
     */
    GrowthAnalysis analyze(StudyData data, AnalysisPlan plan);
}
