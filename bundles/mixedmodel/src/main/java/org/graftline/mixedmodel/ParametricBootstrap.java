package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.List;
import org.graftline.mixedmodel.internal.criterion.Workers;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.simulation.NormalDeviates;
import org.graftline.mixedmodel.internal.variance.MovingMean;
import org.graftline.mixedmodel.internal.variance.VarianceFunction;
import org.graftline.mixedmodel.likelihood.BootstrapPlan;
import org.graftline.mixedmodel.likelihood.BootstrapTest;
import org.jspecify.annotations.Nullable;

/**
 * Simulates studies from the smaller fit and refits both models. Replicates are independent pieces of work on one thread each, and their random
 * numbers are addressed by replicate, effect and row, so that the number of threads changes nothing.
 */
final class ParametricBootstrap {
    /** Statistics this close are equal: what two certified searches may differ by. */
    private static final double TIE = 1e-6;

    private final PreparedModel small;
    private final PreparedModel large;
    private final double[] mean;
    private final double[] residualSd;
    private final int[] groupOfRow;
    private final double[][] factors;
    /** The variance as a function of the fitted value, which every simulated study has its own of; null when it is known before. */
    private final @Nullable VarianceFunction spread;

    private final double[] phi;
    private final double sigma;
    /** Per innermost group a factor of the correlation of its residuals; empty when they are independent. */
    private final List<double[]> correlations;

    ParametricBootstrap(PreparedModel small, Fit fit, PreparedModel large) {
        this.small = small;
        this.large = large;
        int[] order = small.index.order();
        mean = new double[order.length];
        residualSd = new double[order.length];
        groupOfRow = new int[order.length];
        int[] firstRow = small.index.firstRow(small.index.levels() - 1);
        for (int g = 0; g + 1 < firstRow.length; g++) {
            java.util.Arrays.fill(groupOfRow, firstRow[g], firstRow[g + 1], g);
        }
        double[] population = fit.populationFitted();
        double[] sd = fit.residualStandardDeviations();
        for (int i = 0; i < order.length; i++) {
            mean[i] = population[order[i]];
            residualSd[i] = sd[order[i]];
        }
        factors = new double[fit.random().size()][];
        for (int l = 0; l < factors.length; l++) {
            factors[l] = factor(fit.random().get(l).covariance());
        }
        correlations = correlations(small, fit.identity().point().phi());
        boolean fitted = small.residual
                .variance()
                .movingMean()
                .filter(m -> m == MovingMean.FITTED)
                .isPresent();
        spread = fitted ? small.withMeanHeld(fit).residual.variance() : null;
        phi = small.residual.variancePart(fit.identity().point().phi());
        sigma = fit.sigma();
    }

    static BootstrapTest run(
            PreparedModel small, Fit fit, PreparedModel large, double statistic, BootstrapPlan plan, int threads) {
        ParametricBootstrap bootstrap = new ParametricBootstrap(small, fit, large);
        double[] statistics = new double[plan.replicates()];
        try (Workers workers = new Workers(threads)) {
            workers.run(
                    statistics.length, b -> statistics[b] = bootstrap.statistic(new NormalDeviates(plan.seed(), b)));
        }
        int larger = 0;
        int unsettled = 0;
        for (double s : statistics) {
            unsettled += Double.isNaN(s) ? 1 : 0;
            larger += Double.isNaN(s) || s >= statistic - TIE ? 1 : 0;
        }
        return new BootstrapTest(statistic, plan, larger, unsettled);
    }

    /** 2(ℓ_large − ℓ_small) of one simulated study; NaN when a search did not settle. */
    private double statistic(NormalDeviates normal) {
        double[] y = response(normal);
        double[] inLarge = new double[y.length];
        double[] byRow = new double[small.frame.tableRows()];
        for (int i = 0; i < y.length; i++) {
            byRow[small.index.order()[i]] = y[i];
        }
        for (int i = 0; i < y.length; i++) {
            inLarge[i] = byRow[large.index.order()[i]];
        }
        return 2 * (logLik(large.withResponse(inLarge)) - logLik(small.withResponse(y)));
    }

