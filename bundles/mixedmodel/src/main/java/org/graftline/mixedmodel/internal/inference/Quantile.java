package org.graftline.mixedmodel.internal.inference;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Inverts a distribution function on the positive numbers. */
final class Quantile {
    private static final double ACCURACY = 1e-9;
    private static final int MOST = 200;
    private static final double FARTHEST = 1e9;

    private Quantile() {}

    /** The x above 0 at which the distribution function is p, 0 &lt; p &lt; 1; +∞ when it lies beyond 1e9. */
    static double of(DoubleUnaryOperator distribution, double p) {
        double low = 0;
        double high = 2;
        while (distribution.applyAsDouble(high) < p) {
            low = high;
            high *= 2;
            if (high > FARTHEST) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return new BrentSolver(ACCURACY, ACCURACY).solve(MOST, x -> distribution.applyAsDouble(x) - p, low, high);
    }
}
