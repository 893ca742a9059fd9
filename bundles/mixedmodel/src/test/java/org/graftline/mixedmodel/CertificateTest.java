package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.api.Test;

class CertificateTest {
    private static final DataTable DATA = new SimulatedStudy(6, 9).data();

    @Test
    void two_independent_blocks_with_the_same_column_are_not_identified() {
        Fit fit = MixedModel.fit(
                ModelSpec.of("logVolume", "~ day")
                        .level("donor")
                        .random("~ 1", CovarianceStructure.DIAGONAL)
                        .random("~ 1", CovarianceStructure.DIAGONAL)
                        .build(),
                DATA);

        assertThat(fit.status()).isEqualTo(FitStatus.NOT_IDENTIFIED);
        assertThat(fit.certificate().failures()).anySatisfy(check -> {
            assertThat(check.test()).isEqualTo(Certificate.Test.HESSIAN);
            assertThat(check.subject()).contains("donor (Intercept)");
        });
        assertThat(fit.message()).startsWith("Not identified");
    }

    @Test
    void a_converged_fit_carries_every_kind_of_proof() {
        Fit fit = MixedModel.fit(SimulatedStudy.modelBySd(), DATA);

        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.certificate().checks())
                .extracting(Certificate.Check::test)
                .contains(
                        Certificate.Test.DECREMENT,
                        Certificate.Test.STATIONARITY,
                        Certificate.Test.HESSIAN,
                        Certificate.Test.RESTART,
                        Certificate.Test.ARITHMETIC);
        assertThat(fit.certificate().restarts()).isGreaterThanOrEqualTo(2);
        assertThat(fit.gradientNorm()).isLessThan(1e-8);
    }

    @Test
    void rows_with_missing_values_are_left_out_and_counted_by_reason() {
        double[] y = DATA.numbers("logVolume");
        double[] day = DATA.numbers("day");
        y[3] = Double.NaN;
        y[40] = Double.NaN;
        day[40] = Double.NaN;
        day[41] = Double.NaN;
        DataTable data = DataTable.builder()
                .texts("donor", DATA.texts("donor"))
                .texts("mouse", DATA.texts("mouse"))
                .texts("arm", DATA.texts("arm"))
                .numbers("day", day)
                .numbers("logVolume", y)
                .build();

        Fit fit = MixedModel.fit(SimulatedStudy.model(), data);

        assertThat(fit.dropped().byReason())
                .containsEntry("logVolume missing", 2)
                .containsEntry("day missing", 1);
        assertThat(fit.rows()).isEqualTo(DATA.rows() - 3);
        assertThat(fit.residuals()[40]).isNaN();
        assertThat(fit.residuals()[39]).isFinite();
    }

    @Test
    void approximate_intervals_hold_the_estimates() {
        Fit fit = MixedModel.fit(SimulatedStudy.modelBySd(), DATA);

        assertThat(fit.approximateIntervals())
                .extracting(ApproximateInterval::name)
                .containsExactly(
                        "sigma",
                        "sd donor (Intercept)",
                        "sd donor day",
                        "sd mouse (Intercept)",
                        "sd mouse day",
                        "treated",
                        "cor donor (Intercept) day",
                        "cor mouse (Intercept) day",
                        "fixed (Intercept)",
                        "fixed day",
                        "fixed armtreated",
                        "fixed day:armtreated");
        assertThat(fit.approximateIntervals().get(0).estimate()).isEqualTo(fit.sigma(), within(1e-12));
        assertThat(fit.approximateIntervals()).allSatisfy(i -> {
            assertThat(i.lower()).isLessThan(i.estimate());
            assertThat(i.upper()).isGreaterThan(i.estimate());
        });
    }

    /** Two summits that face each other, mouse correlation +1 and −1, 0.4 of log-likelihood apart: strata of equal readings tell which is higher. */
    @Test
    void a_correlation_at_its_edge_is_tried_from_the_other_side_too() {
        UnbalancedStudy study = UnbalancedStudy.of(422);
        UnbalancedStudy twice = study.with(study.renamed(d -> "second " + d, m -> m));
        String[] half = new String[twice.rows()];
        java.util.Arrays.setAll(half, i -> i < study.rows() ? "first" : "second");
        DataTable data = twice.columns().texts("half", half).build();
        ModelSpec.Builder model = ModelSpec.of("y", "~ day * arm")
                .level("donor")
                .random("~ day")
                .level("mouse")
                .random("~ day")
                .factor("arm", "control", "treated")
                .factor("half", "first", "second");

        Fit constant = MixedModel.fit(model.variance(VarianceModel.constant()).build(), data);
        Fit ident = MixedModel.fit(model.variance(VarianceModel.ident("half")).build(), data);

        assertThat(constant.converged()).isTrue();
        assertThat(constant.logLik()).isCloseTo(ident.logLik(), within(1e-6));
        assertThat(constant.random("mouse").orElseThrow().correlation().get(1, 0))
                .isCloseTo(-1, within(1e-6));
    }
}
