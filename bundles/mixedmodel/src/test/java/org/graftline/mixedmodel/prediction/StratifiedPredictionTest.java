package org.graftline.mixedmodel.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.SimulatedStudy;
import org.graftline.mixedmodel.diagnostics.Diagnostics;
import org.graftline.mixedmodel.prediction.DensePrediction.Answer;
import org.graftline.mixedmodel.prediction.DensePrediction.Row;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A covariance per stratum and every variance function, seen again in new rows. */
class StratifiedPredictionTest {
    private static final DataTable DATA = new SimulatedStudy(6, 21).data();

    private static ModelSpec.Builder model() {
        return ModelSpec.of("logVolume", "~ day * arm")
                .level("donor")
                .random("~ 1")
                .level("mouse")
                .factor("arm", "control", "treated");
    }

    private static final Fit BY = MixedModel.fit(
            model().random(new RandomTerm("mouse", "~ day", CovarianceStructure.UNSTRUCTURED, "arm"))
                    .build(),
            DATA);

    private static final DataTable NEW = DataTable.builder()
            .texts("donor", "D1002", "D1002", "D1003", "X", "X")
            .texts("mouse", "M3", "M77", "M78", "M1", "M2")
            .texts("arm", "treated", "control", "treated", "treated", "control")
            .numbers("day", 40, 10, 25, 5, 5)
            .numbers("logVolume", 6.4, 5.9, 5.0, 4.2, 4.4)
            .build();

    private static List<Row> dense(DataTable table) {
        List<Row> out = new ArrayList<>();
        @Nullable String[] donor = table.texts("donor");
        @Nullable String[] arm = table.texts("arm");
        double[] day = table.numbers("day");
        for (int i = 0; i < day.length; i++) {
            double treated = "treated".equals(arm[i]) ? 1 : 0;
            out.add(new Row(
                    new double[] {1, day[i], treated, day[i] * treated},
                    new double[][] {{1}, {1 - treated, (1 - treated) * day[i], treated, treated * day[i]}},
                    new String[] {String.valueOf(donor[i]), donor[i] + "/" + table.texts("mouse")[i]},
                    table.numbers("logVolume")[i],
                    BY.sigma()));
        }
        return out;
    }

    @Test
    void mice_with_a_covariance_per_arm_are_predicted_as_dense_algebra_does() {
        assertThat(BY.random("mouse").orElseThrow().names())
                .containsExactly("armcontrol", "armcontrol:day", "armtreated", "armtreated:day");
        List<Row> all = dense(DATA);
        assertAgrees(Predictor.of(BY), new DensePrediction(BY, all));
        all.addAll(dense(NEW));
        assertAgrees(Predictor.of(BY).observing(NEW), new DensePrediction(BY, all));
    }

    private static void assertAgrees(Predictor predictor, DensePrediction dense) {
        Predictions mice = predictor.predict(NEW, PredictionTarget.group("mouse"));
        Predictions readings = predictor.predict(NEW, PredictionTarget.reading());
        List<Row> rows = dense(NEW);
        for (int i = 0; i < rows.size(); i++) {
            Answer mouse = dense.curve(rows.get(i), 2);
            assertThat(mice.value(i).estimate()).isCloseTo(mouse.mean(), within(1e-9));
            assertThat(mice.value(i).standardDeviation()).isCloseTo(Math.sqrt(mouse.all()), within(1e-9));
            assertThat(readings.value(i).standardDeviation())
                    .isCloseTo(Math.sqrt(mouse.all() + BY.sigma() * BY.sigma()), within(1e-9));
        }
    }

    @Test
    void the_posterior_of_a_mouse_is_that_of_its_own_arm_and_the_prior_of_the_other() {
        GroupPosterior posterior = Predictor.of(BY).observing(NEW).posterior("mouse", "X/M2");

        assertThat(posterior.mean().get(0)).isNotZero();
        assertThat(posterior.mean().subList(2, 4)).containsOnly(0.0);
        assertThat(posterior.covariance().get(0, 0))
                .isLessThan(BY.random("mouse").orElseThrow().covariance().get(0, 0));
        assertThat(posterior.covariance().get(3, 3))
                .isEqualTo(BY.random("mouse").orElseThrow().covariance().get(3, 3));
    }

