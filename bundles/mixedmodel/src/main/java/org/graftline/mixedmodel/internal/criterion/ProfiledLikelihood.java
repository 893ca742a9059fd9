package org.graftline.mixedmodel.internal.criterion;

import java.util.Arrays;
import java.util.Optional;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.internal.design.FixedDesign;
import org.graftline.mixedmodel.internal.residual.ResidualStructure;
import org.graftline.mixedmodel.internal.residual.ResidualWeights;
import org.jspecify.annotations.Nullable;

/**
 * −2ℓ profiled over β and σ² (engine.md section 1), a function of the factors L_l and the parameters φ of the residuals:
 * log|ΛRΛ| + 2Σlog R_jj + [log|X'V0⁻¹X|] + ν(1 + log(2πr²/ν)), ν = n − p under REML. v is taken relative to its geometric mean, so
 * that D is the covariance in units of a typical residual variance and does not drift with φ; −2ℓ does not depend on that choice. Where β is
 * among the parameters of the residuals (full likelihood of a variance of the mean) it is taken from there and not profiled.
 * Not for several threads at once.
 */
public final class ProfiledLikelihood {
    private static final int CLASSES_PER_PIECE = 8192;

    private final NestedDesign design;
    private final ResidualStructure residual;
    private final NestedElimination elimination;
    private final Method method;
    private final double logDetBasis;
    private final ResidualWeights weights;
    private final Workers workers;
    private final int[] entries;
    private final int[] rowsPerClass;
    private final int rows;
    /** One counter for all likelihoods of the same rows. */
    private final int[] evaluations;

    /** The likelihood of all rows; {@code fixed} gives the determinant of the re-basing of X. */
    public ProfiledLikelihood(
            NestedDesign design, FixedDesign fixed, ResidualStructure residual, Method method, Workers workers) {
        this(
                design,
                residual,
                method,
                workers,
                fixed.logDeterminant(),
                design.entriesPerClass(1, residual.classes()),
                new NestedElimination(design, workers),
                new int[1],
                Optional.empty());
    }

    private ProfiledLikelihood(
            NestedDesign design,
            ResidualStructure residual,
            Method method,
            Workers workers,
            double logDetBasis,
            int[] entries,
            NestedElimination elimination,
            int[] evaluations,
            Optional<ResidualWeights> workspace) {
        this.evaluations = evaluations;
        this.workers = workers;
        this.entries = entries;
        this.rowsPerClass = residual.rowsPerVarianceClass(entries);
        this.rows = Arrays.stream(rowsPerClass).sum();
        this.design = design;
        this.residual = residual;
        this.method = method;
        this.elimination = elimination;
        this.logDetBasis = logDetBasis;
        this.weights = workspace.filter(w -> w.fits(residual)).orElseGet(residual::newWeights);
    }

    /**
     * The likelihood of every stride-th outermost group: cheap, and close enough to begin a climb from. Its evaluations are counted apart.
     */
    public ProfiledLikelihood ofEvery(int stride) {
        return new ProfiledLikelihood(
                design,
                residual,
                method,
                workers,
                logDetBasis,
                design.entriesPerClass(stride, residual.classes()),
                elimination.ofEvery(stride),
                new int[1],
                Optional.empty());
    }

    /** The likelihood of the same rows with other numbers in the same classes of the residuals; shares the workspace. */
    public ProfiledLikelihood with(ResidualStructure other) {
        return new ProfiledLikelihood(
                design, other, method, workers, logDetBasis, entries, elimination, evaluations, Optional.of(weights));
    }

    /** The layout that is evaluated. */
    public NestedDesign design() {
        return design;
    }

    /** The structure of the residuals. */
    public ResidualStructure residual() {
        return residual;
    }

    /** Number of groups of a level that count. */
    public int groups(int level) {
        return design.groups[level] / elimination.stride();
    }

    /** Number of rows that count, per variance class; not to be modified. */
    public int[] rowsPerClass() {
        return rowsPerClass;
    }

    /** Number of evaluations so far. */
    public int evaluations() {
        return evaluations[0];
    }

    /** ν: n − p under REML, n under ML. */
    public int degreesOfFreedom() {
        return method == Method.REML ? rows - design.p : rows;
    }

    /** An object for {@link #evaluate} to write into. */
    public PassResult newResult() {
        return new PassResult(design, residual.parameters(), false);
    }

    /** The same, which also receives b̂ with every gradient. */
    public PassResult newResultWithEffects() {
        return new PassResult(design, residual.parameters(), true);
    }

    /** 1/v² per variance class relative to its geometric mean, at φ. A copy. */
    public double[] weights(double[] phi) {
        weigh(phi);
        double[] w = new double[weights.logV.length];
        for (int c = 0; c < w.length; c++) {
            w[c] = StrictMath.exp(-2 * weights.logV[c]);
        }
        return w;
    }

