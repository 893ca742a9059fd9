package org.graftline.mixedmodel.internal.inference;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Gamma;

/** s = √(χ²_ν/ν), the estimated standard deviation of a standard normal: turns a probability about normals into one about Student's t. */
final class PooledScale {
    /** Beyond so many degrees of freedom s is 1: what is neglected is of the order of 1/ν. */
    private static final double KNOWN = 1e9;
    /** Logarithm of the density relative to its peak at which the integral is cut. */
    private static final double CUT = -36;

    private static final int PANELS = 8;

    private PooledScale() {}

    /** E f(s). */
    static double expectation(DoubleUnaryOperator f, double df) {
        if (df > KNOWN) {
            return f.applyAsDouble(1);
        }
        double logConstant = StrictMath.log(2) + df / 2 * StrictMath.log(df / 2) - Gamma.logGamma(df / 2);
        DoubleUnaryOperator logDensity = s -> logConstant + (df - 1) * StrictMath.log(s) - df * s * s / 2;
        double mode = Math.sqrt(Math.max(1e-6, (df - 1) / df));
        double peak = logDensity.applyAsDouble(mode);
        double step = 0.25 / Math.sqrt(df);
        double low = mode;
        while (low - step > 0 && logDensity.applyAsDouble(low - step) - peak > CUT) {
            low -= step;
        }
        low = Math.max(0, low - step);
        double high = mode;
        while (logDensity.applyAsDouble(high) - peak > CUT) {
            high += step;
        }
        return Quadrature.integral(
                s -> s > 0 ? StrictMath.exp(logDensity.applyAsDouble(s)) * f.applyAsDouble(s) : 0, low, high, PANELS);
    }
}
