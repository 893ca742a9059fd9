package org.graftline.growth.internal.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BelowLimitTest {
    private static final int DRAWS = 20_000;

    /** Mean −φ(a)/Φ(a) and variance 1 − aφ/Φ − (φ/Φ)² of a normal number below a (Johnson, Kotz and Balakrishnan 1994, 13.134). */
    @ParameterizedTest
    @ValueSource(doubles = {2, 0.5, -1, -3.9, -4.1, -7})
    void draws_have_the_mean_and_the_variance_of_a_normal_number_below_the_limit(double limit) {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double mills = normal.density(limit) / normal.cumulativeProbability(limit);
        double variance = 1 - limit * mills - mills * mills;
        Well19937c random = new Well19937c(3);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double z = BelowLimit.draw(limit, random);
            assertThat(z).isLessThanOrEqualTo(limit);
            sum += z;
            squares += (z + mills) * (z + mills);
        }
        assertThat(sum / DRAWS).isCloseTo(-mills, within(4 * Math.sqrt(variance / DRAWS)));
        assertThat(squares / DRAWS).isCloseTo(variance, within(0.08 * variance));
    }
}
