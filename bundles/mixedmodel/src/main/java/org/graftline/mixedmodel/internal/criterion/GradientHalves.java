package org.graftline.mixedmodel.internal.criterion;

/** The halves of the gradient (PassResult) from the outside-in pass of one block, or the sum of several blocks. */
final class GradientHalves {
    final double[][] trace;
    final double[][] square;
    final double[] phiTrace;
    final double[] phiSquare;
    double weightedResiduals;
    double whitenedEffects;

    GradientHalves(NestedDesign d, int phi) {
        trace = new double[d.levels()][];
        square = new double[d.levels()][];
        for (int l = 0; l < trace.length; l++) {
            trace[l] = new double[d.q[l] * d.q[l]];
            square[l] = new double[d.q[l] * d.q[l]];
        }
        phiTrace = new double[phi];
        phiSquare = new double[phi];
    }

    GradientHalves plus(GradientHalves other) {
        for (int l = 0; l < trace.length; l++) {
            add(trace[l], other.trace[l]);
            add(square[l], other.square[l]);
        }
        add(phiTrace, other.phiTrace);
        add(phiSquare, other.phiSquare);
        weightedResiduals += other.weightedResiduals;
        whitenedEffects += other.whitenedEffects;
        return this;
    }

    private static void add(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] += b[i];
        }
    }
}
