package org.graftline.growth.beside;

import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.internal.beside.DiagnosisFits;
import org.graftline.growth.internal.beside.NotBesideException;
import org.graftline.study.ArmName;
import org.graftline.study.StudyData;

/**
 * Whether donors of different diagnoses respond differently.
 *
 * @param comparisons one for each comparison of the primary analysis that could be made
 * @param notes what could not be made and why, and what was left out, a sentence each
 */
public record DiagnosisEffects(List<Comparison> comparisons, List<String> notes) {
    /** Copies the lists in. */
    public DiagnosisEffects {
        comparisons = List.copyOf(comparisons);
        notes = List.copyOf(notes);
    }

    /**
     * One comparison.
     *
     * @param effects of each diagnosis, by name
     * @param f statistic of the test that the effects of all diagnoses are one
     * @param numeratorDf diagnoses less one
     * @param denominatorDf as in the primary analysis
     * @param p of the test
     */
    public record Comparison(
            ArmName arm,
            ArmName control,
            List<OfDiagnosis> effects,
            double f,
            double numeratorDf,
            double denominatorDf,
            double p) {
        /** Copies the list in. */
        public Comparison {
            effects = List.copyOf(effects);
        }
    }

    /**
     * The effect in one diagnosis.
     *
     * @param diagnosis as the source states it
     * @param donors that carry both arms
     * @param perDay slope of log volume of {@code arm} minus that of {@code control}, per day
     */
    public record OfDiagnosis(String diagnosis, int donors, Estimate perDay) {}

    /**
     * Fits the primary model to the mice of each comparison with a start, a rate and an effect of its own for each diagnosis. A diagnosis
     * needs two donors that carry both arms; where half of the donors or more have none stated nothing is made.
     *
     * @param data the snapshot that the analysis was made from
     * @param analysis the primary analysis, with the plan that it obeyed
     * @return nothing at all where the plan does not list the diagnosis
     */
    public static DiagnosisEffects of(StudyData data, GrowthAnalysis analysis) {
        try {
            return DiagnosisFits.of(data, analysis);
        } catch (NotBesideException e) {
            return new DiagnosisEffects(List.of(), List.of(e.sentence()));
        }
    }
}
