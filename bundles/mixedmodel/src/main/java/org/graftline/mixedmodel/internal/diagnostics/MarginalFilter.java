package org.graftline.mixedmodel.internal.diagnostics;

import java.util.Arrays;
import java.util.List;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.internal.prediction.TableDesign;

/**
 * Multiplies columns over the rows of one outermost group by L⁻¹, V = LL' their marginal covariance, without forming V: the innovations of a
 * filter whose state are the random effects (MATHS.md section 7; Schweppe 1965). A row's innovation is what the rows before it do not say,
 * divided by its standard deviation. Cost is linear in the rows; a singular G is an ordinary case. Not for several threads at once.
 */
final class MarginalFilter {
    private final Fit fit;
    private final TableDesign design;
    private final double[] residualSd;
    private final int[] offset;
    private final int size;

    /** {@code residualSd}: σv of every row of the table. */
    MarginalFilter(Fit fit, TableDesign design, double[] residualSd) {
        this.fit = fit;
        this.design = design;
        this.residualSd = residualSd;
        offset = new int[fit.random().size()];
        int n = 0;
        for (int l = 0; l < offset.length; l++) {
            offset[l] = n;
            n += fit.random().get(l).names().size();
        }
        size = n;
    }

    /**
     * Overwrites columns by L⁻¹ of them.
     *
     * @param rows rows of one outermost group, those of an inner group together; column entry i belongs to rows.get(i)
     * @param columns any number of columns, each as long as {@code rows}
     */
    void whiten(List<Integer> rows, double[][] columns) {
        double[] p = new double[size * size];
        double[][] m = new double[columns.length][size];
        double[] z = new double[size];
        double[] pz = new double[size];
        int before = -1;
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.get(i);
            enter(before, row, p, m);
            before = row;
            double s = residualSd[row] * residualSd[row];
            for (int l = 0; l < offset.length; l++) {
                double[] zl = design.z(l, row);
                System.arraycopy(zl, 0, z, offset[l], zl.length);
            }
            for (int a = 0; a < size; a++) {
                pz[a] = 0;
                for (int b = 0; b < size; b++) {
                    pz[a] += p[a * size + b] * z[b];
                }
            }
            for (int a = 0; a < size; a++) {
                s += z[a] * pz[a];
            }
            double root = Math.sqrt(s);
            for (int c = 0; c < columns.length; c++) {
                double e = columns[c][i];
                for (int a = 0; a < size; a++) {
                    e -= z[a] * m[c][a];
                }
                columns[c][i] = e / root;
                for (int a = 0; a < size; a++) {
                    m[c][a] += pz[a] * e / s;
                }
            }
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    p[a * size + b] -= pz[a] * pz[b] / s;
                }
            }
        }
    }

    /** Where the group of a level changes, its effects and those inside it begin anew from their prior. */
    private void enter(int before, int row, double[] p, double[][] m) {
        for (int l = 0; l < offset.length; l++) {
            boolean same =
                    before >= 0 && String.valueOf(design.path(l, before)).equals(String.valueOf(design.path(l, row)));
            if (!same) {
                for (int k = l; k < offset.length; k++) {
                    renew(k, p, m);
                }
                return;
            }
        }
    }

    private void renew(int level, double[] p, double[][] m) {
        Matrix g = fit.random().get(level).covariance();
        int from = offset[level];
        int to = from + g.rows();
        for (int a = from; a < to; a++) {
            for (int b = 0; b < size; b++) {
                p[a * size + b] = 0;
                p[b * size + a] = 0;
            }
        }
        for (int a = from; a < to; a++) {
            for (int b = from; b < to; b++) {
                p[a * size + b] = g.get(a - from, b - from);
            }
        }
        for (double[] column : m) {
            Arrays.fill(column, from, to, 0);
        }
    }
}
