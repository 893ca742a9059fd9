package org.graftline.mixedmodel.likelihood;

import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.Method;

/**
 * A likelihood-ratio test of a smaller model within a larger one.
 *
 * @param method the criterion of both fits
 * @param statistic 2(ℓ_larger − ℓ_smaller)
 * @param df number of parameters that the larger model has more
 * @param naiveP p of χ² with {@code df} degrees of freedom, which ignores that a variance cannot be negative: too large for variances
 * @param law the law of the statistic under the smaller model; empty when none is known
 * @param added what the larger model has more, in words
 * @param cautions what stands against the law: none known, few groups, a smaller model that is itself on the boundary; each with what to do
 */
public record LikelihoodRatioTest(
        Method method,
        double statistic,
        int df,
        double naiveP,
        Optional<ChiBarSquare> law,
        List<String> added,
        List<String> cautions) {
    /** Copies the lists. */
    public LikelihoodRatioTest {
        added = List.copyOf(added);
        cautions = List.copyOf(cautions);
    }

    /** p under {@link #law()}; NaN when none is known, which asks for the parametric bootstrap. */
    public double p() {
        return law.map(l -> l.upperTail(statistic)).orElse(Double.NaN);
    }
}
