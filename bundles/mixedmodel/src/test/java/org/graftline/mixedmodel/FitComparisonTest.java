package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.likelihood.ChiBarSquare;
import org.graftline.mixedmodel.likelihood.LikelihoodRatioTest;
import org.graftline.mixedmodel.likelihood.ModelComparison;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.api.Test;

class FitComparisonTest {
    private static final DataTable DATA = new SimulatedStudy(8, 3).data();
    private static final Fit INTERCEPTS =
            fit(spec().level("donor").random("~ 1").level("mouse").random("~ 1"));
    private static final Fit LINES =
            fit(spec().level("donor").random("~ 1").level("mouse").random("~ day"));

    private static ModelSpec.Builder spec() {
        return ModelSpec.of("logVolume", "~ day * arm").factor("arm", "control", "treated");
    }

    private static Fit fit(ModelSpec.Builder spec) {
        return MixedModel.fit(spec.build(), DATA);
    }

    @Test
    void a_slope_added_with_its_covariance_has_one_or_two_degrees_of_freedom() {
        LikelihoodRatioTest test = LikelihoodInference.compare(INTERCEPTS, LINES);

        assertThat(test.law()).contains(ChiBarSquare.oneVariance(1));
        assertThat(test.df()).isEqualTo(2);
        assertThat(test.p()).isLessThan(test.naiveP());
        assertThat(test.added()).containsExactly("random effects [day] at level 'mouse' with their covariances");
        assertThat(test.cautions()).isEmpty();
    }

    @Test
    void a_level_of_few_groups_is_cautioned() {
        Fit mouse = fit(spec().level("donor").level("mouse").random("~ 1"));

        LikelihoodRatioTest test = LikelihoodInference.compare(mouse, INTERCEPTS);

        assertThat(test.law()).contains(ChiBarSquare.oneVariance(0));
        assertThat(test.cautions())
                .singleElement()
                .asString()
                .contains("'donor' has 8 groups")
                .contains("bootstrap");
    }

    @Test
    void two_independent_variances_multiply_their_laws() {
        Fit diagonal = fit(spec().level("donor")
                .random("~ 1")
                .level("mouse")
                .random("~ 1")
                .random("~ 0 + day", CovarianceStructure.DIAGONAL));
        Fit more = fit(spec().level("donor")
                .random("~ 1")
                .random("~ 0 + day", CovarianceStructure.DIAGONAL)
                .level("mouse")
                .random("~ 1")
                .random("~ 0 + day", CovarianceStructure.DIAGONAL));

        assertThat(LikelihoodInference.compare(INTERCEPTS, diagonal).law()).contains(ChiBarSquare.oneVariance(0));
        assertThat(LikelihoodInference.compare(INTERCEPTS, more).law())
                .contains(ChiBarSquare.oneVariance(0).plus(ChiBarSquare.oneVariance(0)));
        assertThat(LikelihoodInference.compare(diagonal, LINES).law()).contains(ChiBarSquare.chiSquare(1));
    }

    @Test
    void a_variance_function_added_to_a_variance_shifts_the_mixture() {
        Fit large = fit(spec().level("donor")
                .random("~ 1")
                .level("mouse")
                .random("~ day")
                .variance(VarianceModel.ident("arm")));

        assertThat(LikelihoodInference.compare(LINES, large).law()).contains(ChiBarSquare.chiSquare(1));
        assertThat(LikelihoodInference.compare(INTERCEPTS, large).law()).contains(ChiBarSquare.oneVariance(2));
    }

    @Test
    void a_residual_correlation_is_inside_its_range_or_at_its_edge() {
        Fit ar1 = MixedModel.fit(
                LINES.spec().toBuilder().correlation(CorrelationModel.ar1(null)).build(), DATA);
        assertThat(LikelihoodInference.compare(LINES, ar1).law()).contains(ChiBarSquare.chiSquare(1));
        assertThat(ResidualNesting.of(CorrelationModel.none(), CorrelationModel.car1("day", null)))
                .isEqualTo(ResidualNesting.ON_THE_BOUNDARY);
        assertThat(ResidualNesting.of(CorrelationModel.ar1(null), CorrelationModel.car1("day", null)))
                .isEqualTo(ResidualNesting.NOT_NESTED);
    }

