package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Balanced designs have their REML answer in the table of the analysis of variance. */
class BalancedDesignTest {
    private static final int BLOCKS = 8;
    private static final int PLOTS = 3;
    private static final int CELLS = 4;

    private record Anova(double msBlock, double msPlot, double msError, int dfBlock, int dfPlot, int dfError) {}

    private final double[] y = new double[BLOCKS * PLOTS * CELLS];
    private final String[] block = new String[y.length];
    private final String[] plot = new String[y.length];
    private final double[] x = new double[y.length];

    /** Blocks, plots in blocks, four readings per plot at x = −3, −1, 1, 3. */
    private void simulate(double sdBlock, double sdPlot, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int i = 0;
        for (int b = 0; b < BLOCKS; b++) {
            double ub = sdBlock * random.nextGaussian();
            for (int p = 0; p < PLOTS; p++) {
                double up = sdPlot * random.nextGaussian();
                for (int c = 0; c < CELLS; c++, i++) {
                    block[i] = "b" + b;
                    plot[i] = "p" + p;
                    x[i] = 2 * c - 3;
                    y[i] = 20 + 0.5 * x[i] + ub + up + random.nextGaussian();
                }
            }
        }
    }

    private Anova anova() {
        double grand = mean(0, y.length);
        double ssBlock = 0;
        double ssPlot = 0;
        double sxy = 0;
        double sxx = 0;
        double within = 0;
        for (int b = 0; b < BLOCKS; b++) {
            double mb = mean(b * PLOTS * CELLS, (b + 1) * PLOTS * CELLS);
            ssBlock += PLOTS * CELLS * (mb - grand) * (mb - grand);
            for (int p = 0; p < PLOTS; p++) {
                int from = (b * PLOTS + p) * CELLS;
                double mp = mean(from, from + CELLS);
                ssPlot += CELLS * (mp - mb) * (mp - mb);
                for (int i = from; i < from + CELLS; i++) {
                    within += (y[i] - mp) * (y[i] - mp);
                    sxy += x[i] * (y[i] - mp);
                    sxx += x[i] * x[i];
                }
            }
        }
        int dfBlock = BLOCKS - 1;
        int dfPlot = BLOCKS * (PLOTS - 1);
        int dfError = y.length - BLOCKS * PLOTS - 1;
        return new Anova(
                ssBlock / dfBlock, ssPlot / dfPlot, (within - sxy * sxy / sxx) / dfError, dfBlock, dfPlot, dfError);
    }

    private double mean(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += y[i];
        }
        return sum / (to - from);
    }

    private Fit fit() {
        return MixedModel.fit(
                ModelSpec.of("y", "~ x")
                        .level("block")
                        .random("~ 1")
                        .level("plot")
                        .random("~ 1")
                        .build(),
                DataTable.builder()
                        .texts("block", block)
                        .texts("plot", plot)
                        .numbers("x", x)
                        .numbers("y", y)
                        .build());
    }

    private static double variance(Fit fit, String level) {
        return fit.random(level).orElseThrow().covariance().get(0, 0);
    }

    @Test
    void a_split_plot_gives_the_mean_squares() {
        simulate(1.5, 1, 1);
        Anova a = anova();

        Fit fit = fit();

        assertThat(fit.converged()).isTrue();
        assertThat(fit.sigma() * fit.sigma()).isCloseTo(a.msError(), within(1e-9));
        assertThat(variance(fit, "plot")).isCloseTo((a.msPlot() - a.msError()) / CELLS, within(1e-8));
        assertThat(variance(fit, "block")).isCloseTo((a.msBlock() - a.msPlot()) / (CELLS * PLOTS), within(1e-8));
        assertThat(fit.fixed().standardError(0)).isCloseTo(Math.sqrt(a.msBlock() / y.length), within(1e-8));
    }

    @Test
    void a_negative_estimate_is_zero_and_its_mean_square_is_pooled() {
        long seed = 1;
        Anova a;
        do {
            simulate(1.5, 0, seed++);
            a = anova();
        } while (a.msPlot() > 0.8 * a.msError());
        double pooled = (a.msPlot() * a.dfPlot() + a.msError() * a.dfError()) / (a.dfPlot() + a.dfError());

        Fit fit = fit();

        assertThat(fit.converged()).isTrue();
        assertThat(fit.singularities()).singleElement().satisfies(s -> {
            assertThat(s.level()).isEqualTo("plot");
            assertThat(s.rank()).isZero();
            assertThat(s.sentences()).containsExactly("Level 'plot': the standard deviation of '(Intercept)' is 0.");
        });
        assertThat(variance(fit, "plot")).isZero();
        assertThat(fit.sigma() * fit.sigma()).isCloseTo(pooled, within(1e-9));
        assertThat(variance(fit, "block")).isCloseTo((a.msBlock() - pooled) / (CELLS * PLOTS), within(1e-8));
    }

    @Test
    void a_level_whose_variance_is_zero_can_be_left_out() {
        long seed = 1;
        do {
            simulate(1.5, 0, seed++);
        } while (anova().msPlot() > 0.8 * anova().msError());
        Fit with = fit();

        Fit without = MixedModel.fit(
                ModelSpec.of("y", "~ x").level("block").random("~ 1").build(),
                DataTable.builder()
                        .texts("block", block)
                        .numbers("x", x)
                        .numbers("y", y)
                        .build());

        assertThat(without.logLik()).isCloseTo(with.logLik(), within(1e-10));
        assertThat(without.parameters()).isEqualTo(with.parameters() - 1);
    }

    @Test
    void without_random_effects_the_fit_is_least_squares() {
        simulate(0, 0, 4);
        Fit fit = MixedModel.fit(
                ModelSpec.of("y", "~ x").build(),
                DataTable.builder().numbers("x", x).numbers("y", y).build());
        double sxy = 0;
        double sxx = 0;
        double rss = 0;
        double mean = mean(0, y.length);
        for (int i = 0; i < y.length; i++) {
            sxy += x[i] * y[i];
            sxx += x[i] * x[i];
        }
        for (int i = 0; i < y.length; i++) {
            double e = y[i] - mean - sxy / sxx * x[i];
            rss += e * e;
        }

        assertThat(fit.converged()).isTrue();
        assertThat(fit.fixed().estimates()).containsExactly(new double[] {mean, sxy / sxx}, within(1e-12));
        assertThat(fit.sigma()).isCloseTo(Math.sqrt(rss / (y.length - 2)), within(1e-12));
        assertThat(fit.containment().get(1).df()).isEqualTo(y.length - 2);
        assertThat(fit.random()).isEmpty();
    }
}
