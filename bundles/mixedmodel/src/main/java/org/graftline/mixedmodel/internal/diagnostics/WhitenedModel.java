package org.graftline.mixedmodel.internal.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.internal.criterion.SmallCholesky;
import org.graftline.mixedmodel.internal.prediction.ResidualCorrelation;
import org.graftline.mixedmodel.internal.prediction.ResidualRuns;
import org.graftline.mixedmodel.internal.prediction.TableDesign;
import org.graftline.mixedmodel.internal.variance.VarianceFunctions;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.jspecify.annotations.Nullable;

/**
 * The fitted model in coordinates in which readings are independent with variance 1: per outermost group d, U_d = L⁻¹X_d and
 * w_d = L⁻¹(y_d − X_dβ̂), so that X'V⁻¹X = ΣU'U = Φ⁻¹ and s_d = X_d'V_d⁻¹(y_d − X_dβ̂) = U_d'w_d. Immutable.
 */
public final class WhitenedModel {
    private final Fit fit;
    private final TableDesign design;
    private final List<OuterGroup> groups;
    private final List<double[][]> columns = new ArrayList<>();
    private final MarginalFilter filter;
    private final double[] root;
    private final @Nullable ResidualCorrelation correlation;
    /** Run and time of every row of the table. */
    private final String[] runOfRow;

    private final double[] time;

