package org.graftline.growth.internal;

import org.apache.commons.math3.distribution.TDistribution;
import org.graftline.growth.Estimate;

/** Intervals from Student's t. */
public final class Interval {
    /** Degrees of freedom beyond which Student's t is the normal distribution to all digits. */
    private static final double LARGE = 1e15;

    private static final Estimate NONE =
            new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private Interval() {}

    /** Nothing is known. */
    public static Estimate none() {
        return NONE;
    }

    /** The quantile of t; NaN without degrees of freedom. */
    public static double quantile(double df, double alpha) {
        return df > 0
                ? new TDistribution(null, Math.min(df, LARGE)).inverseCumulativeProbability(1 - alpha / 2)
                : Double.NaN;
    }

    /** @param alpha two-sided level: the interval has 1 − alpha */
    public static Estimate of(double value, double se, double df, double alpha) {
        double half = quantile(df, alpha) * se;
        double p = df > 0 && se > 0
                ? 2 * new TDistribution(null, Math.min(df, LARGE)).cumulativeProbability(-Math.abs(value / se))
                : Double.NaN;
        return new Estimate(value, se, value - half, value + half, df, p);
    }

    /** ln 2 over a rate; an interval of the rate that includes 0 leaves one end infinite. */
    public static Estimate doubling(Estimate rate) {
        double ln2 = StrictMath.log(2);
        boolean acrossZero = rate.lower() < 0 && rate.upper() > 0;
        double lower = acrossZero && rate.value() < 0 ? Double.NEGATIVE_INFINITY : ln2 / rate.upper();
        double upper = acrossZero && rate.value() >= 0 ? Double.POSITIVE_INFINITY : ln2 / rate.lower();
        return new Estimate(ln2 / rate.value(), Double.NaN, lower, upper, rate.df(), Double.NaN);
    }
}
