package org.graftline.growth.internal.forecast;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Probabilities of one and two jointly normal numbers. */
final class Normal {
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);
    private static final double FAR = 8;

    /** Nodes and weights of Gauss and Legendre's rule with 16 points on [−1, 1], the positive half (Abramowitz and Stegun, table 25.4). */
    private static final double[] NODES = {
        0.0950125098376374, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438,
        0.7554044083550030, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499
    };

    private static final double[] WEIGHTS = {
        0.1894506104550685, 0.1826034150449236, 0.1691565193950025, 0.1495959888165767,
        0.1246289712555339, 0.0951585116824928, 0.0622535239386479, 0.0271524594117541
    };

    private Normal() {}

    /** @return P(N(mean, variance) ≥ limit); a step where the variance is 0 */
    static double above(double limit, double mean, double variance) {
        if (variance <= 0) {
            return mean >= limit ? 1 : 0;
        }
        return 1 - STANDARD.cumulativeProbability((limit - mean) / Math.sqrt(variance));
    }

    /**
     * The probability that one of two jointly normal numbers is at or above a limit: 1 − ∫ φ(u) Φ((c − m₂|u) / s₂|₁) du over the u with
     * the first below it.
     *
     * @param m means of the first and the second
     * @param p variance of the first, covariance, variance of the second
     */
    static double eitherAbove(double limit, double[] m, double[] p) {
        if (p[0] <= 0) {
            return m[0] >= limit ? 1 : above(limit, m[1], p[2]);
        }
        double sd = Math.sqrt(p[0]);
        double end = Math.min(FAR, (limit - m[0]) / sd);
        if (end <= -FAR) {
            return 1;
        }
        double left = Math.max(0, p[2] - p[1] * p[1] / p[0]);
        double below = 0;
        double middle = (end - FAR) / 2;
        double half = (end + FAR) / 2;
        for (int panel = 0; panel < 2; panel++) { // two panels: the density is narrow against the range
            double center = middle + (panel - 0.5) * half;
            for (int i = 0; i < NODES.length; i++) {
                for (int side = -1; side <= 1; side += 2) {
                    double u = center + side * NODES[i] * half / 2;
                    below += WEIGHTS[i]
                            * half
                            / 2
                            * STANDARD.density(u)
                            * (1 - above(limit, m[1] + p[1] / sd * u, left));
                }
            }
        }
        return Math.min(1, Math.max(0, 1 - below));
    }
}
