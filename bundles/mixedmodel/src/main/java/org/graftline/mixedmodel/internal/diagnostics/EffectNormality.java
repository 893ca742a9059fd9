package org.graftline.mixedmodel.internal.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.diagnostics.QuantilePlot;

/**
 * Quantile plots of b̂/√Var(b̂), Var(b̂) = GZ'PZG, with the envelope of simulated studies. In whitened coordinates a study is w* ~ N(0, I):
 * β̂* − β = ΦU'w* and b̂* = G(U_Z'w* − U_Z'U(β̂* − β)), the estimator of the fit without a search (engine.md section 7).
 */
public final class EffectNormality {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final double ENVELOPE = 0.025;

    private final WhitenedModel model;
    private final int level;
    private final List<EffectColumns> groups;
    private final Matrix g;
    private final double[][] deviation;

    /** Prepares the groups of a level. */
    public EffectNormality(WhitenedModel model, int level) {
        this.model = model;
        this.level = level;
        this.groups = EffectColumns.of(model, level);
        this.g = model.fit().random().get(level).covariance();
        this.deviation = new double[groups.size()][];
        for (int k = 0; k < deviation.length; k++) {
            deviation[k] = deviations(groups.get(k).projected(model));
        }
    }

    /** √diag(GZ'PZG). */
    private double[] deviations(double[] projected) {
        int q = g.rows();
        double[] out = new double[q];
        for (int j = 0; j < q; j++) {
            double v = 0;
            for (int a = 0; a < q; a++) {
                for (int b = 0; b < q; b++) {
                    v += g.get(j, a) * projected[a * q + b] * g.get(b, j);
                }
            }
            out[j] = Math.sqrt(Math.max(0, v));
        }
        return out;
    }

    /**
     * One plot per effect of the level whose variance is not 0.
     *
     * @param replicates number of simulated studies
     * @param seed of the simulation
     */
    public List<QuantilePlot> plots(int replicates, long seed) {
        int q = g.rows();
        double[][] observed = new double[groups.size()][];
        for (int k = 0; k < observed.length; k++) {
            observed[k] = standardized(k, groups.get(k).score());
        }
        double[][][] simulated = new double[q][replicates][];
        CounterRandom random = new CounterRandom(seed);
        for (int r = 0; r < replicates; r++) {
            double[][] effects = simulate(random, r);
            for (int j = 0; j < q; j++) {
                simulated[j][r] = sorted(effects, j);
            }
        }
        List<QuantilePlot> out = new ArrayList<>();
        for (int j = 0; j < q; j++) {
            if (g.get(j, j) > 0) {
                out.add(plot(j, observed, simulated[j]));
            }
        }
        return out;
    }

    private double[] standardized(int group, double[] score) {
        int q = g.rows();
        double[] out = new double[q];
        for (int j = 0; j < q; j++) {
            for (int a = 0; a < q; a++) {
                out[j] += g.get(j, a) * score[a];
            }
            out[j] = deviation[group][j] > 0 ? out[j] / deviation[group][j] : 0;
        }
        return out;
    }

    private double[][] simulate(CounterRandom random, int replicate) {
        int p = model.coefficients();
        int outer = model.groups().size();
        double[][] w = new double[outer][];
        double[] score = new double[p];
        int position = 0;
        for (int d = 0; d < outer; d++) {
            w[d] = new double[model.w(d).length];
            for (int i = 0; i < w[d].length; i++) {
                w[d][i] = random.normal(replicate, position++);
            }
            for (int j = 0; j < p; j++) {
                score[j] += WhitenedModel.dot(model.u(d, j), w[d]);
            }
        }
        double[] beta = model.rootTimes(model.rootTransposedTimes(score));
        double[][] out = new double[groups.size()][];
        for (int k = 0; k < out.length; k++) {
            EffectColumns group = groups.get(k);
            double[] s = new double[group.size()];
            for (int a = 0; a < s.length; a++) {
                s[a] = WhitenedModel.dot(group.columns()[a], w[group.outer()]);
                for (int j = 0; j < p; j++) {
                    s[a] -= group.withX()[a * p + j] * beta[j];
                }
            }
            out[k] = standardized(k, s);
        }
        return out;
    }

    private static double[] sorted(double[][] effects, int j) {
        return Arrays.stream(effects).mapToDouble(e -> e[j]).sorted().toArray();
    }

    private QuantilePlot plot(int j, double[][] observed, double[][] simulated) {
        Integer[] order = new Integer[observed.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(observed[a][j], observed[b][j]));
        int m = order.length;
        double[] theory = new double[m];
        for (int i = 0; i < m; i++) {
            theory[i] = NORMAL.inverseCumulativeProbability((i + 1 - 0.375) / (m + 0.25)); // Blom (1958)
        }
        List<QuantilePlot.Point> points = new ArrayList<>();
        int low = Math.max(0, (int) Math.floor(ENVELOPE * (simulated.length + 1)) - 1);
        for (int i = 0; i < m; i++) {
            double[] atRank = new double[simulated.length];
            for (int r = 0; r < atRank.length; r++) {
                atRank[r] = simulated[r][i];
            }
            Arrays.sort(atRank);
            points.add(new QuantilePlot.Point(
                    groups.get(order[i]).id(),
                    theory[i],
                    observed[order[i]][j],
                    atRank[low],
                    atRank[atRank.length - 1 - low]));
        }
        double mine = straightness(theory, sorted(observed, j));
        int asBent = 0;
        for (double[] s : simulated) {
            asBent += straightness(theory, s) <= mine ? 1 : 0;
        }
        return new QuantilePlot(
                model.fit().random().get(level).level(),
                model.fit().random().get(level).names().get(j),
                points,
                (1.0 + asBent) / (simulated.length + 1));
    }

    /** Correlation of the points of the plot (Shapiro and Francia 1972). */
    private static double straightness(double[] theory, double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < values.length; i++) {
            xy += theory[i] * (values[i] - mean);
            xx += theory[i] * theory[i];
            yy += (values[i] - mean) * (values[i] - mean);
        }
        return yy > 0 ? xy / Math.sqrt(xx * yy) : 1;
    }
}
