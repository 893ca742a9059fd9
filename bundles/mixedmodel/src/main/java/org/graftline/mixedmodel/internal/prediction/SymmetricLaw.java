package org.graftline.mixedmodel.internal.prediction;

import org.apache.commons.math3.distribution.AbstractRealDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** mean + sd·T, T standard normal or Student's t. */
public final class SymmetricLaw implements Law {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final double mean;
    private final double sd;
    private final AbstractRealDistribution standard;

    /** {@code df}: degrees of freedom of t; infinite = normal. */
    public SymmetricLaw(double mean, double sd, double df) {
        this.mean = mean;
        this.sd = sd;
        this.standard = df < Double.POSITIVE_INFINITY ? new TDistribution(null, df) : NORMAL;
    }

    @Override
    public double standardDeviation() {
        return sd;
    }

    @Override
    public double probabilityAbove(double limit) {
        if (sd == 0) {
            return mean > limit ? 1 : 0;
        }
        return standard.cumulativeProbability((mean - limit) / sd); // T is symmetric
    }

    @Override
    public double quantile(double share) {
        return mean + sd * standard.inverseCumulativeProbability(share);
    }
}
