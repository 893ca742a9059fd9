package org.graftline.mixedmodel.internal.prediction;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Nodes and weights of a Gaussian quadrature. Immutable. */
final class QuadratureRule {
    private static final int POINTS = 8;
    private static final double END = 8.5;

    private final double[] nodes;
    private final double[] weights;

    private QuadratureRule(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /** Gauss–Legendre on −1 … 1. */
    static QuadratureRule legendre(int points) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(points);
        double[] nodes = new double[points];
        double[] weights = new double[points];
        for (int i = 0; i < points; i++) {
            nodes[i] = rule.getPoint(i);
            weights[i] = rule.getWeight(i);
        }
        return new QuadratureRule(nodes, weights);
    }

    /**
     * For the mean over a standard normal variable, Σ weight·f(node) = E f(Z): Gauss–Legendre on equal pieces of −8.5 … 8.5. Unlike
     * Gauss–Hermite it keeps its digits where f is a step that is narrow against Z.
     */
    static QuadratureRule standardNormal(int pieces) {
        QuadratureRule rule = legendre(POINTS);
        double[] nodes = new double[pieces * POINTS];
        double[] weights = new double[nodes.length];
        double half = END / pieces;
        double total = 0;
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = -END + half * (2 * (i / POINTS) + 1 + rule.node(i % POINTS));
            weights[i] = rule.weight(i % POINTS) * StrictMath.exp(-nodes[i] * nodes[i] / 2);
            total += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
        return new QuadratureRule(nodes, weights);
    }

    int size() {
        return nodes.length;
    }

    double node(int i) {
        return nodes[i];
    }

    double weight(int i) {
        return weights[i];
    }
}
