package org.graftline.mixedmodel.internal.residual;

/** What {@link ResidualStructure#evaluate} leaves; overwritten by the next evaluation into the same object. */
@SuppressWarnings("MutablePublicArray") // the workspace of one likelihood
public final class ResidualWeights {
    /** Per variance class: log v less its mean over rows. */
    public final double[] logV;
    /** Per variance parameter and variance class: ∂log v less its mean over rows. */
    public final double[][] dLogV;
    /** Per class of entries: ω. */
    public final double[] omega;
    /** Per parameter and class of entries: ∂ω. */
    public final double[][] dOmega;
    /** Per parameter: ∂log|ΛRΛ|, which for variance parameters is 0 since v is relative. */
    public final double[] dLogDet;
    /** Mean of log v over rows. */
    public double meanLogV;
    /** log|R|. */
    public double logDetCorrelation;

    final CorrelationFunction.Values correlation;

    ResidualWeights(int varianceClasses, int varianceParameters, int classes, int parameters, int kinds) {
        logV = new double[varianceClasses];
        dLogV = new double[varianceParameters][varianceClasses];
        omega = new double[classes];
        dOmega = new double[parameters][classes];
        dLogDet = new double[parameters];
        correlation = new CorrelationFunction.Values(kinds);
    }

    /** Whether another structure can write here. */
    public boolean fits(ResidualStructure other) {
        return logV.length == other.variance().classes()
                && dLogV.length == other.variance().parameters()
                && omega.length == other.classes()
                && dOmega.length == other.parameters()
                && correlation.entry.length == other.kinds();
    }
}
