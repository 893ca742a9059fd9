package org.graftline.growth.internal.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Course START = new Course(3, 5, 0.08, 0.04, -0.001, 0.0004);

    @Test
    void a_line_that_neither_drifts_nor_wanes_goes_straight() {
        Course later = START.straight(13);
        assertThat(later.level()).isEqualTo(5.8, within(1e-12));
        assertThat(later.rate()).isEqualTo(0.08);
        assertThat(later.p00()).isEqualTo(0.04 - 0.02 + 0.04, within(1e-12));
        assertThat(later.p11()).isEqualTo(0.0004);
    }

    @Test
    void two_steps_are_as_good_as_one() {
        Course one = START.at(10, 3e-4, 0.05);
        Course two = START.at(6, 3e-4, 0.05).at(10, 3e-4, 0.05);
        assertThat(two.level()).isEqualTo(one.level(), within(1e-12));
        assertThat(two.rate()).isEqualTo(one.rate(), within(1e-12));
        assertThat(two.p00()).isEqualTo(one.p00(), within(1e-12));
        assertThat(two.p01()).isEqualTo(one.p01(), within(1e-12));
        assertThat(two.p11()).isEqualTo(one.p11(), within(1e-12));
    }

    @Test
    void waning_that_is_almost_none_is_none() {
        Course none = START.at(10, 3e-4, 0);
        Course hardly = START.at(10, 3e-4, 1e-5);
        assertThat(hardly.level()).isEqualTo(none.level(), within(1e-4));
        assertThat(hardly.p00()).isEqualTo(none.p00(), within(1e-4));
    }

    @Test
    void the_variances_are_those_of_drawn_paths() {
        double drift = 4e-4;
        double waning = 0.06;
        int paths = 20_000;
        int steps = 200;
        double dt = 10.0 / steps;
        Random random = new Random(2);
        double sum = 0;
        double squares = 0;
        for (int path = 0; path < paths; path++) {
            double level = 0;
            double rate = 0.1;
            for (int step = 0; step < steps; step++) {
                level += rate * dt;
                rate += -waning * rate * dt + Math.sqrt(drift * dt) * random.nextGaussian();
            }
            sum += level;
            squares += level * level;
        }
        double mean = sum / paths;
        Course expected = new Course(0, 0, 0.1, 0, 0, 0).at(10, drift, waning);
        assertThat(mean).isEqualTo(expected.level(), within(0.01));
        assertThat(squares / paths - mean * mean).isEqualTo(expected.p00(), within(0.05 * expected.p00()));
    }

    @Test
    void either_of_two_is_above_as_often_as_drawn_pairs_are() {
        double[] m = {0.2, 0.5};
        double[] p = {0.3, 0.25, 0.6};
        double limit = 1;
        int above = 0;
        int draws = 200_000;
        Random random = new Random(4);
        for (int i = 0; i < draws; i++) {
            double u = random.nextGaussian();
            double first = m[0] + Math.sqrt(p[0]) * u;
            double second =
                    m[1] + p[1] / Math.sqrt(p[0]) * u + Math.sqrt(p[2] - p[1] * p[1] / p[0]) * random.nextGaussian();
            above += Math.max(first, second) >= limit ? 1 : 0;
        }
        assertThat(Normal.eitherAbove(limit, m, p)).isEqualTo((double) above / draws, within(0.004));
    }
}