    @Test
    void a_variance_that_follows_fitted_values_has_no_likelihood_to_test() {
        Fit fitted = MixedModel.fit(
                LINES.spec().toBuilder().variance(VarianceModel.expOfFitted()).build(), DATA);

        assertThatThrownBy(() -> LikelihoodInference.compare(LINES, fitted)).hasMessageContaining("fitted values");
        assertThat(LikelihoodInference.rank(new TreeMap<>(Map.of("a", LINES, "b", fitted)))
                        .cautions())
                .anyMatch(c -> c.startsWith("'b' has weights that follow fitted values"));
    }

    @Test
    void two_correlated_effects_at_once_have_no_law_and_ask_for_the_bootstrap() {
        Fit donors = fit(spec().level("donor").random("~ 1"));

        LikelihoodRatioTest test = LikelihoodInference.compare(donors, LINES);

        assertThat(test.law()).isEqualTo(Optional.empty());
        assertThat(test.p()).isNaN();
        assertThat(test.naiveP()).isBetween(0.0, 1.0);
        assertThat(test.cautions()).anyMatch(c -> c.endsWith("use the parametric bootstrap."));
    }

    @Test
    void fixed_parts_are_compared_by_ml_and_refused_by_reml() {
        ModelSpec small = LINES.spec().toBuilder().fixed("~ day + arm").build();

        assertThatThrownBy(() -> LikelihoodInference.compare(MixedModel.fit(small, DATA), LINES))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("'~ day + arm'")
                .hasMessageContaining("Fit both by ML");
        LikelihoodRatioTest test = LikelihoodInference.compare(
                MixedModel.fit(small.toBuilder().method(Method.ML).build(), DATA),
                MixedModel.fit(LINES.spec().toBuilder().method(Method.ML).build(), DATA));
        assertThat(test.law()).contains(ChiBarSquare.chiSquare(1));
        assertThat(test.added()).containsExactly("coefficient 'day:armtreated'");
    }

    @Test
    void other_rows_another_method_and_models_that_are_not_nested_are_refused() {
        Fit ml = MixedModel.fit(LINES.spec().toBuilder().method(Method.ML).build(), DATA);
        Fit others = MixedModel.fit(LINES.spec(), new SimulatedStudy(8, 4).data());

        assertThatThrownBy(() -> LikelihoodInference.compare(INTERCEPTS, ml))
                .hasMessageContaining("by REML, the other by ML");
        assertThatThrownBy(() -> LikelihoodInference.compare(INTERCEPTS, others))
                .hasMessageContaining("different rows");
        assertThatThrownBy(() -> LikelihoodInference.compare(LINES, INTERCEPTS)).hasMessageContaining("'mouse'");
        assertThatThrownBy(() -> LikelihoodInference.compare(LINES, LINES)).hasMessageContaining("smaller model first");
    }

    @Test
    void models_stand_side_by_side_with_their_criteria() {
        var table = LikelihoodInference.rank(Map.of("lines", LINES));

        assertThat(table.independentUnits()).isEqualTo(8);
        assertThat(table.unit()).isEqualTo("donor");
        assertThat(table.models()).singleElement().satisfies(row -> {
            assertThat(row.weight()).isEqualTo(1);
            assertThat(row.aicc()).isEqualTo(Double.POSITIVE_INFINITY);
        });
        assertThat(table.cautions()).singleElement().asString().contains("9 parameters for 8 groups of 'donor'");
    }

    @Test
    void akaike_weights_follow_the_differences_and_aicc_the_number_of_donors() {
        DataTable many = new SimulatedStudy(24, 3).data();
        Fit simple = MixedModel.fit(LINES.spec(), many);
        Fit rich = MixedModel.fit(
                LINES.spec().toBuilder()
                        .withoutRandom()
                        .random(new RandomTerm("donor", "~ day", CovarianceStructure.DIAGONAL))
                        .random(new RandomTerm("mouse", "~ day", CovarianceStructure.DIAGONAL))
                        .build(),
                many);

        var table = LikelihoodInference.rank(new TreeMap<>(Map.of("simple", simple, "rich", rich)));

        double total =
                table.models().stream().mapToDouble(ModelComparison.Row::weight).sum();
        assertThat(total).isCloseTo(1, within(1e-12));
        ModelComparison.Row best = table.byAic().get(0);
        assertThat(best.behind()).isZero();
        assertThat(table.models())
                .allSatisfy(row ->
                        assertThat(row.weight()).isCloseTo(best.weight() * Math.exp(-row.behind() / 2), within(1e-12)));
        int k = rich.parameters();
        assertThat(rich.aicc()).isEqualTo(rich.aic() + 2.0 * k * (k + 1) / (24 - k - 1));
    }
}
