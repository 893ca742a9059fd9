package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Standard deviations of combinations of random effects, against the same model written so that the combination is one effect. */
class ApproximateDeviationTest {
    private static final Fit BY_DIFFERENCE = fit("~ day + day:treated");
    private static final Fit BY_ARM = fit("~ 1 + day:control + day:treated");

    private static Fit fit(String donor) {
        DataTable data = new SimulatedStudy(12, 3).data();
        double[] treated = new double[data.rows()];
        double[] control = new double[data.rows()];
        String[] arm = data.texts("arm");
        for (int i = 0; i < arm.length; i++) {
            treated[i] = "treated".equals(arm[i]) ? 1 : 0;
            control[i] = 1 - treated[i];
        }
        DataTable.Builder table = DataTable.builder();
        table.texts("donor", data.texts("donor"))
                .texts("mouse", data.texts("mouse"))
                .numbers("day", data.numbers("day"))
                .numbers("y", data.numbers("logVolume"))
                .numbers("treated", treated)
                .numbers("control", control);
        return MixedModel.fit(
                ModelSpec.of("y", "~ day + day:treated")
                        .level("donor")
                        .random(donor)
                        .level("mouse")
                        .random("~ day")
                        .build(),
                table.build());
    }

    private static ApproximateInterval reported(Fit fit, String name) {
        return fit.approximateIntervals().stream()
                .filter(i -> i.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void same(ApproximateInterval found, ApproximateInterval wanted) {
        assertThat(found.estimate()).isCloseTo(wanted.estimate(), Percentage.withPercentage(0.01));
        assertThat(found.lower()).isCloseTo(wanted.lower(), Percentage.withPercentage(0.05));
        assertThat(found.upper()).isCloseTo(wanted.upper(), Percentage.withPercentage(0.05));
    }

    @Test
    void the_deviation_of_one_effect_has_the_interval_of_its_parameter() {
        same(
                BY_DIFFERENCE.approximateDeviation(Map.of("mouse", new double[] {0, 1})),
                reported(BY_DIFFERENCE, "sd mouse day"));
    }

    @Test
    void the_slope_of_treated_mice_between_donors_is_as_certain_as_where_it_is_an_effect_of_its_own() {
        ApproximateInterval found = BY_DIFFERENCE.approximateDeviation(Map.of("donor", new double[] {0, 1, 1}));

        same(found, reported(BY_ARM, "sd donor day:treated"));
        assertThat(found.upper() / found.lower()).isGreaterThan(1.5); // 12 donors
    }

    @Test
    void the_ratio_of_a_deviation_to_itself_is_one_for_certain() {
        Map<String, double[]> both = Map.of("donor", new double[] {0, 1, 0}, "mouse", new double[] {0, 1});
        ApproximateInterval same = BY_DIFFERENCE.approximateDeviationRatio(both, both);

        assertThat(same.lower()).isCloseTo(1, within(1e-12));
        assertThat(same.upper()).isCloseTo(1, within(1e-12));
    }

    /** Var log(s₁/s₂) = Var log s₁ + Var log s₂ where the levels are nearly independent. */
    @Test
    void the_ratio_of_two_levels_is_about_as_uncertain_as_both_together() {
        Map<String, double[]> donor = Map.of("donor", new double[] {0, 1, 0});
        Map<String, double[]> mouse = Map.of("mouse", new double[] {0, 1});
        ApproximateInterval ratio = BY_DIFFERENCE.approximateDeviationRatio(donor, mouse);

        double alone = width(BY_DIFFERENCE.approximateDeviation(donor));
        double other = width(BY_DIFFERENCE.approximateDeviation(mouse));
        assertThat(width(ratio)).isCloseTo(Math.hypot(alone, other), Percentage.withPercentage(5));
    }

    @Test
    void levels_and_numbers_of_effects_are_checked() {
        assertThatThrownBy(() -> BY_DIFFERENCE.approximateDeviation(Map.of("cage", new double[] {1})))
                .isInstanceOf(UnknownColumnException.class)
                .hasMessageContaining("cage");
        assertThatThrownBy(() -> BY_DIFFERENCE.approximateDeviation(Map.of("donor", new double[] {1})))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("day:treated");
    }

    private static double width(ApproximateInterval i) {
        return Math.log(i.upper() / i.lower());
    }
}
