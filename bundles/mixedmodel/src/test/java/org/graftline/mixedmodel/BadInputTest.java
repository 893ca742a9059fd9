package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Bad input gets a right answer, or one sentence that says what is wrong; what is refused outright stands in RefusalTest. */
class BadInputTest {
    private static final DataTable DATA = new SimulatedStudy(6, 21).data();

    private static DataTable.Builder study() {
        return DataTable.builder()
                .texts("donor", DATA.texts("donor"))
                .texts("mouse", DATA.texts("mouse"))
                .texts("arm", DATA.texts("arm"))
                .numbers("day", DATA.numbers("day"))
                .numbers("logVolume", DATA.numbers("logVolume"));
    }

    private static DataTable withDay(DoubleUnaryOperator day) {
        return DataTable.builder()
                .texts("donor", DATA.texts("donor"))
                .texts("mouse", DATA.texts("mouse"))
                .texts("arm", DATA.texts("arm"))
                .numbers("day", Arrays.stream(DATA.numbers("day")).map(day).toArray())
                .numbers("logVolume", DATA.numbers("logVolume"))
                .build();
    }

    private static ModelSpec model(String fixed, String random) {
        return ModelSpec.of("logVolume", fixed)
                .level("donor")
                .random(random)
                .factor("arm", "control", "treated")
                .build();
    }

    private static double[] ofDay(DoubleUnaryOperator f) {
        return Arrays.stream(DATA.numbers("day")).map(f).toArray();
    }

    @Test
    void a_combination_of_earlier_columns_is_left_out_named_and_changes_nothing_else() {
        DataTable data = study().numbers("week", ofDay(d -> d / 7)).build();
        Fit without = MixedModel.fit(model("~ day * arm", "~ 1"), data);

        Fit fit = MixedModel.fit(model("~ day + week + arm + day:arm", "~ 1"), data);

        assertThat(fit.fixed().aliased()).containsExactly("week");
        assertThat(fit.fixed().names()).containsExactly("(Intercept)", "day", "armtreated", "day:armtreated");
        assertThat(fit.fixed().estimates()).isEqualTo(without.fixed().estimates());
        assertThat(fit.fixed().covariance()).isEqualTo(without.fixed().covariance());
        assertThat(fit.logLik()).isEqualTo(without.logLik());
        assertThat(fit.parameters()).isEqualTo(without.parameters());
        assertThat(fit.containment()).isEqualTo(without.containment());
        assertThat(fit.message())
                .endsWith(
                        "Column 'week' of the fixed part was left out: in the rows used it is a combination of the columns before it.");
    }

    @Test
    void an_empty_cell_of_two_factors_costs_the_last_interaction() {
        String[] sex = DATA.texts("mouse").clone();
        for (int i = 0; i < sex.length; i++) {
            // odd mice are treated; no treated mouse is male
            sex[i] = sex[i].equals("M0") || sex[i].equals("M2") ? "m" : "f";
        }
        ModelSpec spec = model("~ day + arm * sex", "~ 1").toBuilder()
                .factor("sex", "f", "m")
                .build();

        Fit fit = MixedModel.fit(spec, study().texts("sex", sex).build());

        assertThat(fit.fixed().names()).containsExactly("(Intercept)", "day", "armtreated", "sexm");
        assertThat(fit.fixed().aliased()).containsExactly("armtreated:sexm");
    }

    @Test
    void several_columns_left_out_are_said_in_one_sentence() {
        DataTable data = study().numbers("week", ofDay(d -> d / 7))
                .numbers("hour", ofDay(d -> 24 * d + 3))
                .build();

        Fit fit = MixedModel.fit(model("~ day + week + hour", "~ 1"), data);

        assertThat(fit.fixed().aliased()).containsExactly("week", "hour");
        assertThat(fit.message()).contains("Columns 'week', 'hour' of the fixed part were left out");
        assertThatThrownBy(() -> fit.fixed().estimate("hour"))
                .isInstanceOf(UnknownColumnException.class)
                .hasMessageContaining("The coefficient 'hour' was left out");
    }

    @Test
    void a_full_rank_fit_names_no_aliased_column() {
        Fit fit = MixedModel.fit(model("~ day", "~ 1"), DATA);

        assertThat(fit.fixed().aliased()).isEmpty();
        assertThat(fit.message()).doesNotContain("left out");
    }

    @Test
    void a_fixed_part_of_zeros_alone_is_refused() {
        DataTable data = study().numbers("nothing", ofDay(d -> 0)).build();

        assertThatThrownBy(() -> MixedModel.fit(model("~ 0 + nothing", "~ 1"), data))
                .isInstanceOf(RankDeficientException.class)
                .hasMessageContaining("Every column of the fixed part (nothing) is zero");
    }

    @Test
    void a_random_column_that_is_a_combination_of_others_is_refused_by_name() {
        DataTable data = study().numbers("week", ofDay(d -> d / 7)).build();

        assertThatThrownBy(() -> MixedModel.fit(model("~ day", "~ day + week"), data))
                .isInstanceOf(RankDeficientException.class)
                .hasMessage(
                        "Column 'week' of the random part of level 'donor' is a combination of the columns before it ((Intercept), day). Take it out of the formula '~ day + week'.");
    }

    @Test
    void as_many_random_effects_as_readings_in_every_group_are_refused() {
        assertThatThrownBy(() -> MixedModel.fit(mouseModel("~ day"), twoReadingsPerMouse(i -> 3 * (i % 12))))
                .isInstanceOf(ConfoundedLevelException.class)
                .hasMessageContaining("No group of level 'mouse' has more rows than random effects ((Intercept), day)")
                .hasMessageContaining("cannot be told from the residual variance");
    }

