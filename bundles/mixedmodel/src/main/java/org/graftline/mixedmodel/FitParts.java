package org.graftline.mixedmodel;

import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.internal.inference.SpreadUncertainty;

/** The numbers behind a {@link Fit}, as they are assembled. Arrays over rows are in the order of the table, NaN where left out. */
@SuppressWarnings("ArrayRecordComponent") // package-private carrier: Fit copies every array it hands out
record FitParts(
        ModelSpec spec,
        FitStatus status,
        String message,
        Certificate certificate,
        List<Singularity> singularities,
        double logLik,
        boolean pseudoLikelihood,
        int parameters,
        int rows,
        DroppedRows dropped,
        Map<String, Integer> groups,
        FixedEffects fixed,
        FixedTests tests,
        FixedTerms terms,
        List<RandomEffects> random,
        double sigma,
        VarianceParameters variance,
        Map<String, Double> correlation,
        List<ApproximateInterval> intervals,
        List<Blups> blups,
        Map<String, double[]> covariancesWithBeta,
        List<EffectsGivenOuter> effectsGivenOuter,
        Map<String, List<String>> factorLevels,
        double[] populationFitted,
        Map<String, double[]> levelFitted,
        double[] residuals,
        double[] residualSd,
        double gradientNorm,
        int iterations,
        int evaluations,
        List<OtherFixedPoint> otherFixedPoints,
        Convergence convergence,
        FitIdentity identity,
        SpreadUncertainty spreads) {}
