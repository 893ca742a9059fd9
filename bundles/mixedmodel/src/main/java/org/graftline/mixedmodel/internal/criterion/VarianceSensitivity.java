package org.graftline.mixedmodel.internal.criterion;

import java.util.List;
import java.util.Optional;

/**
 * How the covariance of β̂ answers to directions of V₀ that are held fixed: tr(P₀V_k) and X'V₀⁻¹V_kV₀⁻¹X at any point, in one pass inside-out
 * and two outside-in, O(rows). Their derivatives along V_l are −tr(P₀V_kP₀V_l) and −(Q_kl + Q_lk) (MATHS.md section 4). Not for several
 * threads at once.
 */
public final class VarianceSensitivity {
    private final ProfiledLikelihood likelihood;
    private final NestedDesign d;
    private final List<VarianceDirection> directions;
    /** For every direction its place among those that change a residual variance; −1 for the others. */
    private final int[] residualPlace;

    private final double[][] residualVariance;

    /**
     * What one evaluation yields, in the re-based columns.
     *
     * @param covariance K = (X'V₀⁻¹X)⁻¹, p×p
     * @param traces per direction tr(P₀V_k)
     * @param crossProducts per direction X'V₀⁻¹V_kV₀⁻¹X, p×p
     */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
    public record At(double[] covariance, double[] traces, double[][] crossProducts) {}

    /** The directions are kept, not copied. */
    public VarianceSensitivity(ProfiledLikelihood likelihood, List<VarianceDirection> directions) {
        this.likelihood = likelihood;
        this.d = likelihood.design();
        this.directions = List.copyOf(directions);
        this.residualPlace = new int[directions.size()];
        int count = 0;
        for (int k = 0; k < residualPlace.length; k++) {
            residualPlace[k] = directions.get(k).variance().length == 0 ? -1 : count++;
        }
        this.residualVariance = this.directions.stream()
                .map(VarianceDirection::variance)
                .filter(v -> v.length > 0)
                .toArray(double[][]::new);
    }

    /**
     * Evaluates at factors L and φ; empty when the point cannot be evaluated (overflow).
     *
     * @param l per level, q×q row-major, any factor of D
     */
    public Optional<At> at(double[][] l, double[] phi) {
        int p = d.p;
        double[] omega = likelihood.omega(phi);
        for (double w : omega) {
            if (!(Math.abs(w) < Double.POSITIVE_INFINITY)) {
                return Optional.empty();
            }
        }
        NestedElimination elimination = likelihood.elimination();
        BlockSums sums = elimination.forward(l, omega);
        double[] k = new double[p * p];
        double[] chol = new double[p * p];
        for (int i = 0; i < p; i++) {
            k[i * p + i] = 1;
            for (int j = 0; j <= i; j++) {
                chol[i * p + j] = sums.top[NestedDesign.packed(i) + j];
            }
        }
        if (!sums.sound || !SmallCholesky.factor(chol, p)) {
            return Optional.empty();
        }
        SmallCholesky.solveLower(chol, p, k, p);
        SmallCholesky.solveLowerTransposed(chol, p, k, p);
        double[][] precision = precision(omega);
        return Optional.of(new At(k, traces(elimination, k, omega, precision), crossProducts(elimination, precision)));
    }

    /** ∂ω of the directions: of independent residuals −w²∂v² at this point, else as given, at the point where the directions were taken. */
    private double[][] precision(double[] omega) {
        double[][] precision = new double[residualVariance.length][];
        for (int j = 0; j < precision.length; j++) {
            precision[j] = residualVariance[j];
            if (!likelihood.residual().correlated()) {
                precision[j] = new double[omega.length];
                for (int c = 0; c < omega.length; c++) {
                    precision[j][c] = -residualVariance[j][c] * omega[c] * omega[c];
                }
            }
        }
        return precision;
    }

    /** ⟨ΣZ'P₀Z, ∂D⟩ + Σ∂v²(P₀)_ii with (P₀)_ii = w_i(1 − w_ih_i); of correlated residuals the part of D alone. */
    private double[] traces(NestedElimination elimination, double[] k, double[] omega, double[][] precision) {
        int[] rows = likelihood.entries();
        GradientHalves halves = elimination.backward(
                new double[d.p],
                k,
                precision,
                precision.length == 0 ? NestedElimination.Depth.COVARIANCE : NestedElimination.Depth.CELLS,
                new double[0][],
                null);
        double[] traces = new double[residualPlace.length];
        for (int j = 0; j < traces.length; j++) {
            double sum = 0;
            if (residualPlace[j] >= 0 && !likelihood.residual().correlated()) {
                sum = halves.phiTrace[residualPlace[j]];
                for (int c = 0; c < omega.length; c++) {
                    sum += residualVariance[residualPlace[j]][c] * omega[c] * rows[c];
                }
            }
            for (int level = 0; level < d.levels(); level++) {
                double[] dD = directions.get(j).covariance()[level];
                for (int i = 0; i < dD.length; i++) {
                    sum += halves.trace[level][i] * dD[i];
                }
            }
            traces[j] = sum;
        }
        return traces;
    }

    /** Σ_g c_g'∂D c_g + Σ_i ∂v_i² x*_i'x*_i. */
    private double[][] crossProducts(NestedElimination elimination, double[][] precision) {
        int p = d.p;
        InformationSums sums = elimination.information(precision);
        double[][] out = new double[residualPlace.length][];
        for (int j = 0; j < out.length; j++) {
            double[] n = residualPlace[j] < 0 ? new double[p * p] : sums.residual[residualPlace[j]].clone();
            for (int level = 0; level < d.levels(); level++) {
                add(n, directions.get(j).covariance()[level], d.q[level], sums.random[level]);
            }
            out[j] = n;
        }
        return out;
    }

    private void add(double[] n, double[] dD, int q, double[] squares) {
        int p = d.p;
        int at = 0;
        for (int a = 0; a < q; a++) {
            for (int b = 0; b <= a; b++, at += p * p) {
                double half = dD[a * q + b] / (a == b ? 2 : 1);
                if (half != 0) {
                    for (int i = 0; i < p; i++) {
                        for (int j = 0; j < p; j++) {
                            n[i * p + j] += half * (squares[at + i * p + j] + squares[at + j * p + i]);
                        }
                    }
                }
            }
        }
    }
}
