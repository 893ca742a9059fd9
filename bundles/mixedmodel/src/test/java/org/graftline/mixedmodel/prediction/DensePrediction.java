package org.graftline.mixedmodel.prediction;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;

/**
 * Predictions by n×n algebra, straight from the definition: with C = Cov(f, y) and V = Var(y), f̂ = xβ̂ + CV⁻¹(y − Xβ̂), its error has variance
 * Var(f) − CV⁻¹C' + JΦJ', J = x − CV⁻¹X.
 */
final class DensePrediction {
    /** A row: what x and z_l are, which group of each level it belongs to, the response and the residual standard deviation. */
    @SuppressWarnings("ArrayRecordComponent") // rows of a test
    record Row(double[] x, double[][] z, String[] paths, double y, double sd) {}

    record Answer(double mean, double givenCoefficients, double all) {}

    private final Fit fit;
    private final List<Row> rows;
    private final DecompositionSolver v;
    private final RealVector gap;

    DensePrediction(Fit fit, List<Row> rows) {
        this.fit = fit;
        this.rows = new ArrayList<>(rows);
        int n = rows.size();
        double[][] variance = new double[n][n];
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                variance[i][j] =
                        covariance(rows.get(i), rows.get(j), fit.random().size());
            }
            variance[i][i] += rows.get(i).sd() * rows.get(i).sd();
            residual[i] = rows.get(i).y() - dot(rows.get(i).x(), fit.fixed().estimates());
        }
        v = new CholeskyDecomposition(new Array2DRowRealMatrix(variance), 1e-10, 0).getSolver();
        gap = v.solve(new ArrayRealVector(residual));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private double covariance(Row a, Row b, int depth) {
        double sum = 0;
        for (int l = 0; l < depth; l++) {
            if (a.paths()[l].equals(b.paths()[l])) {
                Matrix g = fit.random().get(l).covariance();
                for (int i = 0; i < g.rows(); i++) {
                    for (int j = 0; j < g.rows(); j++) {
                        sum += a.z()[l][i] * g.get(i, j) * b.z()[l][j];
                    }
                }
            }
        }
        return sum;
    }

    /** The curve at a row with the effects of so many levels, from the outermost. */
    Answer curve(Row at, int depth) {
        int n = rows.size();
        double[] c = new double[n];
        for (int i = 0; i < n; i++) {
            c[i] = covariance(at, rows.get(i), depth);
        }
        RealVector weights = v.solve(new ArrayRealVector(c));
        double[] j = at.x().clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < j.length; k++) {
                j[k] -= weights.getEntry(i) * rows.get(i).x()[k];
            }
        }
        RealMatrix phi = new Array2DRowRealMatrix(fit.fixed().covariance().toArray());
        double given = covariance(at, at, depth) - weights.dotProduct(new ArrayRealVector(c));
        double mean = dot(at.x(), fit.fixed().estimates()) + gap.dotProduct(new ArrayRealVector(c));
        return new Answer(mean, given, given + new ArrayRealVector(j).dotProduct(phi.operate(new ArrayRealVector(j))));
    }
}
