package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kenward and Roger's tests where residuals are correlated, against models that are the same. */
class KenwardRogerCorrelatedTest {
    private static final UnbalancedStudy STUDY = UnbalancedStudy.of(7);

    private enum Kind {
        AR1,
        CAR1,
        COMPOUND_SYMMETRY;

        CorrelationModel known(double value) {
            return switch (this) {
                case AR1 -> new CorrelationModel.Autoregressive(null, null, value);
                case CAR1 -> new CorrelationModel.ContinuousAutoregressive("day", null, value);
                case COMPOUND_SYMMETRY -> new CorrelationModel.CompoundSymmetry(null, value);
            };
        }
    }

    private static ModelSpec.Builder model() {
        return ModelSpec.of("y", "~ day * arm").factor("arm", "control", "treated");
    }

    private static void assertSameTests(Fit a, Fit b, double relative) {
        for (int j = 0; j < a.kenwardRoger().size(); j++) {
            CoefficientTest mine = a.kenwardRoger().get(j);
            CoefficientTest other = b.kenwardRoger().get(j);
            assertThat(mine.standardError())
                    .as("se of %s", mine.name())
                    .isCloseTo(other.standardError(), within(relative * other.standardError()));
            assertThat(mine.df()).as("df of %s", mine.name()).isCloseTo(other.df(), within(relative * other.df()));
        }
        Matrix l = Matrix.of(2, 4, new double[] {0, 0, 1, 0, 0, 0, 0, 1});
        assertThat(a.joint(l, DegreesOfFreedom.KENWARD_ROGER).denominatorDf())
                .isCloseTo(
                        b.joint(l, DegreesOfFreedom.KENWARD_ROGER).denominatorDf(),
                        within(relative
                                * b.joint(l, DegreesOfFreedom.KENWARD_ROGER).denominatorDf()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void as_the_correlation_goes_to_0_they_become_those_of_independent_residuals(Kind kind) {
        for (VarianceModel variance :
                new VarianceModel[] {VarianceModel.constant(), VarianceModel.ident("arm"), VarianceModel.exp("day")}) {
            ModelSpec.Builder mixed = model().level("donor")
                    .random("~ 1")
                    .level("mouse")
                    .random("~ 1")
                    .variance(variance);
            Fit independent = MixedModel.fit(mixed.build(), STUDY.table());
            double last = Double.POSITIVE_INFINITY;
            for (double value : new double[] {1e-3, 1e-6}) {
                Fit fit = MixedModel.fit(mixed.correlation(kind.known(value)).build(), STUDY.table());
                double apart = Math.abs(fit.kenwardRoger().get(3).df()
                                / independent.kenwardRoger().get(3).df()
                        - 1);
                assertThat(apart).isLessThan(last);
                last = apart;
                if (value == 1e-6) {
                    assertSameTests(fit, independent, 1e-4);
                }
            }
            mixed.correlation(CorrelationModel.none());
        }
    }

    @Test
    void compound_symmetry_gives_those_of_the_random_intercept_that_is_the_same_model() {
        Fit intercept = MixedModel.fit(
                model().level("donor").level("mouse").random("~ 1").build(), STUDY.table());
        Fit symmetric = MixedModel.fit(
                model().level("donor")
                        .level("mouse")
                        .correlation(CorrelationModel.compoundSymmetry(null))
                        .build(),
                STUDY.table());

        assertThat(symmetric.logLik()).isCloseTo(intercept.logLik(), within(1e-7));
        assertSameTests(symmetric, intercept, 1e-5);
    }

    @Test
    void an_estimated_correlation_costs_degrees_of_freedom() {
        ModelSpec.Builder mixed = model().level("donor").random("~ 1").level("mouse");
        Fit estimated = MixedModel.fit(
                mixed.correlation(CorrelationModel.car1("day", "mouse")).build(), STUDY.table());
        Fit known = MixedModel.fit(
                mixed.correlation(new CorrelationModel.ContinuousAutoregressive(
                                "day", "mouse", estimated.correlation().getOrDefault("Phi", Double.NaN)))
                        .build(),
                STUDY.table());

        assertThat(estimated.logLik()).isCloseTo(known.logLik(), within(1e-7));
        assertThat(estimated.kenwardRoger().get(2).df())
                .isLessThan(known.kenwardRoger().get(2).df());
        assertThat(estimated.unavailable(DegreesOfFreedom.KENWARD_ROGER)).isEmpty();
    }

    @Test
    void an_outermost_group_that_is_too_large_to_invert_is_said() {
        int n = 1300;
        String[] donor = new String[n];
        double[] day = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            donor[i] = i < 650 ? "a" : "b";
            day[i] = i % 650;
            y[i] = Math.sin(i * i);
        }
        Fit fit = MixedModel.fit(
                ModelSpec.of("y", "~ day")
                        .level("donor")
                        .correlation(new CorrelationModel.Autoregressive("day", null, null))
                        .build(),
                DataTable.builder()
                        .texts("donor", donor)
                        .numbers("day", day)
                        .numbers("y", y)
                        .build());

        assertThat(fit.unavailable(DegreesOfFreedom.KENWARD_ROGER).orElseThrow())
                .contains("more than 600 rows", "Satterthwaite");
        assertThat(fit.satterthwaite()).hasSize(2);
    }
}
