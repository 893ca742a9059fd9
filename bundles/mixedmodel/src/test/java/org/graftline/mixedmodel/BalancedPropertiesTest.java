package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Balanced designs have their answer in sums of squares, at the boundary too (engine.md sections 9 and 11). */
class BalancedPropertiesTest {
    private static final String SEED = "11";
    private static final int TRIES = 40;
    private static final double LOG_2PI_E = 1 + Math.log(2 * Math.PI);

    private static double mean(double[] v) {
        return Arrays.stream(v).sum() / v.length;
    }

    private static double squares(double[] v) {
        double m = mean(v);
        return Arrays.stream(v).map(x -> (x - m) * (x - m)).sum();
    }

    /** σ̂² = MSE, variance = (MSB − MSE)/n or 0 with the pooled mean square; ML with SSB over groups. */
    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void a_one_way_layout(
            @ForAll @IntRange(min = 3, max = 15) int groups,
            @ForAll @IntRange(min = 2, max = 8) int size,
            @ForAll @DoubleRange(min = 0, max = 1.5) double between,
            @ForAll @LongRange(min = 1) long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = groups * size;
        double[] y = new double[n];
        String[] group = new String[n];
        double[] means = new double[groups];
        double within = 0;
        for (int g = 0; g < groups; g++) {
            double b = between * random.nextGaussian();
            for (int i = 0; i < size; i++) {
                y[g * size + i] = 3 + b + random.nextGaussian();
                group[g * size + i] = "g" + g;
            }
            double[] own = Arrays.copyOfRange(y, g * size, (g + 1) * size);
            means[g] = mean(own);
            within += squares(own);
        }
        double ofGroups = size * squares(means);
        DataTable data = DataTable.builder().texts("g", group).numbers("y", y).build();
        for (Method method : Method.values()) {
            boolean reml = method == Method.REML;
            double error = within / (n - groups);
            double msb = ofGroups / (reml ? groups - 1 : groups);
            double variance = (msb - error) / size;
            if (variance < 0) {
                error = (ofGroups + within) / (reml ? n - 1 : n);
                msb = error;
                variance = 0;
            }
            double minus2 = groups * Math.log(msb) + (n - groups) * Math.log(error);
            minus2 += reml ? (n - 1) * LOG_2PI_E - Math.log(msb / n) : n * LOG_2PI_E;

            Fit fit = MixedModel.fit(
                    ModelSpec.of("y", "~ 1")
                            .level("g")
                            .random("~ 1")
                            .method(method)
                            .build(),
                    data);

            assertThat(fit.converged()).isTrue();
            assertThat(fit.singular()).isEqualTo(variance == 0);
            assertThat(fit.logLik()).isCloseTo(-minus2 / 2, within(1e-8));
            assertThat(fit.sigma() * fit.sigma()).isCloseTo(error, within(1e-8 * error));
            assertThat(fit.random().get(0).covariance().get(0, 0)).isCloseTo(variance, within(1e-8 * error));
            assertThat(fit.fixed().standardError(0)).isCloseTo(Math.sqrt(msb / n), within(1e-8 * Math.sqrt(msb)));
        }
    }

    /**
     * Random lines at common days: S, the covariance matrix of the lines' coefficients in an orthonormal basis, estimates D + σ²I. While
     * an eigenvalue of S lies below σ̂², the smallest is pooled into it.
     */
    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void lines_at_common_days(
            @ForAll @IntRange(min = 5, max = 20) int mice,
            @ForAll @IntRange(min = 3, max = 7) int readings,
            @ForAll @DoubleRange(min = 0, max = 1) double spread,
            @ForAll @DoubleRange(min = 0, max = 0.1) double slopes,
            @ForAll @LongRange(min = 1) long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = mice * readings;
        double middle = 1.5 * (readings - 1);
        double[] days = new double[readings];
        Arrays.setAll(days, t -> 3 * t);
        double root = Math.sqrt(readings);
        double length = Math.sqrt(squares(days));
        double[] y = new double[n];
        double[] day = new double[n];
        String[] mouse = new String[n];
        double[] c0 = new double[mice];
        double[] c1 = new double[mice];
        double sse = 0;
        for (int m = 0; m < mice; m++) {
            double b0 = spread * random.nextGaussian();
            double b1 = slopes * random.nextGaussian();
            double yy = 0;
            for (int t = 0; t < readings; t++) {
                int i = m * readings + t;
                mouse[i] = "m" + m;
                day[i] = days[t];
                y[i] = 2 + b0 + (0.1 + b1) * day[i] + 0.5 * random.nextGaussian();
                c0[m] += y[i] / root;
                c1[m] += y[i] * (day[i] - middle) / length;
                yy += y[i] * y[i];
            }
            sse += yy - c0[m] * c0[m] - c1[m] * c1[m];
        }
        double m0 = mean(c0);
        double m1 = mean(c1);
        double s01 = 0;
        for (int m = 0; m < mice; m++) {
            s01 += (c0[m] - m0) * (c1[m] - m1) / (mice - 1);
        }
        double s00 = squares(c0) / (mice - 1);
        double s11 = squares(c1) / (mice - 1);
        double half = Math.hypot((s00 - s11) / 2, s01);
        double[] eigen = {(s00 + s11) / 2 - half, (s00 + s11) / 2 + half}; // ascending
        double squares = sse;
        double freedom = mice * (readings - 2.0);
        int rank = 2;
        for (double value : eigen) {
            if (value < squares / freedom) {
                squares += (mice - 1) * value;
                freedom += mice - 1;
                rank--;
            }
        }
        double error = squares / freedom;
        double logDet = 0;
        for (double value : eigen) {
            logDet += Math.log(Math.max(value, error));
        }
        // log|V| − log|(X'V⁻¹X)⁻¹|, the latter R⁻¹ΣR⁻ᵀ/mice with |R| = root·length
        double minus2 = mice * logDet
                + mice * (readings - 2) * Math.log(error)
                - (logDet - 2 * Math.log(root * length) - 2 * Math.log(mice))
                + (n - 2) * LOG_2PI_E;

        Fit fit = MixedModel.fit(
                ModelSpec.of("y", "~ day").level("mouse").random("~ day").build(),
                DataTable.builder()
                        .texts("mouse", mouse)
                        .numbers("day", day)
                        .numbers("y", y)
                        .build());

        assertThat(fit.converged()).as(fit.message()).isTrue();
        assertThat(fit.logLik()).isCloseTo(-minus2 / 2, within(1e-7));
        assertThat(fit.sigma() * fit.sigma()).isCloseTo(error, within(1e-6 * error));
        assertThat(fit.singularities().stream().mapToInt(Singularity::rank).sum())
                .isEqualTo(rank == 2 ? 0 : rank);
        assertThat(fit.fixed().estimate("day")).isCloseTo(m1 / length, within(1e-9));
    }

