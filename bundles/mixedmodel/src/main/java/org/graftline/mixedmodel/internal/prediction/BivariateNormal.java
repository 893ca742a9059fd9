package org.graftline.mixedmodel.internal.prediction;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Φ₂(h, k; ρ), the probability that two standard normal variables of correlation ρ lie below h and k, by Plackett's identity (1954)
 * Φ₂ = Φ(h)Φ(k) + (1/2π)∫₀^{asin ρ} exp(−(h² + k² − 2hk sin θ)/(2cos²θ)) dθ, integrated by Gauss–Legendre on halves until they agree.
 */
final class BivariateNormal {
    private static final double TOLERANCE = 1e-13;
    private static final int DEEPEST = 40;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final QuadratureRule LEGENDRE = QuadratureRule.legendre(12);

    private final double h;
    private final double k;

    private BivariateNormal(double h, double k) {
        this.h = h;
        this.k = k;
    }

    /** {@code rho}: from −1 to 1. */
    static double below(double h, double k, double rho) {
        double lower = NORMAL.cumulativeProbability(h);
        double other = NORMAL.cumulativeProbability(k);
        if (rho >= 1) {
            return Math.min(lower, other);
        }
        if (rho <= -1) {
            return Math.max(0, lower + other - 1);
        }
        BivariateNormal density = new BivariateNormal(h, k);
        double to = StrictMath.asin(rho);
        double integral = density.integral(0, to, density.rule(0, to), DEEPEST);
        return Math.max(0, Math.min(Math.min(lower, other), lower * other + integral / (2 * Math.PI)));
    }

    private double integral(double from, double to, double whole, int depth) {
        double middle = (from + to) / 2;
        double left = rule(from, middle);
        double right = rule(middle, to);
        if (depth == 0 || Math.abs(left + right - whole) < TOLERANCE) {
            return left + right;
        }
        return integral(from, middle, left, depth - 1) + integral(middle, to, right, depth - 1);
    }

    private double rule(double from, double to) {
        double sum = 0;
        for (int i = 0; i < LEGENDRE.size(); i++) {
            double theta = (from + to) / 2 + (to - from) / 2 * LEGENDRE.node(i);
            double cos = StrictMath.cos(theta);
            double exponent = -(h * h + k * k - 2 * h * k * StrictMath.sin(theta)) / (2 * cos * cos);
            sum += LEGENDRE.weight(i) * StrictMath.exp(exponent);
        }
        return sum * (to - from) / 2;
    }
}
