package org.graftline.mixedmodel.internal.criterion;

/** b̂_g, and of K_g (to be multiplied by σ²) the q×q corner and the q×p block with β, of every group of every level. */
final class Posterior {
    final double[][] mean;
    final double[][] covariance;
    final double[][] withBeta;

    Posterior(NestedDesign d) {
        mean = new double[d.levels()][];
        covariance = new double[d.levels()][];
        withBeta = new double[d.levels()][];
        for (int l = 0; l < mean.length; l++) {
            mean[l] = new double[d.groups[l] * d.q[l]];
            withBeta[l] = new double[d.groups[l] * d.q[l] * d.p];
            covariance[l] = new double[d.groups[l] * d.q[l] * d.q[l]];
        }
    }
}