    /** Per variance parameter ∂log v per variance class at φ, centered as the weights are. A copy. */
    public double[][] logVarianceSlopes(double[] phi) {
        weigh(phi);
        double[][] out = new double[weights.dLogV.length][];
        for (int k = 0; k < out.length; k++) {
            out[k] = weights.dLogV[k].clone();
        }
        return out;
    }

    /** ω per class of entries at φ. A copy. */
    double[] omega(double[] phi) {
        weigh(phi);
        return weights.omega.clone();
    }

    /** Per parameter of the residuals ∂ω per class of entries at φ. A copy. */
    public double[][] precisionSlopes(double[] phi) {
        weigh(phi);
        double[][] out = new double[weights.dOmega.length][];
        for (int k = 0; k < out.length; k++) {
            out[k] = weights.dOmega[k].clone();
        }
        return out;
    }

    /** Number of entries of Ω per class. */
    int[] entries() {
        return entries;
    }

    /** The two passes, for sums that are not the gradient's. */
    NestedElimination elimination() {
        return elimination;
    }

    /** Log v per variance class at φ, not centered. A copy. */
    public double[] logV(double[] phi) {
        double[] out = new double[weights.logV.length];
        residual.variance().evaluate(residual.variancePart(phi), out, new double[weights.dLogV.length][out.length]);
        return out;
    }

    /** Mean of log v over rows at φ. */
    public double meanLogV(double[] phi) {
        weigh(phi);
        return weights.meanLogV;
    }

    private void weigh(double[] phi) {
        residual.evaluate(phi, entries, rowsPerClass, weights);
        int classes = weights.omega.length;
        workers.run(
                (classes + CLASSES_PER_PIECE - 1) / CLASSES_PER_PIECE,
                piece -> residual.precision(
                        entries,
                        piece * CLASSES_PER_PIECE,
                        Math.min(classes, (piece + 1) * CLASSES_PER_PIECE),
                        weights));
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
        evaluations[0]++;
        int p = design.p;
        into.value = Double.POSITIVE_INFINITY;
        weigh(phi);
        into.meanLogV = weights.meanLogV;
        for (double w : weights.omega) {
            if (!(Math.abs(w) < Double.POSITIVE_INFINITY)) {
                return;
            }
        }
        BlockSums sums = elimination.forward(l, weights.omega);
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
        double r2 = sums.top[NestedDesign.packed(p) + p];
        double logDetX = 0;
        for (int i = 0; i < p; i++) {
            logDetX += StrictMath.log(chol[i * p + i]);
        }
        Optional<double[]> given = residual.coefficients(phi);
        double[] score = new double[0];
        if (given.isPresent()) {
            score = score(sums, given.get());
            for (int i = 0; i < p; i++) {
                r2 -= given.get()[i] * (beta[i] + score[i]);
            }
            beta = given.get();
        } else {
            SmallCholesky.solveLower(chol, p, beta, 1);
            for (int i = 0; i < p; i++) {
                r2 -= beta[i] * beta[i];
            }
            SmallCholesky.solveLowerTransposed(chol, p, beta, 1);
        }
        if (!(r2 > 0)) {
            return;
        }
        int nu = degreesOfFreedom();
        into.beta = beta;
        into.residualSumOfSquares = r2;
        into.sigma2 = r2 / nu;
        into.value = weights.logDetCorrelation
                + 2 * sums.logR
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
        boolean cells = want == Want.RESIDUALS || residual.parameters() > 0 || into.effects.length > 0;
        GradientHalves halves = elimination.backward(
                beta,
                k,
                weights.dOmega,
                cells ? NestedElimination.Depth.CELLS : NestedElimination.Depth.COVARIANCE,
                into.effects,
                posterior);
        for (int level = 0; level < design.levels(); level++) {
            into.traceHalf[level] = halves.trace[level];
            into.squareHalf[level] = halves.square[level];
        }
        for (int j = 0; j < halves.phiTrace.length; j++) {
            into.phiTraceHalf[j] = (weights.dLogDet[j] + halves.phiTrace[j]) / 2;
            into.phiSquareHalf[j] = -halves.phiSquare[j] / 2;
        }
        for (int j = 0; j < score.length; j++) {
            into.phiSquareHalf[residual.variance().parameters() - p + j] += score[j];
        }
        into.weightedResiduals = halves.weightedResiduals;
        into.whitenedEffects = halves.whitenedEffects;
    }

    /** X'V₀⁻¹(y − Xβ), length p: −½∂r²/∂β with V₀ held. */
    private double[] score(BlockSums sums, double[] beta) {
        int p = design.p;
        double[] score = new double[p];
        for (int i = 0; i < p; i++) {
            score[i] = sums.top[NestedDesign.packed(p) + i];
            for (int j = 0; j < p; j++) {
                score[i] -= sums.top[NestedDesign.packed(Math.max(i, j)) + Math.min(i, j)] * beta[j];
            }
        }
        return score;
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
