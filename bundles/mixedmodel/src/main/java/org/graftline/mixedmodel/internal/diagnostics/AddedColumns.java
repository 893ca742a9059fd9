package org.graftline.mixedmodel.internal.diagnostics;

import java.util.Arrays;
import java.util.List;

/**
 * The score test of columns W added to X at the fitted covariance: u = W'V⁻¹(y − Xβ̂), I = W'PW, u'I⁻¹u (MATHS.md section 7).
 */
public final class AddedColumns {
    private static final double IN_SPAN = 1e-10;

    private final double statistic;
    private final int df;

    /** {@code added}: columns over the rows of the table. */
    public AddedColumns(WhitenedModel model, double[][] added) {
        int k = added.length;
        double[] u = new double[k];
        double[][] onX = new double[k][model.coefficients()];
        double[] information = new double[k * k];
        for (int d = 0; d < model.groups().size(); d++) {
            List<Integer> rows = model.groups().get(d).rows();
            double[][] w = new double[k][];
            for (int c = 0; c < k; c++) {
                double[] column = added[c];
                w[c] = rows.stream().mapToDouble(row -> column[row]).toArray();
            }
            model.whiten(d, w);
            for (int c = 0; c < k; c++) {
                u[c] += WhitenedModel.dot(w[c], model.w(d));
                for (int j = 0; j < model.coefficients(); j++) {
                    onX[c][j] += WhitenedModel.dot(w[c], model.u(d, j));
                }
                for (int e = 0; e < k; e++) {
                    information[c * k + e] += WhitenedModel.dot(w[c], w[e]);
                }
            }
        }
        int free = 0;
        double[][] half = Arrays.stream(onX).map(model::rootTransposedTimes).toArray(double[][]::new);
        for (int c = 0; c < k; c++) {
            double before = information[c * k + c];
            for (int e = 0; e < k; e++) {
                information[c * k + e] -= WhitenedModel.dot(half[c], half[e]);
            }
            if (!(information[c * k + c] > IN_SPAN * before)) {
                for (int e = 0; e < k; e++) { // X holds the column already
                    information[c * k + e] = 0;
                    information[e * k + c] = 0;
                }
                u[c] = 0;
            } else {
                free++;
            }
        }
        double[] solved = CovarianceScores.solve(information, k, k, u);
        statistic = WhitenedModel.dot(u, solved);
        df = free;
    }

    /** u'I⁻¹u. */
    public double statistic() {
        return statistic;
    }

    /** Number of columns that X does not hold already. */
    public int df() {
        return df;
    }
}
