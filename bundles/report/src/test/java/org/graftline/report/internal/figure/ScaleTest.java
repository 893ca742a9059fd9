package org.graftline.report.internal.figure;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void a_log_axis_has_round_volumes() {
        then(labels(new LogScale(61, 2600, 100, 0, 12))).containsExactly("100", "200", "500", "1,000", "2,000");
    }

    @Test
    void a_log_axis_with_little_room_has_fewer_ticks() {
        then(labels(new LogScale(1, 9000, 100, 0, 8)))
                .containsExactly("1", "3", "10", "30", "100", "300", "1,000", "3,000");
        then(labels(new LogScale(1, 9000, 100, 0, 5))).containsExactly("1", "10", "100", "1,000");
    }

    @Test
    void small_volumes_keep_their_decimals() {
        then(labels(new LogScale(0.02, 3, 100, 0, 4))).containsExactly("0.1", "1");
    }

    @Test
    void equal_factors_are_equal_lengths() {
        Scale scale = new LogScale(10, 1000, 0, 200, 9);

        then(scale.at(10)).isZero();
        then(scale.at(100)).isEqualTo(100);
        then(scale.at(1000)).isEqualTo(200);
    }

    @Test
    void a_linear_axis_has_round_steps() {
        then(labels(new LinearScale(-4.4, 0.3, 0, 100, 5))).containsExactly("−4", "−3", "−2", "−1", "0");
        then(labels(new LinearScale(0, 0.02, 0, 100, 4))).containsExactly("0.000", "0.005", "0.010", "0.015", "0.020");
    }

    @Test
    void a_domain_without_length_still_has_an_axis() {
        then(new LinearScale(7, 7, 0, 100, 4).at(7)).isEqualTo(50);
        then(new LogScale(7, 7, 0, 100, 4).at(7)).isEqualTo(50);
    }

    @Test
    void words_are_cut_where_they_no_longer_fit() {
        String fitted = TextWidth.fitted("a name that somebody typed in full", Type.LABEL, 60);

        then(fitted).startsWith("a name").endsWith("…");
        then(TextWidth.of(fitted, Type.LABEL)).isLessThanOrEqualTo(60);
    }

    @Test
    void a_picture_refuses_a_coordinate_that_is_no_number() {
        thenThrownBy(() -> Svg.number(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> labels(Scale scale) {
        return scale.ticks().stream().map(scale::label).toList();
    }
}
