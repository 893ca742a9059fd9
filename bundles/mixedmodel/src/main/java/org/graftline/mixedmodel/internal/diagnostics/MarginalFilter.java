package org.graftline.mixedmodel.internal.diagnostics;

import java.util.Arrays;
import java.util.List;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.internal.prediction.ResidualCorrelation;
import org.graftline.mixedmodel.internal.prediction.TableDesign;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies columns over the rows of one outermost group by L⁻¹, V = LL' their marginal covariance, without forming V: the innovations of a
 * filter whose state are the random effects (MATHS.md section 7; Schweppe 1965). A row's innovation is what the rows before it do not say,
 * divided by its standard deviation. Cost is linear in the rows; a singular G is an ordinary case. A correlated residual is one more state of the
 * filter. Not for several threads at once.
 */
final class MarginalFilter {
    private final Fit fit;
    private final TableDesign design;
    private final double[] residualSd;
    private final @Nullable ResidualCorrelation correlation;
    private final String[] run;
    private final double[] time;
    private final int[] offset;
    /** Number of random effects of a chain of groups. */
    private final int effects;
    /** The same and one for the residual where it is correlated. */
    private final int size;

    /**
     * @param residualSd σv of every row of the table
     * @param run the run of every row of the table
     * @param time its time there
     */
    MarginalFilter(
            Fit fit,
            TableDesign design,
            double[] residualSd,
            @Nullable ResidualCorrelation correlation,
            String[] run,
            double[] time) {
        this.correlation = correlation;
        this.run = run;
        this.time = time;
        this.fit = fit;
        this.design = design;
        this.residualSd = residualSd;
        offset = new int[fit.random().size()];
        int n = 0;
        for (int l = 0; l < offset.length; l++) {
            offset[l] = n;
            n += fit.random().get(l).names().size();
        }
        effects = n;
        size = correlation == null ? n : n + 1;
    }

    /**
     * Overwrites columns by L⁻¹ of them.
     *
     * @param rows rows of one outermost group, those of an inner group together, in it those of a run together and in their order; column entry i belongs to
     *     rows.get(i)
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
            double s = residualSd[row] * residualSd[row];
            if (correlation != null) {
                s *= residual(correlation, before, row, p, m);
                z[effects] = residualSd[row];
            }
            before = row;
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

    /**
     * Moves the state u of the residual e = σv·u on to a row: by u_i = ρu_j + √(1 − ρ²)η along an autoregression, where nothing of e is left beside the state.
     * Equal correlation is one state of variance ρ for the whole run, beside which 1 − ρ is left; the algebra holds for a negative ρ too, as long as V is
     * positive definite.
     *
     * @return the share of (σv)² that is not in the state
     */
    private double residual(ResidualCorrelation of, int before, int row, double[] p, double[][] m) {
        boolean goesOn = before >= 0 && run[before].equals(run[row]);
        boolean markov = of.kind() != ResidualCorrelation.Kind.EXCHANGEABLE;
        if (!goesOn) {
            clear(effects, effects + 1, p, m);
            p[effects * size + effects] = markov ? 1 : of.parameter();
        } else if (markov) {
            double rho = of.between(time[before], time[row]);
            for (int a = 0; a < effects; a++) {
                p[a * size + effects] *= rho;
                p[effects * size + a] *= rho;
            }
            int own = effects * size + effects;
            p[own] = rho * rho * p[own] + (1 - rho) * (1 + rho);
            for (double[] column : m) {
                column[effects] *= rho;
            }
        }
        return markov ? 0 : 1 - of.parameter();
    }

    /** Makes some states independent of everything, with mean and variance 0. */
    private void clear(int from, int to, double[] p, double[][] m) {
        for (int a = from; a < to; a++) {
            for (int b = 0; b < size; b++) {
                p[a * size + b] = 0;
                p[b * size + a] = 0;
            }
        }
        for (double[] column : m) {
            Arrays.fill(column, from, to, 0);
        }
    }

    private void renew(int level, double[] p, double[][] m) {
        Matrix g = fit.random().get(level).covariance();
        int from = offset[level];
        int to = from + g.rows();
        clear(from, to, p, m);
        for (int a = from; a < to; a++) {
            for (int b = from; b < to; b++) {
                p[a * size + b] = g.get(a - from, b - from);
            }
        }
    }
}
