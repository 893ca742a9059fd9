package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.api.Test;

/** Every refusal says what is wrong, where, and what to do. */
class RefusalTest {
    private static DataTable table() {
        return aTable().build();
    }

    private static DataTable.Builder aTable() {
        return DataTable.builder()
                .texts("mouse", "a", "a", "a", "b", "b", "b", "c", "c", "c")
                .texts(
                        "arm", "control", "control", "control", "treated", "treated", "treated", "control", "control",
                        "control")
                .numbers("day", 0, 1, 2, 0, 1, 2, 0, 1, 2)
                .numbers("y", 1, 2.1, 2.9, 1.2, 2, 3.3, 0.7, 2.2, 3.1);
    }

    private static ModelSpec.Builder aModel(String fixed) {
        return ModelSpec.of("y", fixed).level("mouse").random("~ 1").factor("arm", "control", "treated");
    }

    private static void assertRefused(
            Class<? extends MixedModelException> reason, ModelSpec.Builder model, DataTable data, String... parts) {
        assertThatThrownBy(() -> MixedModel.fit(model.build(), data))
                .isInstanceOf(reason)
                .hasMessageContainingAll(parts);
    }

    @Test
    void an_unknown_column_is_named_with_the_columns_there_are() {
        assertRefused(UnknownColumnException.class, aModel("~ days"), table(), "'days'", "mouse, arm, day, y");
    }

    @Test
    void an_unknown_level_is_named() {
        assertRefused(
                UnknownColumnException.class,
                ModelSpec.of("y", "~ day").level("donor").random("~ 1"),
                table(),
                "'donor'");
    }

    @Test
    void text_in_a_numeric_column_is_shown_with_its_row() {
        DataTable data = aTable().texts("dose", "5", "5", "5", "ten", "10", "10", "5", "5", "5")
                .build();

        assertRefused(
                TextInNumericColumnException.class,
                aModel("~ dose"),
                data,
                "'dose'",
                "'5' in row 1",
                "declare 'dose' a factor");
    }

    @Test
    void a_value_outside_the_levels_of_a_factor_is_shown_with_its_row() {
        assertRefused(
                UnknownFactorLevelException.class,
                aModel("~ arm").factor("arm", "control", "active"),
                table(),
                "'treated' in row 4",
                "[control, active]");
    }

    @Test
    void a_random_column_of_zeros_is_named() {
        DataTable data = aTable().numbers("z", new double[9]).build();

        assertRefused(
                RankDeficientException.class,
                ModelSpec.of("y", "~ day").level("mouse").random("~ z"),
                data,
                "'z'",
                "level 'mouse'",
                "zero in every row");
    }

    @Test
    void a_factor_with_one_level_in_the_rows_used_is_named() {
        DataTable data = DataTable.builder()
                .texts("mouse", "a", "a", "b", "b")
                .texts("arm", "control", "control", "control", "control")
                .numbers("y", 1, 2, 3, 5)
                .build();

        assertRefused(RankDeficientException.class, aModel("~ arm"), data, "'arm'", "[control]");
    }

    @Test
    void a_level_with_one_group_is_refused() {
        DataTable data = DataTable.builder()
                .texts("mouse", "a", "a", "a", "a")
                .numbers("day", 0, 1, 2, 3)
                .numbers("y", 1, 2, 3, 5)
                .build();

        assertRefused(SingleGroupException.class, aModel("~ day"), data, "Level 'mouse' has one group ('a')");
    }

    @Test
    void a_level_with_one_row_per_group_is_refused_when_sigma_is_free() {
        DataTable data = DataTable.builder()
                .texts("mouse", "a", "b", "c", "d")
                .numbers("day", 0, 1, 2, 3)
                .numbers("y", 1, 2, 3, 5)
                .build();

        assertRefused(ConfoundedLevelException.class, aModel("~ day"), data, "level 'mouse' has one row");
    }

    @Test
    void two_levels_with_the_same_groups_are_refused() {
        DataTable data = aTable().texts("cage", "1", "1", "1", "2", "2", "2", "3", "3", "3")
                .build();

        assertRefused(
                ConfoundedLevelException.class,
                ModelSpec.of("y", "~ day")
                        .level("cage")
                        .random("~ 1")
                        .level("mouse")
                        .random("~ 1"),
                data,
                "'cage'",
                "'mouse'",
                "(3 each)");
    }

    @Test
    void a_zero_in_the_covariate_of_a_power_is_shown_with_its_row() {
        assertRefused(
                VarianceCovariateException.class,
                aModel("~ day").variance(VarianceModel.power("day")),
                table(),
                "power(day)",
                "0.0 in row 1",
                "exp(day)");
    }

    @Test
    void a_variance_that_is_not_positive_is_shown_with_its_row() {
        DataTable data = aTable().numbers("v", 1, 1, 1, 1, -2, 1, 1, 1, 1).build();

        assertRefused(
                VarianceCovariateException.class,
                aModel("~ day").variance(VarianceModel.fixed("v")),
                data,
                "fixed(v)",
                "-2.0 in row 5");
    }

    @Test
    void an_infinite_value_is_shown_with_its_row() {
        DataTable data = aTable().numbers("x", 1, 2, 3, 4, Double.POSITIVE_INFINITY, 6, 7, 8, 9)
                .build();

        assertRefused(InvalidTableException.class, aModel("~ x"), data, "'x'", "Infinity in row 5");
    }

