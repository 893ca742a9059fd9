package org.graftline.mixedmodel.internal.prediction;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Nodes and weights of a Gaussian quadrature. Immutable. */
final class QuadratureRule {
    private final double[] nodes;
    private final double[] weights;

    private QuadratureRule(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /** Gauss–Legendre on −1 … 1. */
    static QuadratureRule legendre(int points) {
        return of(new GaussIntegratorFactory().legendre(points), 1, 1);
    }

    /** Gauss–Hermite for the mean over a standard normal variable: Σ weight·f(node) = E f(Z). */
    static QuadratureRule standardNormal(int points) {
        return of(new GaussIntegratorFactory().hermite(points), Math.sqrt(2), 1 / Math.sqrt(Math.PI));
    }

    private static QuadratureRule of(GaussIntegrator rule, double stretch, double share) {
        double[] nodes = new double[rule.getNumberOfPoints()];
        double[] weights = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = stretch * rule.getPoint(i);
            weights[i] = share * rule.getWeight(i);
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
