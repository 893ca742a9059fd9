package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.graftline.mixedmodel.internal.simulation.NormalDeviates;
import org.graftline.mixedmodel.likelihood.BootstrapPlan;
import org.graftline.mixedmodel.likelihood.BootstrapTest;
import org.graftline.mixedmodel.likelihood.LikelihoodProfile;
import org.graftline.mixedmodel.likelihood.ProfileInterval;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles and bootstrap where a variance follows the mean. */
class MovingMeanInferenceTest {
    private static final UnbalancedStudy STUDY = UnbalancedStudy.of(7);

    private static ModelSpec.Builder model(VarianceModel variance) {
        return ModelSpec.of("y", "~ day * arm")
                .factor("arm", "control", "treated")
                .level("donor")
                .random("~ 1")
                .level("mouse")
                .random("~ 1")
                .variance(variance);
    }

    /** With the mean held, power(fitted) is power of a column that holds these numbers. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_profile_is_that_of_the_same_mean_in_a_column(boolean fitted) {
        VarianceCovariate mean = fitted ? VarianceCovariate.fitted() : VarianceCovariate.fixedMean();
        Fit fit = MixedModel.fit(model(new VarianceModel.Power(mean, null)).build(), STUDY.table());
        DataTable withColumn = STUDY.columns()
                .numbers("mean", fitted ? fit.fitted() : fit.populationFitted())
                .build();
        Fit same = MixedModel.fit(model(VarianceModel.power("mean")).build(), withColumn);

        LikelihoodProfile profile = LikelihoodInference.profile(fit, STUDY.table());
        LikelihoodProfile column = LikelihoodInference.profile(same, withColumn);

        assertThat(profile.intervals()).hasSameSizeAs(column.intervals());
        for (ProfileInterval interval : profile.intervals()) {
            ProfileInterval other = column.interval(interval.name()).orElseThrow();
            assertThat(interval.lower()).isCloseTo(other.lower(), within(1e-4 * Math.abs(other.lower()) + 1e-6));
            assertThat(interval.upper()).isCloseTo(other.upper(), within(1e-4 * Math.abs(other.upper()) + 1e-6));
            assertThat(interval.note()).endsWith("what is not known of it is not inside.");
            assertThat(other.note()).isEmpty();
        }
    }

    private static final VarianceCovariate FULL =
            new VarianceCovariate.FixedMean(VarianceCovariate.Estimation.FULL_LIKELIHOOD, 1.0);

    @Test
    void by_the_full_likelihood_a_power_at_the_end_of_its_interval_has_lost_what_the_coverage_allows() {
        Fit fit = MixedModel.fit(
                model(new VarianceModel.Power(FULL, null)).method(Method.ML).build(), STUDY.table());

        ProfileInterval power = LikelihoodInference.profile(fit, STUDY.table())
                .interval("power")
                .orElseThrow();

        assertThat(power.note()).isEmpty();
        assertThat(power.estimate()).isCloseTo(fit.variance().values().getOrDefault("power", Double.NaN), within(1e-6));
        for (double end : new double[] {power.lower(), power.upper()}) {
            Fit held = MixedModel.fit(
                    model(VarianceModel.held(new VarianceModel.Power(FULL, null), Map.of("power", end)))
                            .method(Method.ML)
                            .build(),
                    STUDY.table());
            assertThat(2 * (fit.logLik() - held.logLik())).isCloseTo(3.841459, within(1e-4));
        }
    }

    /** y less its share of a column is no study of the same kind here, since the share is in the variance too; so the intercept is held by hand. */
    @Test
    void by_the_full_likelihood_a_coefficient_at_the_end_of_its_interval_has_lost_what_the_coverage_allows() {
        Fit fit = MixedModel.fit(
                model(new VarianceModel.Power(FULL, null)).method(Method.ML).build(), STUDY.table());

        ProfileInterval slope = LikelihoodInference.profile(fit, STUDY.table())
                .interval("fixed day")
                .orElseThrow();

        assertThat(slope.note()).isEmpty();
        assertThat(slope.estimate()).isCloseTo(fit.fixed().estimate("day"), within(1e-5));
        double wald = 1.96 * fit.fixed().standardError(1);
        assertThat(slope.upper() - slope.estimate()).isBetween(0.8 * wald, 1.4 * wald);
        assertThat(slope.estimate() - slope.lower()).isBetween(0.8 * wald, 1.4 * wald);
        PreparedModel model = PreparedModel.of(fit.spec(), STUDY.table()).withCoefficientHeld(1, slope.upper());
        try (org.graftline.mixedmodel.internal.criterion.Workers alone =
                new org.graftline.mixedmodel.internal.criterion.Workers(1)) {
            assertThat(2 * (fit.logLik() - MixedModel.maximum(model, alone).logLik()))
                    .isCloseTo(3.841459, within(1e-4));
        }
    }

    @Test
    void a_simulated_study_scatters_about_its_own_fitted_values() {
        UnbalancedStudy study = UnbalancedStudy.of(3);
        Fit fit = MixedModel.fit(
                model(new VarianceModel.Power(VarianceCovariate.fitted(), null)).build(), study.table());
        PreparedModel prepared = PreparedModel.of(fit.spec(), study.table());
        NormalDeviates normal = new NormalDeviates(5, 0);
        double power = fit.variance().values().getOrDefault("power", Double.NaN);
        assertThat(Math.abs(power)).isGreaterThan(0.05);

        double[] y = new ParametricBootstrap(prepared, fit, prepared).response(normal);

        // stream 0 is the residual by row, stream 1 the donor's intercept, stream 2 the mouse's
        int[] order = prepared.index.order();
        double[] f = new double[y.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = fit.populationFitted()[order[i]];
        }
        for (int l = 0; l < 2; l++) {
            double sd = fit.random().get(l).standardDeviations()[0];
            int[] first = prepared.index.firstRow(l);
            for (int g = 0; g + 1 < first.length; g++) {
                for (int i = first[g]; i < first[g + 1]; i++) {
                    f[i] += sd * normal.get(l + 1, g);
                }
            }
        }
        for (int i = 0; i < y.length; i++) {
            double own = fit.sigma() * Math.pow(Math.abs(f[i]), power) * normal.get(0, i);
            assertThat(y[i]).isCloseTo(f[i] + own, within(1e-9));
        }
    }

    @Test
    void the_bootstrap_tests_a_power_of_the_fitted_value_that_no_law_belongs_to() {
        Fit constant = MixedModel.fit(model(VarianceModel.constant()).build(), STUDY.table());
        Fit power = MixedModel.fit(
                model(new VarianceModel.Power(VarianceCovariate.fitted(), null)).build(), STUDY.table());
        BootstrapPlan plan = new BootstrapPlan(19, 3);

        BootstrapTest one = LikelihoodInference.bootstrap(constant, power, STUDY.table(), plan, new FitOptions(1));
        BootstrapTest two = LikelihoodInference.bootstrap(constant, power, STUDY.table(), plan, new FitOptions(2));

        assertThat(one.statistic()).isCloseTo(2 * (power.logLik() - constant.logLik()), within(1e-9));
        assertThat(one).isEqualTo(two);
        assertThat(one.p()).isBetween(0.05, 1.0);
        assertThat(one.unsettled()).isLessThan(10);
        assertThatThrownBy(() -> LikelihoodInference.compare(constant, power))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("bootstrap");
    }
}