    @Test
    void no_complete_row_is_refused_with_the_reasons() {
        double[] nothing = new double[9];
        java.util.Arrays.fill(nothing, Double.NaN);

        assertRefused(
                EmptyDataException.class,
                aModel("~ x"),
                aTable().numbers("x", nothing).build(),
                "None of the 9 rows",
                "x missing=9");
    }

    @Test
    void fewer_rows_than_coefficients_are_refused() {
        DataTable data = DataTable.builder()
                .texts("mouse", "a", "b")
                .numbers("day", 0, 1)
                .numbers("y", 1, 2)
                .build();

        assertRefused(EmptyDataException.class, aModel("~ day"), data, "2 rows are left for 2 coefficients");
    }

    @Test
    void a_response_without_variation_is_refused() {
        DataTable data = aTable().numbers("flat", 3, 3, 3, 3, 3, 3, 3, 3, 3).build();

        assertRefused(
                InvalidModelException.class,
                ModelSpec.of("flat", "~ day").level("mouse").random("~ 1"),
                data,
                "'flat' exactly");
    }

    @Test
    void a_random_term_on_an_undeclared_level_is_refused() {
        assertThatThrownBy(() -> ModelSpec.of("y", "~ day")
                        .level("mouse")
                        .random(new RandomTerm("donor", "~ 1", CovarianceStructure.DIAGONAL))
                        .build())
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContainingAll("'donor'", "[mouse]");
    }

    @Test
    void the_full_likelihood_of_a_variance_of_the_mean_by_reml_is_refused() {
        assertRefused(
                InvalidModelException.class,
                aModel("~ day")
                        .variance(new VarianceModel.Power(
                                new VarianceCovariate.FixedMean(VarianceCovariate.Estimation.FULL_LIKELIHOOD, null),
                                null)),
                table(),
                "full likelihood",
                "Fit by ML",
                "pseudo-likelihood");
    }

    @Test
    void two_free_standard_deviations_per_stratum_in_one_product_are_refused() {
        assertRefused(
                InvalidModelException.class,
                aModel("~ day")
                        .variance(VarianceModel.comb(List.of(VarianceModel.ident("arm"), VarianceModel.ident("arm")))),
                table(),
                "cannot be told apart");
    }

    @Test
    void a_known_variance_parameter_that_the_function_does_not_have_is_refused_with_those_it_has() {
        assertRefused(
                InvalidModelException.class,
                aModel("~ day").variance(VarianceModel.held(VarianceModel.exp("day"), Map.of("power", 0.5))),
                table(),
                "'power'",
                "[expon]");
    }

    @Test
    void a_correlation_within_a_level_outside_the_innermost_random_effects_is_refused() {
        DataTable nested = DataTable.builder()
                .texts("donor", "A", "A", "A", "B", "B", "B")
                .texts("mouse", "a", "a", "b", "c", "c", "d")
                .numbers("day", 0, 1, 0, 0, 1, 0)
                .numbers("y", 1, 2, 2.5, 1.5, 2, 4)
                .build();
        assertRefused(
                InvalidModelException.class,
                ModelSpec.of("y", "~ day")
                        .level("donor")
                        .level("mouse")
                        .random("~ 1")
                        .correlation(CorrelationModel.compoundSymmetry("donor")),
                nested,
                "'donor'",
                "'mouse'");
    }

    @Test
    void two_rows_of_one_group_at_the_same_time_are_refused_with_their_places() {
        DataTable twice = DataTable.builder()
                .texts("mouse", "a", "a", "a", "b", "b", "b")
                .numbers("day", 0, 1, 1, 0, 1, 2)
                .numbers("y", 1, 2, 2.5, 1.5, 2, 4)
                .build();
        assertRefused(
                InvalidTableException.class,
                ModelSpec.of("y", "~ day").level("mouse").correlation(CorrelationModel.car1("day", null)),
                twice,
                "Rows 2 and 3",
                "'day'");
    }

    @Test
    void lags_of_ar1_that_are_no_whole_numbers_are_refused() {
        DataTable half = DataTable.builder()
                .texts("mouse", "a", "a", "a", "b", "b", "b")
                .numbers("day", 0, 1, 1.5, 0, 1, 2)
                .numbers("y", 1, 2, 2.5, 1.5, 2, 4)
                .build();
        assertRefused(
                InvalidTableException.class,
                ModelSpec.of("y", "~ day")
                        .level("mouse")
                        .correlation(new CorrelationModel.Autoregressive("day", null, null)),
                half,
                "1.5 in row 3",
                "car1");
    }

    @Test
    void columns_of_different_length_are_refused() {
        assertThatThrownBy(() -> DataTable.builder().numbers("a", 1, 2).numbers("b", 1, 2, 3))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContainingAll("'b' has 3 values", "have 2");
    }

    @Test
    void a_contrast_of_the_wrong_length_is_refused() {
        Fit fit = MixedModel.fit(aModel("~ day").build(), table());

        assertThatThrownBy(() -> fit.estimate(new double[] {1}))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("2 coefficients");
        assertThat(fit.estimate(new double[] {0, 1}).estimate())
                .isEqualTo(fit.fixed().estimate("day"));
    }
}
