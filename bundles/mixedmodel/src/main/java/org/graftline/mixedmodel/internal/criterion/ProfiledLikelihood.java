package org.graftline.mixedmodel.internal.criterion;

import java.util.Arrays;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.internal.design.FixedDesign;
import org.graftline.mixedmodel.internal.variance.VarianceFunction;
import org.jspecify.annotations.Nullable;

/**
 * −2ℓ profiled over β and σ² (engine.md section 1), a function of the factors L_l and φ:
 * Σlog v² + 2Σlog R_jj + [log|X'V0⁻¹X|] + ν(1 + log(2πr²/ν)), ν = n − p under REML. Weights are taken relative to the geometric mean of v, so
 * that D is the covariance in units of a typical residual variance and does not drift with φ; −2ℓ does not depend on that choice.
 * Not for several threads at once.
 */
public final class ProfiledLikelihood {
    private final NestedDesign design;
    private final VarianceFunction variance;
    private final NestedElimination elimination;
    private final Method method;
    private final double logDetBasis;
    private final double[] logV;
    private final double[][] dLogV;
    private final double[] weights;
    private final Workers workers;
    private final int[] counts;
    private final int rows;
    private int evaluations;

    /** The likelihood of all rows; {@code fixed} gives the determinant of the re-basing of X. */
    public ProfiledLikelihood(
            NestedDesign design, FixedDesign fixed, VarianceFunction variance, Method method, Workers workers) {
        this(design, variance, method, workers, fixed.logDeterminant(), 1);
    }

    private ProfiledLikelihood(
            NestedDesign design,
            VarianceFunction variance,
            Method method,
            Workers workers,
            double logDetBasis,
            int stride) {
        this.workers = workers;
        this.counts = design.rowsPerClass(stride, variance.classes());
        this.rows = Arrays.stream(counts).sum();
        this.design = design;
        this.variance = variance;
        this.method = method;
        this.elimination = new NestedElimination(design, workers, stride);
        this.logDetBasis = logDetBasis;
        this.logV = new double[variance.classes()];
        this.dLogV = new double[variance.parameters()][variance.classes()];
        this.weights = new double[variance.classes()];
    }

    /**
     * The likelihood of every stride-th outermost group: cheap, and close enough to begin a climb from. Its evaluations are counted apart.
     */
    public ProfiledLikelihood ofEvery(int stride) {
        return new ProfiledLikelihood(design, variance, method, workers, logDetBasis, stride);
    }

    /** The layout that is evaluated. */
    public NestedDesign design() {
        return design;
    }

    /** The variance function. */
    public VarianceFunction variance() {
        return variance;
    }

    /** Number of evaluations so far. */
    public int evaluations() {
        return evaluations;
    }

    /** ν: n − p under REML, n under ML. */
    public int degreesOfFreedom() {
        return method == Method.REML ? rows - design.p : rows;
    }

    /** An object for {@link #evaluate} to write into. */
    public PassResult newResult() {
        return new PassResult(design, variance.parameters());
    }

    /** Weights per class relative to their geometric mean, at φ. A copy. */
    public double[] weights(double[] phi) {
        weigh(phi);
        return weights.clone();
    }

    /** Log v per class at φ, not centered. A copy. */
    public double[] logV(double[] phi) {
        double[] out = new double[logV.length];
        variance.evaluate(phi, out, new double[dLogV.length][logV.length]);
        return out;
    }

    /** Mean of log v over rows at φ. */
    public double meanLogV(double[] phi) {
        return weigh(phi);
    }

    private double weigh(double[] phi) {
        variance.evaluate(phi, logV, dLogV);
        double mean = center(logV);
        for (double[] d : dLogV) {
            center(d);
        }
        for (int c = 0; c < weights.length; c++) {
            weights[c] = StrictMath.exp(-2 * logV[c]);
        }
        return mean;
    }

    private double center(double[] perClass) {
        double sum = 0;
        for (int c = 0; c < perClass.length; c++) {
            sum += counts[c] * perClass[c];
        }
        double mean = sum / rows;
        for (int c = 0; c < perClass.length; c++) {
            perClass[c] -= mean;
        }
        return mean;
    }

