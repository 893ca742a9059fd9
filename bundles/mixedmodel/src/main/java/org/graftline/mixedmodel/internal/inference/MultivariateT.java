package org.graftline.mixedmodel.internal.inference;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * P(every |T_i| ≤ t) of a central multivariate t, for single-step comparisons. Where ρ_ij = λ_iλ_j (many groups against one, two comparisons) a
 * double integral over one factor and s (Dunnett, JASA 50, 1955, 1096–1121); else over directions on the
 * sphere, along which the distribution is that of F, by a lattice rule with fixed points, accurate to about 1e-5 (Genz and Bretz, Computation of
 * Multivariate Normal and t Probabilities, 2009, section 4.1, spherical-radial). Immutable.
 */
public final class MultivariateT {
    private static final double REACH = 8.5;
    private static final int PANELS = 6;
    /** How far a correlation may be from λ_iλ_j. */
    private static final double PRODUCT = 1e-8;
    /** Points of the lattice of Richtmyer, and how many of neighboring extent count as one. */
    private static final int LATTICE = 1 << 18;

    private static final int TOGETHER = 256;
    /** Beyond so many degrees of freedom Student's t is the normal distribution. */
    private static final double KNOWN = 1e9;

    private static final double[] PRIMES = {
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97
    };

    private final double[][] correlation;
    private final double[] loadings;
    private final int rank;
    private final double[] extents;

    /** {@code covariance}: m×m of the estimates, positive semi-definite. */
    public MultivariateT(double[][] covariance) {
        int m = covariance.length;
        correlation = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                correlation[i][j] = i == j ? 1 : covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
            }
        }
        loadings = loadings(correlation);
        double[][] a = factor(correlation);
        rank = a[0].length;
        extents = m == 1 || loadings.length > 0 ? new double[0] : extents(a, rank);
    }

    /** λ; empty when the correlations have no product structure. Signs do not matter to |T|. */
    private static double[] loadings(double[][] r) {
        int m = r.length;
        double[] lambda = new double[m];
        if (m == 1) {
            return lambda;
        }
        if (m == 2) {
            lambda[0] = Math.sqrt(Math.abs(r[0][1]));
            lambda[1] = r[0][1] < 0 ? -lambda[0] : lambda[0];
        } else {
            // the first pair with the third gives λ₁² = ρ₁₂ρ₁₃/ρ₂₃; equal to 0 the structure is not looked for
            double square = r[0][1] * r[0][2] / r[1][2];
            if (!(square > 0)) {
                return new double[0];
            }
            lambda[0] = Math.sqrt(square);
            for (int j = 1; j < m; j++) {
                lambda[j] = r[0][j] / lambda[0];
            }
        }
        for (int i = 0; i < m; i++) {
            if (!(Math.abs(lambda[i]) < 1 - 1e-9)) {
                return new double[0];
            }
            for (int j = 0; j < i; j++) {
                if (!(Math.abs(lambda[i] * lambda[j] - r[i][j]) < PRODUCT)) {
                    return new double[0];
                }
            }
        }
        return lambda;
    }

    /** P(every |T_i| ≤ t), t ≥ 0, df above 0, possibly infinite. */
    public double withinAll(double t, double df) {
        if (!(t > 0)) {
            return t <= 0 ? 0 : Double.NaN;
        }
        if (correlation.length == 1) {
            return 1 - 2 * new TDistribution(null, Math.min(df, 1e15)).cumulativeProbability(-t);
        }
        double p = loadings.length > 0 ? PooledScale.expectation(s -> oneFactor(t * s), df) : overDirections(t, df);
        return Math.max(0, Math.min(1, p));
    }

    /** The t at which {@link #withinAll} is p. */
    public double quantile(double p, double df) {
        return Quantile.of(t -> withinAll(t, df), p);
    }

    /** ∫φ(u)Π[Φ((c − λ_iu)/κ_i) − Φ((−c − λ_iu)/κ_i)] du, κ_i² = 1 − λ_i². */
    private double oneFactor(double c) {
        return Quadrature.integral(
                u -> {
                    double product = Normal.density(u);
                    for (double lambda : loadings) {
                        double kappa = Math.sqrt(1 - lambda * lambda);
                        product *= Normal.cumulative((c - lambda * u) / kappa)
                                - Normal.cumulative((-c - lambda * u) / kappa);
                    }
                    return product;
                },
                -REACH,
                REACH,
                PANELS);
    }

    /** E P(R ≤ t/M), R²/r ~ F(r, df). */
    private double overDirections(double t, double df) {
        double sum = 0;
        for (double most : extents) {
            double ratio = t / most * (t / most);
            sum += df > KNOWN
                    ? new ChiSquaredDistribution(null, rank).cumulativeProbability(ratio)
                    : new FDistribution(null, rank, df).cumulativeProbability(ratio / rank);
        }
        return sum / extents.length;
    }

    /** M = max|a_i'u| over directions u of a lattice on the sphere, A'A the correlations; sorted, and neighbors averaged. */
    private static double[] extents(double[][] a, int rank) {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double[] u = new double[rank];
        double[] all = new double[LATTICE];
        for (int k = 0; k < LATTICE; k++) {
            double length = 0;
            for (int j = 0; j < rank; j++) {
                double x = (k + 0.5) * Math.sqrt(PRIMES[j % PRIMES.length]);
                double inside = Math.max(1e-15, Math.min(1 - 1e-15, x - Math.floor(x)));
                u[j] = normal.inverseCumulativeProbability(inside);
                length += u[j] * u[j];
            }
            for (double[] row : a) {
                double z = 0;
                for (int j = 0; j < rank; j++) {
                    z += row[j] * u[j];
                }
                all[k] = Math.max(all[k], Math.abs(z));
            }
            all[k] /= Math.sqrt(length);
        }
        Arrays.sort(all);
        double[] means = new double[LATTICE / TOGETHER];
        for (int k = 0; k < LATTICE; k++) {
            means[k / TOGETHER] += all[k] / TOGETHER;
        }
        return means;
    }

    /** A, m×r, with AA' the correlations, by the pivoted Cholesky factorization. */
    private static double[][] factor(double[][] r) {
        int m = r.length;
        double[][] rest = new double[m][];
        for (int i = 0; i < m; i++) {
            rest[i] = r[i].clone();
        }
        double[][] a = new double[m][m];
        int rank = 0;
        for (; rank < m; rank++) {
            int pivot = 0;
            for (int i = 1; i < m; i++) {
                pivot = rest[i][i] > rest[pivot][pivot] ? i : pivot;
            }
            double root = Math.sqrt(Math.max(0, rest[pivot][pivot]));
            if (!(root > 1e-6)) {
                break;
            }
            double[] row = rest[pivot].clone();
            for (int i = 0; i < m; i++) {
                a[i][rank] = row[i] / root;
            }
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    rest[i][j] -= a[i][rank] * a[j][rank];
                }
            }
        }
        for (int i = 0; i < m; i++) {
            a[i] = Arrays.copyOf(a[i], rank);
        }
        return a;
    }
}
