package org.graftline.mixedmodel.internal.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.internal.criterion.SmallCholesky;
import org.graftline.mixedmodel.internal.prediction.CurvePoint;
import org.graftline.mixedmodel.internal.prediction.EffectsLaw;
import org.graftline.mixedmodel.internal.prediction.TableDesign;
import org.jspecify.annotations.Nullable;

/**
 * The conditional fit run by run of the residuals (MATHS.md section 7): with W = Var(f̂ − f) of the rows of a run (Henderson's equations), the uncertainty of
 * β̂ inside, and R their residual covariance, the leverage is h_i = ∂ŷ_i/∂y_i = (WR⁻¹)_ii and Var ê = R − W, under REML and ML alike. With β̂ known the same is W⁰, and
 * the blocks of V⁻¹ and of V⁻¹X are R⁻¹ − R⁻¹W⁰R⁻¹ and R⁻¹(X + ZJ).
 */
public final class RowLeverage {
    private final double[] leverage;
    private final double[] curveVariance;
    private final List<List<Run>> runs = new ArrayList<>();

    /**
     * The rows of one run.
     *
     * @param positions in the outermost group
     * @param rows of the table
     * @param residual R, m×m row-major
     * @param precision R⁻¹
     * @param inverse the block of V⁻¹
     * @param onX rows of V⁻¹X, m × p
     * @param projected Py = R⁻¹ê
     */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
    record Run(
            List<Integer> positions,
            List<Integer> rows,
            double[] residual,
            double[] precision,
            double[] inverse,
            double[][] onX,
            double[] projected) {}

    /** Computes every row of the table that was fitted. */
    public RowLeverage(WhitenedModel model) {
        Fit fit = model.fit();
        double[] sd = fit.residualStandardDeviations();
        double[] gap = fit.residuals();
        leverage = new double[sd.length];
        curveVariance = new double[sd.length];
        Arrays.fill(leverage, Double.NaN);
        Arrays.fill(curveVariance, Double.NaN);
        Matrix phi = fit.fixed().covariance();
        for (OuterGroup group : model.groups()) {
            Map<String, EffectsLaw> laws = new HashMap<>();
            List<Run> own = new ArrayList<>();
            for (List<Integer> positions : group.runs()) {
                List<Integer> rows = positions.stream().map(group.rows()::get).toList();
                List<CurvePoint> points = rows.stream()
                        .map(row -> point(fit, model.design(), row, laws))
                        .toList();
                int m = rows.size();
                double[] residual = new double[m * m];
                for (int i = 0; i < m; i++) {
                    for (int j = 0; j < m; j++) {
                        residual[i * m + j] =
                                sd[rows.get(i)] * sd[rows.get(j)] * model.correlation(rows.get(i), rows.get(j));
                    }
                }
                double[] precision = inverse(residual, m);
                double[] given = new double[m * m];
                for (int i = 0; i < m; i++) {
                    double h = 0;
                    for (int j = 0; j < m; j++) {
                        given[i * m + j] = points.get(i).covarianceOfGroups(points.get(j));
                        double w = given[i * m + j] + points.get(i).covarianceOfCoefficients(points.get(j), phi);
                        h += w * precision[j * m + i];
                        if (i == j) {
                            curveVariance[rows.get(i)] = w;
                        }
                    }
                    leverage[rows.get(i)] = h;
                }
                own.add(run(positions, rows, points, residual, precision, given, gap));
            }
            runs.add(own);
        }
    }

    private static Run run(
            List<Integer> positions,
            List<Integer> rows,
            List<CurvePoint> points,
            double[] residual,
            double[] precision,
            double[] given,
            double[] gap) {
        int m = rows.size();
        double[] taken = times(times(precision, given, m), precision, m);
        double[] inverse = new double[m * m];
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = precision[i] - taken[i];
        }
        int p = points.get(0).onCoefficients().length;
        double[][] onX = new double[m][p];
        double[] projected = new double[m];
        for (int j = 0; j < m; j++) {
            double[] x = points.get(j).onCoefficients();
            for (int i = 0; i < m; i++) {
                double f = precision[i * m + j];
                projected[i] += f * gap[rows.get(j)];
                for (int a = 0; a < p; a++) {
                    onX[i][a] += f * x[a];
                }
            }
        }
        return new Run(positions, rows, residual, precision, inverse, onX, projected);
    }

    private static double[] inverse(double[] a, int m) {
        double[] chol = a.clone();
        double[] out = new double[m * m];
        for (int i = 0; i < m; i++) {
            out[i * m + i] = 1;
        }
        if (!SmallCholesky.factor(chol, m)) {
            throw new IllegalStateException("The covariance of the residuals is not positive definite");
        }
        SmallCholesky.solveLower(chol, m, out, m);
        SmallCholesky.solveLowerTransposed(chol, m, out, m);
        return out;
    }

    private static double[] times(double[] a, double[] b, int m) {
        double[] out = new double[m * m];
        for (int i = 0; i < m; i++) {
            for (int k = 0; k < m; k++) {
                double f = a[i * m + k];
                for (int j = 0; j < m; j++) {
                    out[i * m + j] += f * b[k * m + j];
                }
            }
        }
        return out;
    }

    private static CurvePoint point(Fit fit, TableDesign design, int row, Map<String, EffectsLaw> laws) {
        int levels = fit.random().size();
        List<@Nullable String> paths = new ArrayList<>();
        double[][] z = new double[levels][];
        for (int l = 0; l < levels; l++) {
            paths.add(design.path(l, row));
            z[l] = design.z(l, row);
        }
        EffectsLaw law = laws.computeIfAbsent(String.valueOf(paths), k -> new EffectsLaw(fit));
        int[] offsets = law.offsets(paths);
        return new CurvePoint(fit, law, design.x(row), z, offsets);
    }

    /** h per row; NaN in rows left out. */
    public double[] values() {
        return leverage.clone();
    }

    /** Var(f̂ − f) per row, which is what Var ê lacks of (σv)²; NaN in rows left out. */
    public double[] curveVariances() {
        return curveVariance.clone();
    }

    /** The runs of an outermost group. */
    List<Run> runs(int group) {
        return runs.get(group);
    }
}