    /** Plots in blocks: the mean squares, or pooled from the inside where they stand in the wrong order. */
    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void a_split_plot(
            @ForAll @IntRange(min = 3, max = 8) int blocks,
            @ForAll @IntRange(min = 2, max = 4) int plots,
            @ForAll @DoubleRange(min = 0.3, max = 2) double ofBlocks,
            @ForAll @DoubleRange(min = 0, max = 1) double ofPlots,
            @ForAll @LongRange(min = 1) long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int cells = 4;
        int n = blocks * plots * cells;
        double[] y = new double[n];
        double[] x = new double[n];
        String[] block = new String[n];
        String[] plot = new String[n];
        double[] blockMean = new double[blocks];
        double plotSquares = 0;
        double xy = 0;
        double yy = 0;
        double xx = 0;
        int i = 0;
        for (int b = 0; b < blocks; b++) {
            double ub = ofBlocks * random.nextGaussian();
            double[] plotMean = new double[plots];
            for (int p = 0; p < plots; p++) {
                double up = ofPlots * random.nextGaussian();
                double[] own = new double[cells];
                for (int c = 0; c < cells; c++, i++) {
                    block[i] = "b" + b;
                    plot[i] = "p" + p;
                    x[i] = 2 * c - 3;
                    y[i] = ub + up + 0.5 * x[i] + random.nextGaussian();
                    own[c] = y[i];
                    xy += x[i] * y[i];
                    xx += x[i] * x[i];
                }
                plotMean[p] = mean(own);
                yy += squares(own);
            }
            blockMean[b] = mean(plotMean);
            plotSquares += cells * squares(plotMean);
        }
        double[] ss = {yy - xy * xy / xx, plotSquares, cells * plots * squares(blockMean)};
        double[] df = {n - blocks * plots - 1, blocks * (plots - 1), blocks - 1};
        double[] ms = increasing(ss, df);
        double minus2 = blocks * Math.log(ms[2])
                + blocks * (plots - 1) * Math.log(ms[1])
                + (n - blocks * plots) * Math.log(ms[0])
                - Math.log(ms[2] / n)
                - Math.log(ms[0] / xx)
                + (n - 2) * LOG_2PI_E;

        Fit fit = MixedModel.fit(
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

        assertThat(fit.converged()).as(fit.message()).isTrue();
        assertThat(fit.logLik()).isCloseTo(-minus2 / 2, within(1e-8));
        assertThat(fit.sigma() * fit.sigma()).isCloseTo(ms[0], within(1e-8 * ms[0]));
        assertThat(variance(fit, "plot")).isCloseTo((ms[1] - ms[0]) / cells, within(1e-7 * ms[2]));
        assertThat(variance(fit, "block")).isCloseTo((ms[2] - ms[1]) / (cells * plots), within(1e-7 * ms[2]));
        assertThat(fit.fixed().standardError(0)).isCloseTo(Math.sqrt(ms[2] / n), within(1e-8 * Math.sqrt(ms[2])));
    }

    /** Mean squares pooled with their neighbors until they increase: restricted likelihood under that order (Thompson 1962). */
    private static double[] increasing(double[] ss, double[] df) {
        double[] best = new double[3];
        double a = ss[0] / df[0];
        double b = ss[1] / df[1];
        double c = ss[2] / df[2];
        double ab = (ss[0] + ss[1]) / (df[0] + df[1]);
        double bc = (ss[1] + ss[2]) / (df[1] + df[2]);
        double abc = (ss[0] + ss[1] + ss[2]) / (df[0] + df[1] + df[2]);
        if (a <= b && b <= c) {
            best = new double[] {a, b, c};
        } else if (a > b && ab <= c) {
            best = new double[] {ab, ab, c};
        } else if (b > c && a <= bc) {
            best = new double[] {a, bc, bc};
        } else {
            Arrays.fill(best, abc);
        }
        return best;
    }

    private static double variance(Fit fit, String level) {
        return fit.random(level).orElseThrow().covariance().get(0, 0);
    }
}
