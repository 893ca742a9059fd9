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
    private final List<String> aliased;
    private final double[][] combinations;
    private final double[][] x;
    private final double[][] q;
    private final double[] r;
    private final double[] leastSquares;
    private final double[] residual;

    private FixedDesign(
            List<String> names,
            List<String> aliased,
            double[][] combinations,
            double[][] x,
            double[][] q,
            double[] r,
            double[] leastSquares,
            double[] residual) {
        this.names = names;
        this.aliased = aliased;
        this.combinations = combinations;
        this.x = x;
        this.q = q;
        this.r = r;
        this.leastSquares = leastSquares;
        this.residual = residual;
    }

    /**
     * Re-bases by Gram–Schmidt with re-orthogonalization ("twice is enough", Giraud, Langou and Rozložník 2005). A column that is a
     * combination of those before it is left out, as R's {@code lm} and lme4 do: its coefficient would be one of infinitely many.
     *
     * @param y the response on the ordered rows; not modified
     * @throws RankDeficientException if every column is zero
     */
    public static FixedDesign of(FormulaColumns columns, double[] y) {
        int n = y.length;
        List<String> names = new ArrayList<>();
        List<String> aliased = new ArrayList<>();
        List<double[]> x = new ArrayList<>();
        List<double[]> q = new ArrayList<>();
        List<double[]> ofR = new ArrayList<>();
        List<double[]> onQ = new ArrayList<>();
        for (int j = 0; j < columns.names().size(); j++) {
            double[] v = columns.columns()[j].clone();
            double before = Math.sqrt(dot(v, v));
            double[] coefficients = new double[q.size() + 1];
            orthogonalize(v, q, coefficients);
            orthogonalize(v, q, coefficients);
            double after = Math.sqrt(dot(v, v));
            if (!(after > ALIASED * before)) {
                aliased.add(columns.names().get(j));
                onQ.add(coefficients);
                continue;
            }
            double scale = Math.sqrt(n) / after;
            for (int i = 0; i < n; i++) {
                v[i] *= scale;
            }
            coefficients[q.size()] = 1 / scale;
            ofR.add(coefficients);
            onQ.add(coefficients);
            q.add(v);
            x.add(columns.columns()[j]);
            names.add(columns.names().get(j));
        }
        if (names.isEmpty()) {
            throw new RankDeficientException(
                    "Every column of the fixed part (%s) is zero in the %d rows used".formatted(Excerpt.of(aliased), n),
                    "Write ~ 1 for an intercept alone");
        }
        int p = names.size();
        double[] r = new double[p * p];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i <= j; i++) {
                r[i * p + j] = ofR.get(j)[i];
            }
        }
        double[] residual = y.clone();
        double[] beta = new double[p];
        orthogonalize(residual, q, beta);
        orthogonalize(residual, q, beta);
        solveUpper(r, p, beta);
        return new FixedDesign(
                List.copyOf(names),
                List.copyOf(aliased),
                combinations(onQ, r, p),
                x.toArray(double[][]::new),
                q.toArray(double[][]::new),
                r,
                beta,
                residual);
    }

    /** Of every column of the formula its weights on the columns of X: R⁻¹ of its coefficients on Q. */
    private static double[][] combinations(List<double[]> onQ, double[] r, int p) {
        double[][] out = new double[onQ.size()][];
        for (int j = 0; j < out.length; j++) {
            double[] t = Arrays.copyOf(onQ.get(j), p);
            solveUpper(r, p, t);
            double largest = 0;
            for (double v : t) {
                largest = Math.max(largest, Math.abs(v));
            }
            for (int i = 0; i < p; i++) {
                t[i] = Math.abs(t[i]) > ALIASED * largest ? t[i] : 0;
            }
            out[j] = t;
        }
        return out;
    }

    /** The same columns with another response on the same rows; not modified. */
    public FixedDesign withResponse(double[] y) {
        double[] left = y.clone();
        double[] coefficients = new double[size()];
        orthogonalize(left, List.of(q), coefficients);
        orthogonalize(left, List.of(q), coefficients);
        solveUpper(r, size(), coefficients);
        return new FixedDesign(names, aliased, combinations, x, q, r, coefficients, left);
    }

    /** The same columns on some of the rows, re-based on those; a column that is a combination of others there is aliased. */
    public FixedDesign onRows(int[] rows, double[] y) {
        double[][] some = new double[x.length][rows.length];
        for (int j = 0; j < x.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                some[j][i] = x[j][rows[i]];
            }
        }
        return of(new FormulaColumns(names, some), y);
    }

    /** All columns but one, which may be the only one, with another response. */
    public FixedDesign without(int column, double[] y) {
        List<String> others = new ArrayList<>(names);
        others.remove(column);
        double[][] left = new double[x.length - 1][];
        for (int j = 0; j < left.length; j++) {
            left[j] = x[j < column ? j : j + 1];
        }
        return left.length == 0
                ? new FixedDesign(List.of(), aliased, left, left, left, new double[0], new double[0], y.clone())
                : of(new FormulaColumns(List.copyOf(others), left), y);
    }

    /** Takes the columns of Q (Q'Q = n) out of v, one after the other, and adds their coefficients to {@code coefficients}. */
    private static void orthogonalize(double[] v, List<double[]> q, double[] coefficients) {
        int n = v.length;
        for (int c = 0; c < q.size(); c++) {
            double[] qc = q.get(c);
            double coefficient = dot(qc, v) / n;
            coefficients[c] += coefficient;
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

    /** The columns of the formula that were left out because they are combinations of those before them; mostly empty. */
    public List<String> aliased() {
        return aliased;
    }

    /**
     * Every column of the formula as a combination of the columns of X, in the order of the formula: p weights each, of a column that was not left out one 1.
     */
    public double[][] combinations() {
        return combinations;
    }

    /** Columns of X as the formula gives them, without the aliased ones, p × n. */
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

    /** R, upper triangular, as p rows; copies. */
    public double[][] triangle() {
        double[][] rows = new double[size()][];
        for (int j = 0; j < rows.length; j++) {
            rows[j] = Arrays.copyOfRange(r, j * size(), (j + 1) * size());
        }
        return rows;
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