    @Test
    void diagnostics_with_a_covariance_per_arm_are_those_of_the_same_model_in_columns() {
        double[] treated = new double[DATA.rows()];
        double[] control = new double[DATA.rows()];
        for (int i = 0; i < treated.length; i++) {
            treated[i] = "treated".equals(DATA.texts("arm")[i]) ? 1 : 0;
            control[i] = 1 - treated[i];
        }
        DataTable wide = DataTable.builder()
                .texts("donor", DATA.texts("donor"))
                .texts("mouse", DATA.texts("mouse"))
                .texts("arm", DATA.texts("arm"))
                .numbers("day", DATA.numbers("day"))
                .numbers("logVolume", DATA.numbers("logVolume"))
                .numbers("treated", treated)
                .numbers("control", control)
                .build();
        Fit inColumns = MixedModel.fit(
                model().random("~ 0 + control + control:day")
                        .random("~ 0 + treated + treated:day")
                        .build(),
                wide);

        Diagnostics mine = Diagnostics.of(BY, DATA);
        Diagnostics same = Diagnostics.of(inColumns, wide);
        assertThat(BY.logLik()).isCloseTo(inColumns.logLik(), within(1e-8));
        for (int i = 0; i < treated.length; i++) {
            assertThat(mine.leverage()[i]).isCloseTo(same.leverage()[i], within(1e-5));
            assertThat(mine.whitenedResiduals()[i]).isCloseTo(same.whitenedResiduals()[i], within(1e-4));
        }
        assertThat(mine.marginalCovariance("mouse", "D1002/M3").covariance().get(0, 1))
                .isCloseTo(
                        same.marginalCovariance("mouse", "D1002/M3")
                                .covariance()
                                .get(0, 1),
                        within(1e-5));
    }

    static Stream<VarianceModel> variances() {
        return Stream.of(
                VarianceModel.comb(List.of(VarianceModel.ident("arm"), VarianceModel.exp("day"))),
                new VarianceModel.Exponential(VarianceCovariate.column("day"), "arm"),
                new VarianceModel.ConstPower(VarianceCovariate.column("late"), "arm"),
                VarianceModel.held(VarianceModel.exp("day"), Map.of("expon", 0.02)),
                VarianceModel.held(VarianceModel.constPower("late"), Map.of("const", 0.5)),
                VarianceModel.held(
                        VarianceModel.comb(List.of(VarianceModel.ident("arm"), VarianceModel.power("late"))),
                        Map.of("A.treated", 1.5)));
    }

    @ParameterizedTest
    @MethodSource("variances")
    void a_row_seen_again_as_new_scatters_as_it_did_in_the_fit(VarianceModel variance) {
        double[] late = DATA.numbers("day");
        for (int i = 0; i < late.length; i++) {
            late[i] += 1;
        }
        DataTable data = DataTable.builder()
                .texts("donor", DATA.texts("donor"))
                .texts("mouse", DATA.texts("mouse"))
                .texts("arm", DATA.texts("arm"))
                .numbers("day", DATA.numbers("day"))
                .numbers("late", late)
                .numbers("logVolume", DATA.numbers("logVolume"))
                .build();
        Fit fit = MixedModel.fit(model().random("~ 1").variance(variance).build(), data);
        Predictions curves = Predictor.of(fit).predict(data, PredictionTarget.group("mouse"));
        Predictions readings = Predictor.of(fit).predict(data, PredictionTarget.reading());
        double[] sd = fit.residualStandardDeviations();

        for (int i = 0; i < sd.length; i++) {
            double curve = curves.value(i).standardDeviation();
            double reading = readings.value(i).standardDeviation();
            assertThat(reading * reading - curve * curve).isCloseTo(sd[i] * sd[i], within(1e-9));
        }
        assertThat(Diagnostics.varianceShares(fit, data).get(3).residual()).isCloseTo(sd[3] * sd[3], within(1e-12));
    }

    @Test
    void reading_a_variance_of_the_mean_per_arm_is_the_mean_over_its_own_curve() {
        Fit fit = MixedModel.fit(
                model().random("~ 1")
                        .variance(new VarianceModel.Power(VarianceCovariate.fitted(), "arm"))
                        .build(),
                DATA);
        PredictedValue curve =
                Predictor.of(fit).predict(NEW, PredictionTarget.group("mouse")).value(0);
        double power = fit.variance().values().getOrDefault("treated", Double.NaN);

        double sum = 0;
        int steps = 20000;
        for (int k = 0; k < steps; k++) {
            double z = -8 + 16.0 * (k + 0.5) / steps;
            double f = curve.estimate() + z * curve.standardDeviation();
            double sd = fit.sigma() * Math.pow(Math.abs(f), power);
            sum += sd * sd * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * 16 / steps;
        }
        double expected = Math.sqrt(curve.standardDeviation() * curve.standardDeviation() + sum);

        assertThat(Predictor.of(fit)
                        .predict(NEW, PredictionTarget.reading())
                        .value(0)
                        .standardDeviation())
                .isCloseTo(expected, within(1e-6));
    }
}
