package org.graftline.growth.endpoint;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.graftline.growth.Estimate;

/** The ratio of two geometric means, from logarithms whose variances may differ (Welch 1947, Biometrika 34). */
final class Welch {
    private Welch() {}

    /** @param alpha two-sided level: the interval has 1 − alpha */
    static Estimate ratio(double[] treated, double[] control, double alpha) {
        double difference = StatUtils.mean(treated) - StatUtils.mean(control);
        double ofTreated = StatUtils.variance(treated) / treated.length;
        double ofControl = StatUtils.variance(control) / control.length;
        double variance = ofTreated + ofControl;
        double df = variance
                * variance
                / (ofTreated * ofTreated / (treated.length - 1) + ofControl * ofControl / (control.length - 1));
        double se = StrictMath.sqrt(variance);
        if (!(se > 0)) {
            return new Estimate(StrictMath.exp(difference), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        TDistribution t = new TDistribution(null, df);
        double half = t.inverseCumulativeProbability(1 - alpha / 2) * se;
        return new Estimate(
                StrictMath.exp(difference),
                Double.NaN,
                StrictMath.exp(difference - half),
                StrictMath.exp(difference + half),
                df,
                2 * t.cumulativeProbability(-Math.abs(difference / se)));
    }
}
