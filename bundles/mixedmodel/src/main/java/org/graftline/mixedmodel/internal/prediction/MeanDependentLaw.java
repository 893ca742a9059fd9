package org.graftline.mixedmodel.internal.prediction;

import java.util.function.DoubleUnaryOperator;

/**
 * A reading f + σv(f)ε whose standard deviation follows its own uncertain mean f ~ (mean, sd): the mean over f of the law given f, by
 * quadrature (engine.md section 6; there by 20-point Gauss–Hermite, which loses its digits once f is less certain than a reading).
 */
public final class MeanDependentLaw implements Law {
    private static final QuadratureRule NORMAL = QuadratureRule.standardNormal(64);
    private static final int BISECTIONS = 200;

    private final double[] f = new double[NORMAL.size()];
    private final double[] residual = new double[NORMAL.size()];
    private final double df;
    private final double mean;
    private final double sd;

    /**
     * @param sd standard deviation of f
     * @param spread σv as a function of f
     * @param df degrees of freedom of the reading given f; infinite = normal
     */
    public MeanDependentLaw(double mean, double sd, DoubleUnaryOperator spread, double df) {
        this(mean, sd, f -> 0, spread, df);
    }

    /**
     * A reading f + a(f) + s(f)ε.
     *
     * @param sd standard deviation of f
     * @param shift a, what is known of the residual given f
     * @param spread s as a function of f
     * @param df degrees of freedom of the reading given f; infinite = normal
     */
    public MeanDependentLaw(double mean, double sd, DoubleUnaryOperator shift, DoubleUnaryOperator spread, double df) {
        double within = 0;
        double center = 0;
        for (int i = 0; i < f.length; i++) {
            double at = mean + sd * NORMAL.node(i);
            f[i] = at + shift.applyAsDouble(at);
            residual[i] = spread.applyAsDouble(at);
            within += NORMAL.weight(i) * residual[i] * residual[i];
            center += NORMAL.weight(i) * f[i];
        }
        double between = 0;
        for (int i = 0; i < f.length; i++) {
            between += NORMAL.weight(i) * (f[i] - center) * (f[i] - center);
        }
        this.df = df;
        this.mean = center;
        this.sd = Math.sqrt(between + within);
    }

    /** The mean of the reading. */
    public double mean() {
        return mean;
    }

    @Override
    public double standardDeviation() {
        return sd;
    }

    @Override
    public double probabilityAbove(double limit) {
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            sum += NORMAL.weight(i) * new SymmetricLaw(f[i], residual[i], df).probabilityAbove(limit);
        }
        return sum;
    }

    @Override
    public double quantile(double share) {
        double low = mean - sd;
        double high = mean + sd;
        while (1 - probabilityAbove(low) > share) {
            low -= 2 * (mean - low);
        }
        while (1 - probabilityAbove(high) < share) {
            high += 2 * (high - mean);
        }
        for (int i = 0; i < BISECTIONS && low < high; i++) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (1 - probabilityAbove(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + (high - low) / 2;
    }
}
