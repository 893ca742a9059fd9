package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
    void what_this_version_cannot_fit_is_said_to_be_not_available_yet() {
        for (VarianceModel later : List.of(
                new VarianceModel.Power(VarianceCovariate.fitted(), null),
                new VarianceModel.Power(VarianceCovariate.fixedMean(), null),
                new VarianceModel.Exponential(VarianceCovariate.column("day"), "arm"),
                VarianceModel.comb(List.of(VarianceModel.ident("arm"))))) {
            assertRefused(
                    NotAvailableYetException.class,
                    aModel("~ day").variance(later),
                    table(),
                    "cannot be fitted by this version");
        }
        assertRefused(
                NotAvailableYetException.class,
                aModel("~ day").correlation(CorrelationModel.ar1(null)),
                table(),
                "Correlated residuals");
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
