package org.graftline.growth;

import org.graftline.study.StudyData;
import org.osgi.annotation.versioning.ProviderType;

/** Analyses growth. A pure function of its arguments: equal inputs give equal bytes on any thread count. Safe for many threads. */
@ProviderType
public interface GrowthAnalyses {
    /**
     * Fits the default model of a tumor volume study and answers its questions.
     *
     * @param data a snapshot of the study
     * @param options what the analysis fixes beforehand
     * @return the answers, or the reason why there are none
     * @throws NotAnalyzableException if no model at all can be fitted: no volumes, one mouse, one day
     */
    GrowthAnalysis analyze(StudyData data, AnalysisOptions options);
}
