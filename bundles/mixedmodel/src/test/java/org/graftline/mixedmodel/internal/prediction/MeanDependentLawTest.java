package org.graftline.mixedmodel.internal.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class MeanDependentLawTest {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    @Test
    void a_constant_spread_is_the_normal_law() {
        MeanDependentLaw law = new MeanDependentLaw(3, 0.4, f -> 0.3, Double.POSITIVE_INFINITY);

        assertThat(law.standardDeviation()).isCloseTo(0.5, within(1e-12));
        assertThat(law.probabilityAbove(3.7)).isCloseTo(1 - NORMAL.cumulativeProbability(1.4), within(1e-9));
        assertThat(law.quantile(0.975)).isCloseTo(3 + 0.5 * NORMAL.inverseCumulativeProbability(0.975), within(1e-7));
    }

    @Test
    void a_spread_that_follows_the_mean_is_integrated_over_it() {
        double sigma = 0.9;
        MeanDependentLaw law = new MeanDependentLaw(800, 90, f -> sigma * Math.pow(f, 0.8), Double.POSITIVE_INFINITY);

        double direct = new SimpsonIntegrator(1e-11, 1e-13, 10, 30)
                .integrate(
                        10_000_000,
                        u -> {
                            double f = 800 + 90 * u;
                            return NORMAL.density(u)
                                    * NORMAL.cumulativeProbability((f - 1200) / (sigma * Math.pow(f, 0.8)));
                        },
                        -8,
                        8);

        assertThat(law.probabilityAbove(1200)).isCloseTo(direct, within(1e-9));
        assertThat(law.probabilityAbove(law.quantile(0.9))).isCloseTo(0.1, within(1e-9));
    }
}
