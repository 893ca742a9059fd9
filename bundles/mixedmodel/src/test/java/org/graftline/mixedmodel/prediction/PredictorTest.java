package org.graftline.mixedmodel.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.SimulatedStudy;
import org.graftline.mixedmodel.UnknownColumnException;
import org.graftline.mixedmodel.UnknownFactorLevelException;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.mixedmodel.prediction.DensePrediction.Answer;
import org.graftline.mixedmodel.prediction.DensePrediction.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Predictions of a three-level study against n×n algebra. */
class PredictorTest {
    private static final DataTable DATA = new SimulatedStudy(6, 21).data();
    private static final Fit REML = MixedModel.fit(SimulatedStudy.modelBySd(), DATA);
    private static final Fit ML = MixedModel.fit(
            SimulatedStudy.modelBySd().toBuilder().method(Method.ML).build(), DATA);
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** Rows of a known mouse, a new mouse of a known donor, and a mouse of a new donor. */
    private static final DataTable NEW = rows(
            new String[] {"D1002", "D1002", "D1003", "X"},
            new String[] {"M3", "M77", "M78", "M1"},
            new String[] {"treated", "control", "treated", "treated"},
            new double[] {40, 10, 25, 5},
            new double[4]);
    /** New readings: of a known mouse, of the new mouse 77 and another new mouse of the same donor, of the new donor. */
    private static final DataTable READINGS = rows(
            new String[] {"D1002", "D1002", "D1002", "D1002", "X"},
            new String[] {"M3", "M77", "M77", "M90", "M1"},
            new String[] {"treated", "control", "control", "treated", "treated"},
            new double[] {36, 2, 5, 4, 1},
            new double[] {6.4, 5.9, 6.2, 5.0, 4.2});

    private static Fit fit(Method method) {
        return method == Method.REML ? REML : ML;
    }

    private static DataTable rows(String[] donor, String[] mouse, String[] arm, double[] day, double[] y) {
        return DataTable.builder()
                .texts("donor", donor)
                .texts("mouse", mouse)
                .texts("arm", arm)
                .numbers("day", day)
                .numbers("logVolume", y)
                .build();
    }

    private static List<Row> dense(Fit fit, DataTable table) {
        List<Row> out = new ArrayList<>();
        @Nullable String[] donor = table.texts("donor");
        @Nullable String[] mouse = table.texts("mouse");
        @Nullable String[] arm = table.texts("arm");
        double[] day = table.numbers("day");
        double[] y = table.numbers("logVolume");
        for (int i = 0; i < day.length; i++) {
            double treated = "treated".equals(arm[i]) ? 1 : 0;
            double ratio = treated == 1 ? fit.variance().values().getOrDefault("treated", Double.NaN) : 1;
            double[] z = {1, day[i]};
            out.add(new Row(
                    new double[] {1, day[i], treated, day[i] * treated},
                    new double[][] {z, z},
                    new String[] {String.valueOf(donor[i]), donor[i] + "/" + mouse[i]},
                    y[i],
                    fit.sigma() * ratio));
        }
        return out;
    }