    /** What {@link #evaluate} computes. */
    public enum Want {
        /** The value only. */
        VALUE,
        /** The value and the halves of the gradient. */
        GRADIENT,
        /** Also the two parts of the residual sum of squares as the outside-in pass sees them. */
        RESIDUALS
    }

    /**
     * b̂, K and the covariance with the re-based β of every group, and its law given the outer state; scaled columns, the covariances to be
     * multiplied by σ².
     */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
    public record Effects(
            double[][] mean,
            double[][] covariance,
            double[][] withBeta,
            double[][] regression,
            double[][] givenOuter) {}

    /**
     * Evaluates at factors L and φ. The value is +∞ when the point cannot be evaluated (overflow).
     *
     * @param l per level, q×q row-major, any factor of D
     */
    public void evaluate(double[][] l, double[] phi, Want want, PassResult into) {
        pass(l, phi, want, into, null);
    }

    /** Evaluates with everything, and predicts the random effects. */
    public Effects predict(double[][] l, double[] phi, PassResult into) {
        Posterior posterior = new Posterior(design);
        pass(l, phi, Want.RESIDUALS, into, posterior);
        return new Effects(
                posterior.mean, posterior.covariance, posterior.withBeta, posterior.regression, posterior.givenOuter);
    }

    private void pass(double[][] l, double[] phi, Want want, PassResult into, @Nullable Posterior posterior) {
        evaluations++;
        int p = design.p;
        into.value = Double.POSITIVE_INFINITY;
        into.meanLogV = weigh(phi);
        for (double weight : weights) {
            if (!(weight < Double.POSITIVE_INFINITY)) {
                return;
            }
        }
        BlockSums sums = elimination.forward(l, weights);
        if (!sums.sound) {
            return;
        }
        double[] chol = new double[p * p];
        double[] beta = new double[p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                chol[i * p + j] = sums.top[NestedDesign.packed(i) + j];
            }
            beta[i] = sums.top[NestedDesign.packed(p) + i];
        }
        if (!SmallCholesky.factor(chol, p)) {
            return;
        }
        SmallCholesky.solveLower(chol, p, beta, 1);
        double r2 = sums.top[NestedDesign.packed(p) + p];
        double logDetX = 0;
        for (int i = 0; i < p; i++) {
            r2 -= beta[i] * beta[i];
            logDetX += StrictMath.log(chol[i * p + i]);
        }
        if (!(r2 > 0)) {
            return;
        }
        SmallCholesky.solveLowerTransposed(chol, p, beta, 1);
        int nu = degreesOfFreedom();
        into.beta = beta;
        into.residualSumOfSquares = r2;
        into.sigma2 = r2 / nu;
        into.value = 2 * sums.logR
                + nu * (1 + StrictMath.log(2 * Math.PI * r2 / nu))
                + (method == Method.REML ? 2 * (logDetX + logDetBasis) : 0);
        if (want == Want.VALUE) {
            return;
        }
        double[] inverse = new double[p * p];
        for (int i = 0; i < p; i++) {
            inverse[i * p + i] = 1;
        }
        SmallCholesky.solveLower(chol, p, inverse, p);
        SmallCholesky.solveLowerTransposed(chol, p, inverse, p);
        into.covariance = inverse;
        double[] k = method == Method.REML ? inverse : new double[p * p];
        boolean cells = want == Want.RESIDUALS || variance.parameters() > 0;
        GradientHalves halves = elimination.backward(
                beta, k, dLogV, cells ? NestedElimination.Depth.CELLS : NestedElimination.Depth.COVARIANCE, posterior);
        for (int level = 0; level < design.levels(); level++) {
            into.traceHalf[level] = halves.trace[level];
            into.squareHalf[level] = halves.square[level];
        }
        into.phiTraceHalf = halves.phiTrace;
        into.phiSquareHalf = halves.phiSquare;
        into.weightedResiduals = halves.weightedResiduals;
        into.whitenedEffects = halves.whitenedEffects;
    }

    /** A copy of D = LL' of one level. */
    public static double[] covariance(double[] l, int q) {
        double[] d = new double[q * q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                for (int k = 0; k < q; k++) {
                    d[i * q + j] += l[i * q + k] * l[j * q + k];
                }
            }
        }
        return d;
    }

    @Override
    public String toString() {
        return "−2ℓ of %d rows, levels %s".formatted(design.n, Arrays.toString(design.q));
    }
}
