package org.graftline.mixedmodel.internal.prediction;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Two jointly normal numbers: one curve at two times.
 *
 * @param first mean at the first time
 * @param second mean at the second time
 * @param firstVariance variance at the first time
 * @param secondVariance variance at the second time
 * @param covariance between the two
 */
public record TwoTimes(double first, double second, double firstVariance, double secondVariance, double covariance) {
    /** A correlation nearer to 1 is 1: Φ₂ goes there as √(1 − ρ) and would make 1e-8 of a rounding error. */
    private static final double ROUNDING = 1e-14;

    private static final QuadratureRule SCORES = QuadratureRule.standardNormal(12);

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** The same with independent scatter on top. */
    TwoTimes plus(double firstScatter, double secondScatter) {
        return new TwoTimes(first, second, firstVariance + firstScatter, secondVariance + secondScatter, covariance);
    }

    /**
     * P(one of the two is above the limit) = 1 − Φ₂(both below). With Student's t both deviate by a common factor 1/√w, w ~ χ²/df; the
     * integral runs over the normal score of w.
     *
     * @param df degrees of freedom; infinite = normal
     */
    public double eitherAbove(double limit, double df) {
        if (!(df < Double.POSITIVE_INFINITY)) {
            return 1 - below(limit, 1);
        }
        ChiSquaredDistribution chi = new ChiSquaredDistribution(null, df);
        double sum = 0;
        for (int i = 0; i < SCORES.size(); i++) {
            double share = Math.min(NORMAL.cumulativeProbability(SCORES.node(i)), 1 - 1e-15);
            double w = chi.inverseCumulativeProbability(share) / df;
            sum += SCORES.weight(i) * below(limit, Math.sqrt(w));
        }
        return 1 - sum;
    }

    private double below(double limit, double stretch) {
        double sd = Math.sqrt(Math.max(0, firstVariance));
        double other = Math.sqrt(Math.max(0, secondVariance));
        if ((sd == 0 && first > limit) || (other == 0 && second > limit)) {
            return 0;
        }
        if (sd == 0) {
            return 1 - new SymmetricLaw(second, other / stretch, Double.POSITIVE_INFINITY).probabilityAbove(limit);
        }
        if (other == 0) {
            return 1 - new SymmetricLaw(first, sd / stretch, Double.POSITIVE_INFINITY).probabilityAbove(limit);
        }
        double rho = covariance / (sd * other);
        rho = rho > 1 - ROUNDING ? 1 : Math.max(-1, rho);
        return BivariateNormal.below(stretch * (limit - first) / sd, stretch * (limit - second) / other, rho);
    }
}