    @Test
    void as_many_random_effects_as_readings_are_fitted_where_the_days_differ_enough_to_tell_them_apart() {
        // the residual variance is the part that does not change with the days
        Fit fit = MixedModel.fit(mouseModel("~ day"), twoReadingsPerMouse(i -> (3 + i / 12 % 5) * (i % 12)));

        assertThat(fit.rows()).isEqualTo(96);
        assertThat(fit.groups()).containsEntry("mouse", 48);
        assertThat(fit.logLik())
                .isGreaterThanOrEqualTo(MixedModel.fit(
                                        mouseModel("~ 0 + day"), twoReadingsPerMouse(i -> (3 + i / 12 % 5) * (i % 12)))
                                .logLik()
                        - 1e-9);
    }

    @Test
    void fewer_random_effects_than_readings_in_one_group_suffice() {
        assertThat(MixedModel.fit(mouseModel("~ 0 + day"), twoReadingsPerMouse(i -> 3 * (i % 12)))
                        .converged())
                .isTrue();
    }

    private static ModelSpec mouseModel(String random) {
        return ModelSpec.of("logVolume", "~ day")
                .level("donor")
                .level("mouse")
                .random(random)
                .build();
    }

    private static DataTable twoReadingsPerMouse(IntToDoubleFunction day) {
        double[] y = DATA.numbers("logVolume");
        double[] days = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            days[i] = day.applyAsDouble(i);
            y[i] = i % 12 > 1 ? Double.NaN : y[i];
        }
        return DataTable.builder()
                .texts("donor", DATA.texts("donor"))
                .texts("mouse", DATA.texts("mouse"))
                .numbers("day", days)
                .numbers("logVolume", y)
                .build();
    }

    @Test
    void a_covariate_of_the_scale_1e9_gives_the_same_fit() {
        Fit days = MixedModel.fit(SimulatedStudy.model(), DATA);

        Fit nanos = MixedModel.fit(SimulatedStudy.model(), withDay(d -> d * 1e9));

        assertThat(nanos.converged()).isTrue();
        assertThat(nanos.logLik()).isCloseTo(days.logLik() - 2 * Math.log(1e9), within(1e-7));
        assertThat(nanos.fixed().estimate("day") * 1e9).isCloseTo(days.fixed().estimate("day"), within(1e-8));
    }

    @Test
    void a_fixed_covariate_a_thousand_million_from_zero_gives_the_same_fit() {
        Fit near = MixedModel.fit(model("~ day * arm", "~ 1"), DATA);

        Fit far = MixedModel.fit(model("~ day * arm", "~ 1"), withDay(d -> d + 1e9));

        assertThat(far.converged()).isTrue();
        assertThat(far.fixed().aliased()).isEmpty();
        assertThat(far.logLik()).isCloseTo(near.logLik(), within(1e-6));
        assertThat(far.fixed().estimate("day"))
                .isCloseTo(
                        near.fixed().estimate("day"), within(1e-4 * near.fixed().standardError(1)));
    }

    @Test
    void a_random_slope_on_a_covariate_far_from_zero_is_refused_with_the_remedy() {
        assertThatThrownBy(() -> MixedModel.fit(model("~ day", "~ day"), withDay(d -> d + 1e9)))
                .isInstanceOf(RankDeficientException.class)
                .hasMessageContaining("Column 'day' of the random part of level 'donor' is nearly a combination")
                .hasMessageContaining("Measure it from an origin nearer to its values");
    }

    @Test
    void a_random_slope_on_days_of_another_origin_is_fitted() {
        Fit near = MixedModel.fit(SimulatedStudy.model(), DATA);

        Fit far = MixedModel.fit(SimulatedStudy.model(), withDay(d -> d + 10_000));

        assertThat(far.converged()).isTrue();
        assertThat(far.logLik()).isCloseTo(near.logLik(), within(1e-6));
    }

    @Test
    void numbers_that_cannot_be_squared_are_refused() {
        assertThatThrownBy(() -> MixedModel.fit(model("~ day + I(day^70)", "~ 1"), withDay(d -> d + 9)))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("Column 'I(day^70)' has its largest number at")
                .hasMessageContaining("a lower power");
        assertThatThrownBy(() -> MixedModel.fit(model("~ day", "~ 1"), withDay(d -> d * 1e-200)))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("Column 'day'");
    }

    @Test
    void a_response_that_cannot_be_squared_is_refused() {
        double[] y =
                Arrays.stream(DATA.numbers("logVolume")).map(v -> v * 1e200).toArray();
        ModelSpec spec = model("~ day", "~ 1");
        DataTable data = DataTable.builder()
                .texts("donor", DATA.texts("donor"))
                .texts("arm", DATA.texts("arm"))
                .numbers("day", DATA.numbers("day"))
                .numbers("logVolume", y)
                .build();

        assertThatThrownBy(() -> MixedModel.fit(spec, data))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("Column 'logVolume'");
    }

    @Test
    void more_columns_than_rows_is_one_sentence() {
        DataTable.Builder wide =
                DataTable.builder().texts("g", "a", "a", "b", "b").numbers("y", 1, 2, 3, 5);
        StringBuilder formula = new StringBuilder("~ 1");
        for (int j = 0; j < 50; j++) {
            wide.numbers("x" + j, j % 3, j * j % 7, j % 5 + 1, (j + 2) % 4);
            formula.append(" + x").append(j);
        }

        assertThatThrownBy(() -> MixedModel.fit(
                        ModelSpec.of("y", formula.toString())
                                .level("g")
                                .random("~ 1")
                                .build(),
                        wide.build()))
                .isInstanceOf(EmptyDataException.class)
                .hasMessageContaining("4 rows are left for 4 coefficients");
    }
}
