package org.graftline.mixedmodel.internal.inference;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Composite Gauss–Legendre quadrature with fixed nodes: deterministic, and exact to many digits for the smooth integrands used here. */
final class Quadrature {
    private static final int POINTS = 16;
    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
        for (int i = 0; i < POINTS; i++) {
            NODES[i] = rule.getPoint(i);
            WEIGHTS[i] = rule.getWeight(i);
        }
    }

    private Quadrature() {}

    /** ∫ f from a to b, cut into panels of equal width. */
    static double integral(DoubleUnaryOperator f, double a, double b, int panels) {
        double half = (b - a) / (2 * panels);
        double sum = 0;
        for (int k = 0; k < panels; k++) {
            double center = a + (2 * k + 1) * half;
            for (int i = 0; i < POINTS; i++) {
                sum += WEIGHTS[i] * f.applyAsDouble(center + half * NODES[i]);
            }
        }
        return sum * half;
    }
}
