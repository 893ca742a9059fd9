package org.graftline.mixedmodel.internal.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.graftline.mixedmodel.RankDeficientException;

/**
 * The fixed part, re-based: X = Q·R with Q'Q = n·I and the response replaced by its least-squares residual, so that cross-products
 * lose no digits (engine.md section 2, trap a). V-weighted projections of y are unchanged; β = β_ols + R⁻¹β_Q.
 */
public final class FixedDesign {
    /** A column whose part orthogonal to the columns before it is below this share of its length is a combination of them. */
    private static final double ALIASED = 1e-9;

    private final List<String> names;
    private final double[][] x;
    private final double[][] q;
    private final double[] r;
    private final double[] leastSquares;
    private final double[] residual;

    private FixedDesign(
            List<String> names, double[][] x, double[][] q, double[] r, double[] leastSquares, double[] residual) {
        this.names = names;
        this.x = x;
        this.q = q;
        this.r = r;
        this.leastSquares = leastSquares;
        this.residual = residual;
    }

    /**
     * Re-bases by Gram–Schmidt with re-orthogonalization ("twice is enough", Giraud, Langou and Rozložník 2005).
     *
     * @param y the response on the ordered rows; not modified
     * @throws RankDeficientException naming the columns that are combinations of those before them
     */
    public static FixedDesign of(FormulaColumns columns, double[] y) {
        int p = columns.names().size();
        int n = y.length;
        double[][] q = new double[p][];
        double[] r = new double[p * p];
        List<String> aliased = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            double[] v = columns.columns()[j].clone();
            double before = Math.sqrt(dot(v, v));
            if (aliased.isEmpty()) {
                orthogonalize(v, q, j, r, j, p);
                orthogonalize(v, q, j, r, j, p);
            } else {
                double[] scratch = new double[p * p];
                orthogonalize(v, q, j, scratch, j, p);
                orthogonalize(v, q, j, scratch, j, p);
            }
            double after = Math.sqrt(dot(v, v));
            if (!(after > ALIASED * before)) {
                aliased.add(columns.names().get(j));
                Arrays.fill(v, 0);
            } else {
                double scale = Math.sqrt(n) / after;
                for (int i = 0; i < n; i++) {
                    v[i] *= scale;
                }
                r[j * p + j] = 1 / scale;
            }
            q[j] = v;
        }
        if (!aliased.isEmpty()) {
            throw new RankDeficientException(
                    "%s of the fixed part %s of the columns before %s in the %d rows used"
                            .formatted(
                                    quoted(aliased),
                                    aliased.size() == 1 ? "is a combination" : "are combinations",
                                    aliased.size() == 1 ? "it" : "them",
                                    n),
                    "Take %s out of the formula, or give data that tell them apart"
                            .formatted(aliased.size() == 1 ? "it" : "them"));
        }
        double[] residual = y.clone();
        double[] coefficients = new double[p * p + p];
        orthogonalize(residual, q, p, coefficients, 0, 1);
        orthogonalize(residual, q, p, coefficients, 0, 1);
        double[] beta = Arrays.copyOf(coefficients, p);
        solveUpper(r, p, beta);
        return new FixedDesign(columns.names(), columns.columns(), q, r, beta, residual);
    }

    private static String quoted(List<String> names) {
        return (names.size() == 1 ? "Column '" : "Columns '") + String.join("', '", names) + "'";
    }

    /** Takes the first k columns of Q (Q'Q = n) out of v and adds the coefficients to column {@code j} of {@code r} (row stride). */
    private static void orthogonalize(double[] v, double[][] q, int k, double[] r, int j, int stride) {
        int n = v.length;
        for (int c = 0; c < k; c++) {
            double[] qc = q[c];
            double coefficient = dot(qc, v) / n;
            r[c * stride + j] += coefficient;
            for (int i = 0; i < n; i++) {
                v[i] -= coefficient * qc[i];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Overwrites b by R⁻¹b, R upper triangular p×p row-major. */
    private static void solveUpper(double[] r, int p, double[] b) {
        for (int i = p - 1; i >= 0; i--) {
            double sum = b[i];
            for (int j = i + 1; j < p; j++) {
                sum -= r[i * p + j] * b[j];
            }
            b[i] = sum / r[i * p + i];
        }
    }

    /** Number of coefficients p. */
    public int size() {
        return names.size();
    }

    /** Names of the coefficients. */
    public List<String> names() {
        return names;
    }

    /** Columns of X as the formula gives them, p × n. */
    public double[][] columns() {
        return x;
    }

    /** Columns of Q, p × n. */
    public double[][] rebased() {
        return q;
    }

    /** The least-squares residual of the response, length n. */
    public double[] residual() {
        return residual;
    }

    /** Σ log R_jj, half of what −2ℓ of REML owes to the re-basing. */
    public double logDeterminant() {
        double sum = 0;
        for (int j = 0; j < size(); j++) {
            sum += StrictMath.log(r[j * size() + j]);
        }
        return sum;
    }

    /** β from the coefficients of Q: β_ols + R⁻¹β_Q. */
    public double[] coefficients(double[] betaQ) {
        double[] beta = betaQ.clone();
        solveUpper(r, size(), beta);
        for (int j = 0; j < beta.length; j++) {
            beta[j] += leastSquares[j];
        }
        return beta;
    }

    /** Covariances of something with β from those with the coefficients of Q: R⁻¹c, length p. */
    public double[] covariancesWith(double[] c) {
        double[] out = c.clone();
        solveUpper(r, size(), out);
        return out;
    }

    /** Regression of something on β from that on the coefficients of Q: c'R, length p. */
    public double[] regressionOn(double[] c) {
        int p = size();
        double[] out = new double[p];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i <= j; i++) {
                out[j] += c[i] * r[i * p + j];
            }
        }
        return out;
    }

    /** Covariance of β from that of the coefficients of Q: R⁻¹K R⁻ᵀ, p×p row-major. */
    public double[] covariance(double[] k) {
        int p = size();
        double[] half = new double[p * p];
        double[] column = new double[p];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < p; i++) {
                column[i] = k[i * p + j];
            }
            solveUpper(r, p, column);
            for (int i = 0; i < p; i++) {
                half[i * p + j] = column[i];
            }
        }
        double[] out = new double[p * p];
        for (int i = 0; i < p; i++) {
            double[] row = Arrays.copyOfRange(half, i * p, (i + 1) * p);
            solveUpper(r, p, row);
            System.arraycopy(row, 0, out, i * p, p);
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (out[i * p + j] + out[j * p + i]) / 2;
                out[i * p + j] = mean;
                out[j * p + i] = mean;
            }
        }
        return out;
    }
}
