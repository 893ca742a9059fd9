package org.graftline.capture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.capture.internal.rule.Looks.after;
import static org.graftline.capture.internal.rule.Looks.beside;
import static org.graftline.capture.internal.rule.Looks.caliper;
import static org.graftline.capture.internal.rule.Looks.growing;
import static org.graftline.capture.internal.rule.Looks.volume;

import java.util.List;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.capture.Surroundings;
import org.junit.jupiter.api.Test;

class CageSpreadTest {
    private static final List<Reading> STRAYING = List.of(
            volume("m2", 0, "100"),
            volume("m2", 3, "900"),
            volume("m2", 6, "90"),
            volume("m2", 9, "1000"),
            volume("m2", 10, "80"));

    private static double spread(Surroundings around) {
        return CageSpread.of(Endpoint.TUMOR_VOLUME, around);
    }

    @Test
    void a_cage_of_which_nothing_is_known_is_as_usual() {
        assertThat(spread(after(List.of()))).isEqualTo(1);
    }

    @Test
    void a_cage_that_grows_evenly_has_less_and_one_that_strays_more() {
        assertThat(spread(beside(growing("m1"), growing("m2")))).isLessThan(1);
        assertThat(spread(beside(growing("m1"), STRAYING))).isGreaterThan(1);
    }

    @Test
    void a_reading_is_off_by_less_in_a_cage_that_strays_and_never_by_more_in_an_even_one() {
        Reading high = caliper("m1", 12, "13.0", "10.0");
        double usual = Against.own(high, after(growing("m1").subList(3, 4)))
                .orElseThrow()
                .asEntered()
                .square();

        assertThat(Against.own(high, beside(growing("m1").subList(3, 4), growing("m2")))
                        .orElseThrow()
                        .asEntered()
                        .square())
                .isEqualTo(usual);
        assertThat(Against.own(high, beside(growing("m1").subList(3, 4), STRAYING))
                        .orElseThrow()
                        .asEntered()
                        .square())
                .isLessThan(usual);
    }
}
