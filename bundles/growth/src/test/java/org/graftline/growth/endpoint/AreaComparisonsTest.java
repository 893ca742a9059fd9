package org.graftline.growth.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.graftline.growth.endpoint.AreaComparisons.Comparison;
import org.graftline.growth.endpoint.AreaComparisons.Ratio;
import org.graftline.growth.internal.StudyInCode;
import org.junit.jupiter.api.Test;

final class AreaComparisonsTest {
    private static StudyInCode study() {
        StudyInCode study = new StudyInCode("AREA", "control");
        return study.mouse("D", "C1", "control")
                .mouse("D", "C2", "control")
                .mouse("D", "C3", "control")
                .mouse("D", "T1", "drug")
                .mouse("D", "T2", "drug");
    }

    /** Means of trapezoids: controls 200 and 400 (one left on day 4 and is ignored), drug 100 and 200. */
    @Test
    void areas_of_those_who_were_followed_are_compared_by_their_geometric_means() {
        StudyInCode study = study();
        study.volume("C1", 0, 100).volume("C1", 4, 200).volume("C1", 8, 300);
        study.volume("C2", 0, 200).volume("C2", 4, 400).volume("C2", 8, 600);
        study.volume("C3", 0, 100).volume("C3", 4, 900);
        study.volume("T1", 0, 100).volume("T1", 4, 100).volume("T1", 8, 100);
        study.volume("T2", 0, 200).volume("T2", 8, 200).volume("T2", 12, 200);

        Comparison one = AreaComparisons.of(study.data(), 0.05).arms().get(0);

        Ratio ratio = one.ratio().orElseThrow();
        assertThat(ratio.toDay()).isEqualTo(8);
        assertThat(ratio.treatedMice()).isEqualTo(2);
        assertThat(ratio.controlMice()).isEqualTo(2);
        assertThat(ratio.ignored()).isEqualTo(1);
        assertThat(ratio.treatedToControl().value()).isCloseTo(0.5, within(1e-12));
        // both pairs of logarithms differ by ln 2: variance ln²2/2 each, so se² = 2·(ln²2/2)/2 and Welch's df = 2
        double half = 4.302652729749464 * Math.log(2) / Math.sqrt(2);
        assertThat(ratio.treatedToControl().df()).isCloseTo(2, within(1e-12));
        assertThat(ratio.treatedToControl().upper()).isCloseTo(0.5 * Math.exp(half), within(1e-8));
    }

    @Test
    void an_arm_with_one_mouse_left_is_not_compared_and_says_so() {
        StudyInCode study = study();
        study.volume("C1", 0, 100).volume("C1", 8, 300);
        study.volume("C2", 0, 200).volume("C2", 8, 600);
        study.volume("T1", 0, 100).volume("T1", 8, 100);

        Comparison one = AreaComparisons.of(study.data(), 0.05).arms().get(0);

        assertThat(one.ratio()).isEmpty();
        assertThat(one.reason()).contains("drug has 1 of the two mice that it takes, followed until day 8.");
    }
}
