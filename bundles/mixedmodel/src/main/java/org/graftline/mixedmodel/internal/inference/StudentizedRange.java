package org.graftline.mixedmodel.internal.inference;

/**
 * Distribution of the range of k means over their estimated standard error, for Tukey's comparisons: the double integral of Copenhaver and
 * Holland (Journal of Statistical Computation and Simulation 30, 1988, 1–15), by fixed Gauss–Legendre nodes.
 */
public final class StudentizedRange {
    private static final double REACH = 8.5;
    private static final int PANELS = 6;

    private StudentizedRange() {}

    /**
     * P(Q ≤ q).
     *
     * @param means k, at least 2
     * @param df degrees of freedom, above 0; may be infinite
     */
    public static double cumulative(double q, int means, double df) {
        if (!(q > 0)) {
            return q <= 0 ? 0 : Double.NaN;
        }
        return Math.min(1, PooledScale.expectation(s -> range(q * s, means), df));
    }

    /** The q at which {@link #cumulative} is p. */
    public static double quantile(double p, int means, double df) {
        return Quantile.of(q -> cumulative(q, means, df), p);
    }

    /** P(the range of k standard normals ≤ w) = k∫φ(z)[Φ(z) − Φ(z − w)]^(k−1) dz, z the largest. */
    private static double range(double w, int k) {
        return k
                * Quadrature.integral(
                        z -> {
                            double between = Normal.cumulative(z) - Normal.cumulative(z - w);
                            double product = 1;
                            for (int i = 1; i < k; i++) {
                                product *= between;
                            }
                            return Normal.density(z) * product;
                        },
                        -REACH,
                        REACH,
                        PANELS);
    }
}