    private static void assertAgrees(Predictor predictor, DensePrediction dense, Fit fit) {
        List<Row> rows = dense(fit, NEW);
        PredictionOptions given = PredictionOptions.defaults().with(CoefficientUncertainty.LEFT_OUT);
        Predictions donors = predictor.predict(NEW, PredictionTarget.group("donor"));
        Predictions mice = predictor.predict(NEW, PredictionTarget.group("mouse"));
        Predictions miceGiven = predictor.with(given).predict(NEW, PredictionTarget.group("mouse"));
        Predictions readings = predictor.predict(NEW, PredictionTarget.reading());
        for (int i = 0; i < rows.size(); i++) {
            Answer donor = dense.curve(rows.get(i), 1);
            Answer mouse = dense.curve(rows.get(i), 2);
            double sd = rows.get(i).sd();
            assertThat(donors.value(i).estimate()).isCloseTo(donor.mean(), within(1e-9));
            assertThat(donors.value(i).standardDeviation()).isCloseTo(Math.sqrt(donor.all()), within(1e-9));
            assertThat(mice.value(i).estimate()).isCloseTo(mouse.mean(), within(1e-9));
            assertThat(mice.value(i).standardDeviation()).isCloseTo(Math.sqrt(mouse.all()), within(1e-9));
            assertThat(miceGiven.value(i).standardDeviation())
                    .isCloseTo(Math.sqrt(mouse.givenCoefficients()), within(1e-9));
            assertThat(readings.value(i).standardDeviation()).isCloseTo(Math.sqrt(mouse.all() + sd * sd), within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void known_and_new_groups_are_predicted_as_dense_algebra_does(Method method) {
        Fit fit = fit(method);

        assertAgrees(Predictor.of(fit), new DensePrediction(fit, dense(fit, DATA)), fit);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void new_readings_move_all_groups_they_touch_as_dense_algebra_does(Method method) {
        Fit fit = fit(method);
        List<Row> all = dense(fit, DATA);
        all.addAll(dense(fit, READINGS));

        assertAgrees(Predictor.of(fit).observing(READINGS), new DensePrediction(fit, all), fit);
    }

    @Test
    void readings_observed_one_after_the_other_say_the_same_as_at_once() {
        Predictor atOnce = Predictor.of(REML).observing(READINGS);
        Predictor stepwise = Predictor.of(REML);
        for (int i = 0; i < READINGS.rows(); i++) {
            stepwise = stepwise.observing(rows(
                    new String[] {String.valueOf(READINGS.texts("donor")[i])},
                    new String[] {String.valueOf(READINGS.texts("mouse")[i])},
                    new String[] {String.valueOf(READINGS.texts("arm")[i])},
                    new double[] {READINGS.numbers("day")[i]},
                    new double[] {READINGS.numbers("logVolume")[i]}));
        }
        GroupPosterior a = atOnce.posterior("mouse", "D1002/M77");
        GroupPosterior b = stepwise.posterior("mouse", "D1002/M77");

        for (int i = 0; i < 2; i++) {
            assertThat(b.mean().get(i)).isCloseTo(a.mean().get(i), within(1e-11));
            assertThat(b.covariance().get(i, i)).isCloseTo(a.covariance().get(i, i), within(1e-12));
        }
    }

    @Test
    void a_known_group_keeps_the_posterior_of_the_fit() {
        GroupPosterior mouse = Predictor.of(REML).posterior("mouse", "D1004/M5");

        int g = REML.blups("mouse").orElseThrow().ids().indexOf("D1004/M5");
        double[] effects = REML.blups("mouse").orElseThrow().values(g);
        for (int i = 0; i < 2; i++) {
            assertThat(mouse.mean().get(i)).isEqualTo(effects[i]);
            for (int j = 0; j < 2; j++) {
                assertThat(mouse.covariance().get(i, j))
                        .isCloseTo(
                                REML.blups("mouse").orElseThrow().covariance(g).get(i, j), within(1e-12));
            }
        }
    }

    @Test
    void the_population_has_the_standard_error_of_the_contrast() {
        Predictions p = Predictor.of(REML).predict(NEW, PredictionTarget.population());

        assertThat(p.value(0).estimate())
                .isCloseTo(REML.estimate(new double[] {1, 40, 1, 40}).estimate(), within(1e-12));
        assertThat(p.value(0).standardDeviation())
                .isCloseTo(
                        REML.estimate(new double[] {1, 40, 1, 40}, DegreesOfFreedom.SATTERTHWAITE)
                                .standardError(),
                        within(1e-12));
        assertThat(p.inside()).containsExactly(UncertaintySource.COEFFICIENTS);
        assertThat(p.value(0).upper() - p.value(0).lower())
                .isCloseTo(
                        2
                                * NORMAL.inverseCumulativeProbability(0.975)
                                * p.value(0).standardDeviation(),
                        within(1e-9));
    }

    @Test
    void the_label_says_what_the_interval_holds() {
        Predictions readings = Predictor.of(REML).predict(NEW, PredictionTarget.reading());

        assertThat(readings.inside()).containsExactly(UncertaintySource.values());
        assertThat(readings.label())
                .isEqualTo(
                        "95 % interval of one new reading; inside: the estimated coefficients, the groups' own effects, "
                                + "the residual of one reading; variances and covariances are taken as estimated");
    }

    @Test
    void a_small_study_may_take_its_quantiles_from_t() {
        Predictor t = Predictor.of(REML).with(PredictionOptions.defaults().with(Quantiles.STUDENT));
        PredictedValue wide = t.predict(NEW, PredictionTarget.population()).value(0);
        PredictedValue narrow =
                Predictor.of(REML).predict(NEW, PredictionTarget.population()).value(0);

        assertThat(wide.df())
                .isEqualTo(REML.estimate(new double[] {1, 40, 1, 40}, DegreesOfFreedom.SATTERTHWAITE)
                        .df());
        assertThat(wide.upper())
                .isCloseTo(
                        REML.estimate(new double[] {1, 40, 1, 40}, DegreesOfFreedom.SATTERTHWAITE)
                                .upper(),
                        within(1e-9))
                .isGreaterThan(narrow.upper());
    }

    @Test
    void a_logarithm_goes_back_to_the_median() {
        PredictedValue log =
                Predictor.of(REML).predict(NEW, PredictionTarget.reading()).value(1);

        assertThat(log.exponentiated().estimate()).isEqualTo(StrictMath.exp(log.estimate()));
        assertThat(log.exponentiated().lower()).isEqualTo(StrictMath.exp(log.lower()));
    }

    @Test
    void a_row_with_a_missing_covariate_has_no_prediction() {
        DataTable rows = rows(
                new String[] {"D1002", "D1002"},
                new String[] {"M3", "M3"},
                new String[] {"treated", "treated"},
                new double[] {Double.NaN, 3},
                new double[2]);

        Predictions p = Predictor.of(REML).predict(rows, PredictionTarget.group("mouse"));

        assertThat(p.value(0).estimate()).isNaN();
        assertThat(p.value(1).estimate()).isFinite();
    }

    @Test
    void a_table_without_groups_is_about_new_ones() {
        DataTable anonymous =
                DataTable.builder().texts("arm", "control").numbers("day", 12).build();
        DataTable named = rows(
                new String[] {"Z"}, new String[] {"Z"}, new String[] {"control"}, new double[] {12}, new double[1]);

        assertThat(Predictor.of(REML)
                        .predict(anonymous, PredictionTarget.reading())
                        .values())
                .isEqualTo(Predictor.of(REML)
                        .predict(named, PredictionTarget.reading())
                        .values());
    }

    @Test
    void a_reading_without_a_group_is_refused() {
        DataTable orphan = DataTable.builder()
                .texts("donor", "D1001")
                .texts("arm", "control")
                .numbers("day", 12)
                .numbers("logVolume", 5)
                .build();

        assertThatThrownBy(() -> Predictor.of(REML).observing(orphan))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageStartingWith("Row 1 has a reading, but no 'mouse'.");
    }

    @Test
    void an_arm_that_the_fit_has_not_seen_is_refused() {
        DataTable rows =
                DataTable.builder().texts("arm", "placebo").numbers("day", 12).build();

        assertThatThrownBy(() -> Predictor.of(REML).predict(rows, PredictionTarget.population()))
                .isInstanceOf(UnknownFactorLevelException.class)
                .hasMessageContaining("placebo");
    }

    @Test
    void a_group_that_nobody_has_seen_is_named() {
        assertThatThrownBy(() -> Predictor.of(REML).posterior("mouse", "D1002/M99"))
                .isInstanceOf(UnknownColumnException.class)
                .hasMessageStartingWith("Level 'mouse' has no group 'D1002/M99'");
    }
}
