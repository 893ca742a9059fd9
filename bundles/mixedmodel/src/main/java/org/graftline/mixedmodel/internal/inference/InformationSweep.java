package org.graftline.mixedmodel.internal.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.criterion.VarianceDirection;
import org.graftline.mixedmodel.internal.criterion.VarianceSensitivity;
import org.graftline.mixedmodel.internal.design.FixedDesign;
import org.graftline.mixedmodel.internal.design.GroupIndex;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.optimizer.CertifiedSearch;
import org.graftline.mixedmodel.internal.optimizer.SymmetricInverse;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@link CovarianceUncertainty}: one evaluation for ∂Φ/∂ψ, and under REML two more per parameter, the directions V_k held, for the
 * expected information ½tr(PV_kPV_l) and the symmetric part of Q_kl = X'V⁻¹V_kV⁻¹V_lV⁻¹X. On the face that the search certified a singular
 * covariance is an ordinary point: the directions in which it has no extent take no part.
 */
final class InformationSweep {
    private static final double STEP = 1e-4;

    private final ProfiledLikelihood likelihood;
    private final CertifiedSearch.Outcome outcome;
    private final PassResult at;
    private final FixedDesign fixed;
    private final GroupIndex index;
    private final List<RandomDesign> random;
    private final int p;
    /** Number of parameters but for log σ. */
    private final int k;

    /** {@code at}: the evaluation at the outcome, with residuals. */
    InformationSweep(
            ProfiledLikelihood likelihood,
            CertifiedSearch.Outcome outcome,
            PassResult at,
            FixedDesign fixed,
            GroupIndex index,
            List<RandomDesign> random) {
        this.index = index;
        this.random = random;
        this.likelihood = likelihood;
        this.outcome = outcome;
        this.at = at;
        this.fixed = fixed;
        this.p = fixed.size();
        this.k = outcome.x().length;
    }

    /** Empty when the likelihood cannot be evaluated at or near the outcome. */
    Optional<CovarianceUncertainty> uncertainty(Method method) {
        List<VarianceDirection> directions = directions();
        VarianceSensitivity sensitivity = new VarianceSensitivity(likelihood, directions);
        Optional<VarianceSensitivity.At> here = sensitivity.at(factors(outcome.x()), phi(outcome.x()));
        if (here.isEmpty()) {
            return Optional.empty();
        }
        RealMatrix inner = square(here.get().covariance(), p);
        List<RealMatrix> n = new ArrayList<>();
        for (double[] cross : here.get().crossProducts()) {
            n.add(square(cross, p));
        }
        List<RealMatrix> slopes = new ArrayList<>();
        for (RealMatrix nk : n) {
            slopes.add(inTableUnits(inner.multiply(nk).multiply(inner)));
        }
        RealMatrix phi = inTableUnits(inner);
        slopes.add(phi.scalarMultiply(2));
        boolean correlated = likelihood.residual().correlated();
        if (method == Method.ML || (correlated && !GroupwiseInformation.feasible(index))) {
            return Optional.of(new CovarianceUncertainty(phi, slopes, observed(), null, null));
        }
        if (correlated) {
            return Optional.of(groupwise(directions, inner, phi, slopes));
        }
        RealMatrix information = MatrixUtils.createRealMatrix(k + 1, k + 1);
        RealMatrix[][] q = new RealMatrix[k][k];
        for (int l = 0; l < k; l++) {
            double[] x = outcome.x().clone();
            double width = STEP * Math.max(1, Math.abs(x[l]));
            x[l] += width;
            double high = x[l];
            Optional<VarianceSensitivity.At> up = sensitivity.at(factors(x), phi(x));
            x[l] = outcome.x()[l] - width;
            Optional<VarianceSensitivity.At> down = sensitivity.at(factors(x), phi(x));
            if (up.isEmpty() || down.isEmpty()) {
                return Optional.empty();
            }
            double step = high - x[l];
            for (int j = 0; j < k; j++) {
                double slope = (up.get().traces()[j] - down.get().traces()[j]) / step;
                information.addToEntry(j, l, -slope / 4);
                information.addToEntry(l, j, -slope / 4);
                q[j][l] = square(up.get().crossProducts()[j], p)
                        .subtract(square(down.get().crossProducts()[j], p))
                        .scalarMultiply(-0.5 / step);
            }
        }
        alongSigma(information, here.get().traces());
        return Optional.of(found(phi, slopes, information, inner, n, q));
    }

