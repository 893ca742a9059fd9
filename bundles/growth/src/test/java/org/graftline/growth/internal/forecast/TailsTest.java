package org.graftline.growth.internal.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class TailsTest {
    private static double[] normal(int count) {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        return IntStream.range(0, count)
                .mapToDouble(i -> normal.inverseCumulativeProbability((i + 0.5) / count))
                .toArray();
    }

    @Test
    void normal_residuals_need_no_wider_interval() {
        assertThat(Tails.widening(normal(1000), 0.99)).isBetween(1.0, 1.02);
    }

    @Test
    void two_in_a_hundred_that_stray_tenfold_widen_it() {
        double[] residuals = normal(1000);
        for (int i = 0; i < 1000; i += 50) {
            residuals[i] = i % 100 == 0 ? 10 : -10;
        }

        assertThat(Tails.widening(residuals, 0.99)).isGreaterThan(2);
    }

    @Test
    void no_residuals_and_none_but_zeros_say_nothing() {
        assertThat(Tails.widening(new double[0], 0.99)).isEqualTo(1);
        assertThat(Tails.widening(new double[] {0, 0, Double.NaN}, 0.99)).isEqualTo(1);
    }
}
