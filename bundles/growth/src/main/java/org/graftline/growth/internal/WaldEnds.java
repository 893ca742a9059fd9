package org.graftline.growth.internal;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.graftline.mixedmodel.ApproximateInterval;

/**
 * The ends of an approximate interval of a standard deviation at the level of the plan; NaN where it says nothing.
 *
 * @param lower lower end
 * @param upper upper end
 */
public record WaldEnds(double lower, double upper) {
    /** Upper over lower end beyond which a Wald interval of a standard deviation says only that it may be zero. */
    private static final double WIDEST = 1e4;

    /** The engine's Wald intervals are at this level, on the logarithm of a standard deviation. */
    private static final double ALPHA_OF_ENGINE = 0.05;

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** At the boundary the curvature on the logarithm is next to nothing and the interval reaches from 0 to absurd values. */
    public static WaldEnds of(ApproximateInterval i, double alpha) {
        if (!(i.lower() > 0 && i.upper() < WIDEST * i.lower())) {
            return new WaldEnds(Double.NaN, Double.NaN);
        }
        if (alpha == ALPHA_OF_ENGINE) {
            return new WaldEnds(i.lower(), i.upper());
        }
        double wider = NORMAL.inverseCumulativeProbability(1 - alpha / 2)
                / NORMAL.inverseCumulativeProbability(1 - ALPHA_OF_ENGINE / 2);
        return new WaldEnds(
                i.estimate() * StrictMath.pow(i.lower() / i.estimate(), wider),
                i.estimate() * StrictMath.pow(i.upper() / i.estimate(), wider));
    }
}