    /** The part of log σ: V_s = 2V, so ½tr(PV_kPV_s) = tr(PV_k) and ½tr(PV_sPV_s) = 2(n − p). */
    private void alongSigma(RealMatrix information, double[] traces) {
        for (int j = 0; j < k; j++) {
            information.setEntry(j, k, traces[j]);
            information.setEntry(k, j, traces[j]);
        }
        information.setEntry(k, k, 2.0 * likelihood.degreesOfFreedom());
    }

    private CovarianceUncertainty found(
            RealMatrix phi,
            List<RealMatrix> slopes,
            RealMatrix information,
            RealMatrix inner,
            List<RealMatrix> n,
            RealMatrix[][] q) {
        RealMatrix expected = inverse(information);
        RealMatrix correction = expected == null ? null : correction(expected, inner, n, q);
        return new CovarianceUncertainty(phi, slopes, observed(), expected, correction);
    }

    /**
     * Where residuals are correlated V is not held by the weights of rows alone, so the sums are taken group by group: ½tr(PV_kPV_l) =
     * ½(Σtr A_kA_l − 2tr KQ_kl + tr KN_kKN_l) and tr(PV_k) = Σtr A_k − tr KN_k, K = (X'V₀⁻¹X)⁻¹.
     */
    private CovarianceUncertainty groupwise(
            List<VarianceDirection> directions, RealMatrix inner, RealMatrix phi, List<RealMatrix> slopes) {
        GroupwiseInformation sums = new GroupwiseInformation(
                likelihood, index, random, fixed, factors(outcome.x()), phi(outcome.x()), directions);
        RealMatrix information = MatrixUtils.createRealMatrix(k + 1, k + 1);
        double[] traces = new double[k];
        RealMatrix[] kn = new RealMatrix[k];
        for (int i = 0; i < k; i++) {
            kn[i] = inner.multiply(sums.n[i]);
            traces[i] = sums.traces[i] - kn[i].getTrace();
            for (int j = 0; j <= i; j++) {
                double value = sums.products[i][j] / 2
                        - inner.multiply(sums.q[i][j]).getTrace()
                        + kn[i].multiply(kn[j]).getTrace() / 2;
                information.setEntry(i, j, value);
                information.setEntry(j, i, value);
            }
        }
        alongSigma(information, traces);
        return found(phi, slopes, information, inner, List.of(sums.n), sums.q);
    }

