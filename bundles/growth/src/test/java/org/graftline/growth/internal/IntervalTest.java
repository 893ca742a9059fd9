package org.graftline.growth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.graftline.growth.Estimate;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static Estimate doubling(double value, double lower, double upper) {
        return Interval.doubling(new Estimate(value, 0.01, lower, upper, 6, 0.5));
    }

    @Test
    void an_interval_has_the_width_of_student_t() {
        Estimate e = Interval.of(-0.0421, 0.0236, 6, 0.05);

        assertThat(e.lower()).isCloseTo(-0.0421 - 2.4469 * 0.0236, within(1e-5));
        assertThat(e.p()).isCloseTo(0.1247, within(1e-3));
    }

    @Test
    void without_degrees_of_freedom_there_is_no_interval() {
        assertThat(Interval.of(1, 0.1, 0, 0.05).lower()).isNaN();
    }

    @Test
    void a_growing_tumor_doubles_between_the_ends_of_its_rate() {
        assertThat(doubling(0.1, 0.05, 0.2).lower()).isCloseTo(3.466, within(1e-3));
        assertThat(doubling(0.1, 0.05, 0.2).upper()).isCloseTo(13.863, within(1e-3));
    }

    @Test
    void a_shrinking_tumor_has_a_negative_halving_time() {
        assertThat(doubling(-0.1, -0.2, -0.05).value()).isCloseTo(-6.931, within(1e-3));
        assertThat(doubling(-0.1, -0.2, -0.05).lower()).isCloseTo(-13.863, within(1e-3));
        assertThat(doubling(-0.1, -0.2, -0.05).upper()).isCloseTo(-3.466, within(1e-3));
    }

    @Test
    void a_rate_that_may_be_zero_leaves_the_doubling_time_open() {
        assertThat(doubling(0.01, -0.02, 0.04).upper()).isInfinite();
        assertThat(doubling(-0.01, -0.04, 0.02).lower()).isInfinite().isNegative();
    }
}