    /**
     * Whitens.
     *
     * @param data the table that was fitted
     * @throws InvalidTableException if it is another table
     * @throws InvalidModelException if the coefficients were maximized over in the variance too
     */
    public WhitenedModel(Fit fit, DataTable data) {
        refuseFullLikelihood(fit.spec().variance());
        double[] residuals = fit.residuals();
        this.fit = fit;
        design = new TableDesign(fit, data);
        design.requireFitted(fit);
        correlation = ResidualCorrelation.of(fit).orElse(null);
        ResidualRuns runs = new ResidualRuns(fit, data, design);
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < residuals.length; i++) {
            if (!Double.isNaN(residuals[i])) {
                used.add(i);
            }
        }
        double[] inOrder = runs.times(used);
        runOfRow = new String[residuals.length];
        time = new double[residuals.length];
        Arrays.fill(runOfRow, "");
        for (int i = 0; i < inOrder.length; i++) {
            runOfRow[used.get(i)] = String.valueOf(runs.run(used.get(i)));
            time[used.get(i)] = inOrder[i];
        }
        groups = groups(used);
        filter = new MarginalFilter(fit, design, fit.residualStandardDeviations(), correlation, runOfRow, time);
        root = fit.fixed().covariance().toRowMajor();
        if (!SmallCholesky.factor(root, coefficients())) {
            throw new IllegalStateException("The covariance of the coefficients is not positive definite");
        }
        for (OuterGroup g : groups) {
            columns.add(whitened(g.rows()));
        }
    }

    /** Everything here rests on β̂ = ΦX'V⁻¹y, Φ = (X'V⁻¹X)⁻¹. */
    private static void refuseFullLikelihood(VarianceModel variance) {
        if (VarianceFunctions.fullLikelihood(variance)) {
            throw new InvalidModelException(
                    "Diagnostics are asked of a fit whose coefficients are in the variance too; influence and leverage are those of generalized least squares",
                    "Diagnose the pseudo-likelihood of the same model (leave 'likelihood' out)");
        }
    }

    private List<OuterGroup> groups(List<Integer> used) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        int levels = design.levels().size();
        for (int i : used) {
            String id = levels == 0 ? runOfRow[i] : String.valueOf(design.path(0, i));
            rows.computeIfAbsent(id, k -> new ArrayList<>()).add(i);
        }
        List<OuterGroup> out = new ArrayList<>();
        rows.forEach((id, of) -> {
            List<List<String>> paths = new ArrayList<>();
            for (int row : of) {
                List<String> chain = new ArrayList<>();
                for (int l = 0; l < levels; l++) {
                    chain.add(String.valueOf(design.path(l, row)));
                }
                paths.add(chain);
            }
            out.add(OuterGroup.of(
                    id,
                    of,
                    paths,
                    of.stream().map(row -> runOfRow[row]).toList(),
                    of.stream().mapToDouble(row -> time[row]).toArray()));
        });
        return out;
    }

    /** ρ of two rows. */
    public double correlation(int row, int other) {
        if (row == other) {
            return 1;
        }
        return correlation != null && runOfRow[row].equals(runOfRow[other])
                ? correlation.between(time[row], time[other])
                : 0;
    }

    /** L⁻¹ of the values of the rows of one run, LL' their correlation. */
    public double[] decorrelated(List<Integer> rows, double[] values) {
        int m = rows.size();
        double[] chol = new double[m * m];
        double[] out = new double[m];
        for (int i = 0; i < m; i++) {
            out[i] = values[rows.get(i)];
            for (int j = 0; j < m; j++) {
                chol[i * m + j] = correlation(rows.get(i), rows.get(j));
            }
        }
        if (!SmallCholesky.factor(chol, m)) {
            throw new IllegalStateException("The correlation of the residuals is not positive definite");
        }
        SmallCholesky.solveLower(chol, m, out, 1);
        return out;
    }

    /** ∂ρ/∂Φ or ∂ρ/∂ρ of two rows; 0 where residuals are independent. */
    double correlationSlope(int row, int other) {
        return correlation != null && row != other && runOfRow[row].equals(runOfRow[other])
                ? correlation.slopeBetween(time[row], time[other])
                : 0;
    }

    /** U and w of some rows of one outermost group as if there were no others: p columns and one. */
    double[][] whitened(List<Integer> rows) {
        int p = coefficients();
        double[][] c = new double[p + 1][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            double[] x = design.x(rows.get(i));
            c[p][i] = design.response(rows.get(i));
            for (int j = 0; j < p; j++) {
                c[j][i] = x[j];
                c[p][i] -= x[j] * fit.fixed().estimate(j);
            }
        }
        filter.whiten(rows, c);
        return c;
    }

    /** L⁻¹ of any columns over the rows of an outermost group; they are overwritten. */
    public void whiten(int group, double[][] any) {
        filter.whiten(groups.get(group).rows(), any);
    }

    /** The fit. */
    public Fit fit() {
        return fit;
    }

    /** The rows as the model reads them. */
    public TableDesign design() {
        return design;
    }

    /** Number of coefficients p. */
    public int coefficients() {
        return fit.fixed().size();
    }

    /** The outermost groups. */
    public List<OuterGroup> groups() {
        return groups;
    }

    /** Column j of U of a group, in the order of its rows. Not to be written to. */
    public double[] u(int group, int j) {
        return columns.get(group)[j];
    }

    /** w of a group, in the order of its rows. Not to be written to. */
    public double[] w(int group) {
        return columns.get(group)[coefficients()];
    }

    /** C, lower triangular p×p, CC' = Φ. Not to be written to; what stands above the diagonal has no meaning. */
    double[] root() {
        return root;
    }

    /** X_d'V_d⁻¹X_d of a group, p×p. */
    double[] information(int group) {
        return information(columns.get(group));
    }

    /** s_d of a group, p numbers. */
    double[] score(int group) {
        return score(columns.get(group));
    }

    /** U'U of {@link #whitened} columns. */
    double[] information(double[][] c) {
        int p = coefficients();
        double[] out = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                out[i * p + j] = dot(c[i], c[j]);
                out[j * p + i] = out[i * p + j];
            }
        }
        return out;
    }

    /** U'w of {@link #whitened} columns. */
    double[] score(double[][] c) {
        int p = coefficients();
        double[] out = new double[p];
        for (int i = 0; i < p; i++) {
            out[i] = dot(c[i], c[p]);
        }
        return out;
    }

    /** C'a. */
    double[] rootTransposedTimes(double[] a) {
        int p = coefficients();
        double[] out = new double[p];
        for (int j = 0; j < p; j++) {
            for (int i = j; i < p; i++) {
                out[j] += root[i * p + j] * a[i];
            }
        }
        return out;
    }

    /** Ca. */
    double[] rootTimes(double[] a) {
        int p = coefficients();
        double[] out = new double[p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                out[i] += root[i * p + j] * a[j];
            }
        }
        return out;
    }

    /** C'HC, the share of a part of the data in the information: between 0 and I. */
    double[] share(double[] h) {
        int p = coefficients();
        double[] half = new double[p * p];
        for (int i = 0; i < p; i++) {
            double[] column = rootTransposedTimes(Arrays.copyOfRange(h, i * p, (i + 1) * p));
            for (int j = 0; j < p; j++) {
                half[j * p + i] = column[j]; // half = C'H, H symmetric
            }
        }
        double[] out = new double[p * p];
        for (int i = 0; i < p; i++) {
            double[] row = rootTransposedTimes(Arrays.copyOfRange(half, i * p, (i + 1) * p));
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

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