    /** 2Λ = 2Φ{Σ W_kl(Q_kl − P_kΦP_l)}Φ; with log σ every term is 0. */
    private RealMatrix correction(RealMatrix w, RealMatrix inner, List<RealMatrix> n, RealMatrix[][] q) {
        RealMatrix sum = MatrixUtils.createRealMatrix(p, p);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                RealMatrix symmetric = q[i][j].add(q[j][i]).scalarMultiply(0.5);
                RealMatrix term = symmetric.subtract(n.get(i).multiply(inner).multiply(n.get(j)));
                sum = sum.add(term.scalarMultiply(w.getEntry(i, j)));
            }
        }
        return inTableUnits(inner.multiply(sum).multiply(inner).scalarMultiply(2));
    }

    /**
     * Of ψ = (x, log σ): with log σ profiled out at ŝ(x), 2H⁻¹ for x and 1/(2ν) for what is left of log σ, H the Hessian of −2ℓ.
     */
    private @Nullable RealMatrix observed() {
        double[] inverse = SymmetricInverse.of(outcome.hessian(), k);
        if (inverse.length < k * k) {
            return null;
        }
        double[] a = WaldIntervals.logSigmaSlope(likelihood, outcome, at);
        RealMatrix w = MatrixUtils.createRealMatrix(k + 1, k + 1);
        double last = 1 / (2.0 * likelihood.degreesOfFreedom());
        for (int i = 0; i < k; i++) {
            double withSigma = 0;
            for (int j = 0; j < k; j++) {
                w.setEntry(i, j, 2 * inverse[i * k + j]);
                withSigma += 2 * inverse[i * k + j] * a[j];
            }
            w.setEntry(i, k, withSigma);
            w.setEntry(k, i, withSigma);
            last += a[i] * withSigma;
        }
        w.setEntry(k, k, last);
        return w;
    }

    /** V_k at the outcome: of a factor entry Z∂(LL')Z', of a variance parameter diag(2v²∂log v); ∂Ω in its place where residuals are correlated. */
    private List<VarianceDirection> directions() {
        double[] x = outcome.x();
        double[] scale = likelihood.residual().scale();
        boolean correlated = likelihood.residual().correlated();
        double[] weights = likelihood.weights(phi(x));
        double[][] slopes = correlated ? likelihood.precisionSlopes(phi(x)) : likelihood.logVarianceSlopes(phi(x));
        List<VarianceDirection> out = new ArrayList<>();
        for (int j = 0; j < k; j++) {
            int ofPhi = j - outcome.layout().size();
            double[] variance = new double[ofPhi < 0 ? 0 : slopes[ofPhi].length];
            for (int c = 0; c < variance.length; c++) {
                variance[c] = slopes[ofPhi][c] * scale[ofPhi] * (correlated ? 1 : 2 / weights[c]);
            }
            out.add(new VarianceDirection(covarianceSlope(x, j), variance));
        }
        return out;
    }

    /** ∂D per level along one entry of x; D is a quadratic in it, so a difference over any width is exact. */
    private double[][] covarianceSlope(double[] x, int j) {
        double[] moved = x.clone();
        moved[j] = x[j] + 1;
        double[][] up = factors(moved);
        moved[j] = x[j] - 1;
        double[][] down = factors(moved);
        double[][] slope = new double[up.length][];
        for (int l = 0; l < slope.length; l++) {
            int q = likelihood.design().size(l);
            slope[l] = ProfiledLikelihood.covariance(up[l], q);
            double[] below = ProfiledLikelihood.covariance(down[l], q);
            for (int i = 0; i < below.length; i++) {
                slope[l][i] = (slope[l][i] - below[i]) / 2;
            }
        }
        return slope;
    }

    private double[][] factors(double[] x) {
        return outcome.layout().factors(x);
    }

    private double[] phi(double[] x) {
        double[] scale = likelihood.residual().scale();
        double[] phi = new double[scale.length];
        for (int j = 0; j < phi.length; j++) {
            phi[j] = x[outcome.layout().size() + j] * scale[j];
        }
        return phi;
    }

    /** σ²R⁻¹MR⁻ᵀ: from the re-based columns and V₀ to the columns of the formula and V. */
    private RealMatrix inTableUnits(RealMatrix m) {
        double[] rowMajor = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                rowMajor[i * p + j] = at.sigma2 * m.getEntry(i, j);
            }
        }
        return square(fixed.covariance(rowMajor), p);
    }

    private static @Nullable RealMatrix inverse(RealMatrix m) {
        int n = m.getRowDimension();
        double[] unit = new double[n * n];
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            scale[i] = 1 / Math.sqrt(m.getEntry(i, i));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                unit[i * n + j] = m.getEntry(i, j) * scale[i] * scale[j];
                if (!Double.isFinite(unit[i * n + j])) {
                    return null;
                }
            }
        }
        double[] inverse = SymmetricInverse.of(unit, n);
        if (inverse.length < n * n) {
            return null;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i * n + j] *= scale[i] * scale[j];
            }
        }
        return square(inverse, n);
    }

    private static RealMatrix square(double[] rowMajor, int n) {
        RealMatrix m = MatrixUtils.createRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                m.setEntry(i, j, rowMajor[i * n + j]);
            }
        }
        return m;
    }
}
