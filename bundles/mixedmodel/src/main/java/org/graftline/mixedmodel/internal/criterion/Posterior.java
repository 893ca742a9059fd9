package org.graftline.mixedmodel.internal.criterion;

/**
 * b̂_g, and of K_g (to be multiplied by σ²) the q×q corner and the q×p block with β, of every group of every level. Also the law of b_g given
 * the state outside it, which is free of what is known of β: b_g | s ~ N(b̂_g − B(s − ŝ), σ²V), s = (b_{l−1} … b_1, β) (MATHS.md section 6).
 */
final class Posterior {
    final double[][] mean;
    final double[][] covariance;
    final double[][] withBeta;
    /** B = DB' of engine.md section 2, q×outer per group. */
    final double[][] regression;
    /** V = LM⁻¹L', q×q per group. */
    final double[][] givenOuter;

    Posterior(NestedDesign d) {
        mean = new double[d.levels()][];
        covariance = new double[d.levels()][];
        withBeta = new double[d.levels()][];
        regression = new double[d.levels()][];
        givenOuter = new double[d.levels()][];
        for (int l = 0; l < mean.length; l++) {
            mean[l] = new double[d.groups[l] * d.q[l]];
            withBeta[l] = new double[d.groups[l] * d.q[l] * d.p];
            covariance[l] = new double[d.groups[l] * d.q[l] * d.q[l]];
            regression[l] = new double[d.groups[l] * d.q[l] * d.outer[l]];
            givenOuter[l] = new double[d.groups[l] * d.q[l] * d.q[l]];
        }
    }
}
