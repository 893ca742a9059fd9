package org.graftline.mixedmodel.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChiBarSquareTest {
    @Test
    void two_independent_variances_weigh_a_quarter_a_half_and_a_quarter() {
        ChiBarSquare two = ChiBarSquare.oneVariance(0).plus(ChiBarSquare.oneVariance(0));

        assertThat(two.weights()).containsExactly(entry(0, 0.25), entry(1, 0.5), entry(2, 0.25));
        assertThat(two.words()).isEqualTo("0.25 χ²(0) + 0.5 χ²(1) + 0.25 χ²(2)");
    }

    @Test
    void a_slope_beside_an_intercept_weighs_one_and_two_degrees_of_freedom_alike() {
        assertThat(ChiBarSquare.oneVariance(1).weights()).containsExactly(entry(1, 0.5), entry(2, 0.5));
    }

    @Test
    void tails_are_the_tabulated_ones() {
        // 5 % points of χ²: 3.841459 (1 df), 5.991465 (2 df); χ²₂ has the tail exp(−x/2)
        assertThat(ChiBarSquare.chiSquare(1).upperTail(3.841458820694124)).isCloseTo(0.05, within(1e-12));
        assertThat(ChiBarSquare.chiSquare(2).upperTail(7)).isCloseTo(Math.exp(-3.5), within(1e-15));
        assertThat(ChiBarSquare.chiSquare(2).upperTail(170)).isCloseTo(Math.exp(-85), within(1e-48));
        assertThat(ChiBarSquare.oneVariance(0).upperTail(3.841458820694124)).isCloseTo(0.025, within(1e-12));
    }

    @Test
    void a_statistic_of_zero_has_p_one() {
        assertThat(ChiBarSquare.oneVariance(0).upperTail(0)).isEqualTo(1);
    }
}
