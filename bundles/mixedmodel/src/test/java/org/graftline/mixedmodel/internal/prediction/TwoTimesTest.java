package org.graftline.mixedmodel.internal.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TwoTimesTest {
    private static final TwoTimes LINE = new TwoTimes(1, 2, 0.3, 0.8, 0.4);

    @Test
    void either_above_is_one_minus_both_below() {
        double sd = Math.sqrt(0.3);
        double other = Math.sqrt(0.8);

        assertThat(LINE.eitherAbove(2.5, Double.POSITIVE_INFINITY))
                .isCloseTo(1 - BivariateNormal.below(1.5 / sd, 0.5 / other, 0.4 / (sd * other)), within(1e-14));
    }

    @Test
    void the_same_time_twice_is_one_time() {
        TwoTimes once = new TwoTimes(1, 1, 0.3, 0.3, 0.3);

        assertThat(once.eitherAbove(2, Double.POSITIVE_INFINITY))
                .isCloseTo(
                        new SymmetricLaw(1, Math.sqrt(0.3), Double.POSITIVE_INFINITY).probabilityAbove(2),
                        within(1e-12));
        assertThat(once.eitherAbove(2, 6))
                .isCloseTo(new SymmetricLaw(1, Math.sqrt(0.3), 6).probabilityAbove(2), within(1e-6));
    }

    @Test
    void a_time_that_is_known_decides_by_itself() {
        TwoTimes known = new TwoTimes(1, 2, 0, 0.8, 0);

        assertThat(known.eitherAbove(0.5, Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(known.eitherAbove(3, Double.POSITIVE_INFINITY))
                .isCloseTo(
                        new SymmetricLaw(2, Math.sqrt(0.8), Double.POSITIVE_INFINITY).probabilityAbove(3),
                        within(1e-14));
    }
}