    /** A response from the smaller fit, in its order of rows: stream 0 is the residual by row, stream 1, 2, … an effect by group. */
    double[] response(NormalDeviates normal) {
        double[] y = mean.clone();
        for (int i = 0; i < y.length && spread == null; i++) {
            y[i] += residualSd[i] * residual(normal, i);
        }
        int stream = 1;
        for (int l = 0; l < factors.length; l++) {
            RandomDesign level = small.random.get(l);
            int q = level.size();
            int[] first = small.index.firstRow(l);
            for (int g = 0; g + 1 < first.length; g++) {
                double[] u = new double[q];
                for (int j = 0; j < q; j++) {
                    u[j] = normal.get(stream + j, g);
                }
                for (int i = 0; i < q; i++) {
                    double b = 0;
                    for (int j = 0; j <= i; j++) {
                        b += factors[l][i * q + j] * u[j];
                    }
                    double[] z = level.columns()[i];
                    for (int row = first[g]; row < first[g + 1]; row++) {
                        y[row] += z[row] * (b / level.scale()[i]);
                    }
                }
            }
            stream += q;
        }
        if (spread != null) {
            // now y is the fitted value of the simulated study, which its variance follows
            double[] slope = new double[phi.length];
            for (int i = 0; i < y.length; i++) {
                y[i] += sigma * StrictMath.exp(spread.ofRow(phi, i, y[i], slope)) * residual(normal, i);
            }
        }
        return y;
    }

    private static List<double[]> correlations(PreparedModel model, double[] phi) {
        List<double[]> out = new ArrayList<>();
        int[] first = model.index.firstRow(model.index.levels() - 1);
        for (int g = 0; g + 1 < first.length && model.residual.correlated(); g++) {
            int m = first[g + 1] - first[g];
            double[][] r = model.residual
                    .correlationMatrix(phi, first[g], first[g + 1])
                    .orElseThrow();
            double[] rowMajor = new double[m * m];
            for (int i = 0; i < m; i++) {
                System.arraycopy(r[i], 0, rowMajor, i * m, m);
            }
            out.add(factor(Matrix.of(m, m, rowMajor)));
        }
        return out;
    }

    private double residual(NormalDeviates normal, int row) {
        if (correlations.isEmpty()) {
            return normal.get(0, row);
        }
        int from = small.index.firstRow(small.index.levels() - 1)[groupOfRow[row]];
        double[] l = correlations.get(groupOfRow[row]);
        int m = (int) Math.round(Math.sqrt(l.length));
        double sum = 0;
        for (int j = from; j <= row; j++) {
            sum += l[(row - from) * m + j - from] * normal.get(0, j);
        }
        return sum;
    }

    private static double logLik(PreparedModel model) {
        try (Workers alone = new Workers(1)) {
            return MixedModel.maximum(model, alone).logLik();
        }
    }

    /** A lower factor of G; zero pivots leave their column out. */
    private static double[] factor(Matrix g) {
        int q = g.rows();
        double[] l = new double[q * q];
        for (int j = 0; j < q; j++) {
            double pivot = g.get(j, j);
            for (int k = 0; k < j; k++) {
                pivot -= l[j * q + k] * l[j * q + k];
            }
            if (!(pivot > 1e-12 * g.get(j, j))) {
                continue;
            }
            l[j * q + j] = Math.sqrt(pivot);
            for (int i = j + 1; i < q; i++) {
                double s = g.get(i, j);
                for (int k = 0; k < j; k++) {
                    s -= l[i * q + k] * l[j * q + k];
                }
                l[i * q + j] = s / l[j * q + j];
            }
        }
        return l;
    }
}
