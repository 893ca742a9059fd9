package org.graftline.mixedmodel.internal.criterion;

/**
 * What one evaluation leaves: the value, the halves of the gradient and the top of the elimination. Overwritten by the next evaluation into the same object.
 */
@SuppressWarnings("MutablePublicArray")
public final class PassResult {
    /** −2ℓ of the criterion; +∞ where it cannot be evaluated. */
    public double value;
    /** Residual sum of squares y'P0y, weights relative to their geometric mean. */
    public double residualSumOfSquares;
    /** σ² of a row whose v is the geometric mean. */
    public double sigma2;
    /** Mean of log v over rows. */
    public double meanLogV;
    /** β̂ of the re-based columns, length p. */
    public double[] beta;
    /** (X'V0⁻¹X)⁻¹ of the re-based columns, p×p; filled under both methods. */
    public double[] covariance;
    /** Per level Σ_g Z_g'P0Z_g, q×q: ∂log-determinants/∂D. */
    public double[][] traceHalf;
    /** Per level Σ_g Z_g'P0y y'P0Z_g, q×q. */
    public double[][] squareHalf;
    /** Per parameter of the residuals ½ tr(P0 ∂(ΛRΛ)) = ½(∂log|ΛRΛ| + Σ ∂ω h); Σ_i (1 − h_i) ∂log v_i of a variance parameter. */
    public double[] phiTraceHalf;
    /** Per parameter of the residuals ½ y'P0 ∂(ΛRΛ) P0y = −½ Σ ∂ω ê_iê_j; Σ_i w_i ê_i² ∂log v_i of a variance parameter, + (X'V0⁻¹(y − Xβ))_j of a coefficient among them. */
    public double[] phiSquareHalf;
    /** ê'Ωê. */
    public double weightedResiduals;
    /** Σ_l Σ_g |û_g|², the whitened random effects. */
    public double whitenedEffects;
    /** Per level b̂ of every group in scaled columns, groups × q; no level where they are not wanted. */
    public double[][] effects;

    PassResult(NestedDesign design, int phiCount, boolean withEffects) {
        int depth = design.levels();
        beta = new double[design.p];
        covariance = new double[design.p * design.p];
        traceHalf = new double[depth][];
        squareHalf = new double[depth][];
        for (int l = 0; l < depth; l++) {
            traceHalf[l] = new double[design.q[l] * design.q[l]];
            squareHalf[l] = new double[design.q[l] * design.q[l]];
        }
        phiTraceHalf = new double[phiCount];
        phiSquareHalf = new double[phiCount];
        effects = new double[withEffects ? depth : 0][];
        for (int l = 0; l < effects.length; l++) {
            effects[l] = new double[design.groups[l] * design.q[l]];
        }
    }

    /** S̄_l = ∂(−2ℓ)/∂D_l, q×q. */
    public double[] gradientOfD(int level) {
        double[] s = traceHalf[level].clone();
        for (int i = 0; i < s.length; i++) {
            s[i] -= squareHalf[level][i] / sigma2;
        }
        return s;
    }

    /** S̄_l of every level. */
    public double[][] gradientsOfD() {
        double[][] s = new double[traceHalf.length][];
        for (int l = 0; l < s.length; l++) {
            s[l] = gradientOfD(l);
        }
        return s;
    }

    /** ∂(−2ℓ)/∂φ_k, φ the parameters of the residuals. */
    public double gradientOfPhi(int k) {
        return 2 * (phiTraceHalf[k] - phiSquareHalf[k] / sigma2);
    }
}
