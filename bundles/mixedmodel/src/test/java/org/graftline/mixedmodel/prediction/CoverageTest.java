package org.graftline.mixedmodel.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.SimulatedStudy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Intervals against readings that the fit has not seen, and predictions under a change of what must not matter. */
class CoverageTest {
    private static final int READINGS = 12;
    private static final int HIDDEN = 2;

    private static DataTable rows(DataTable from, int[] keep) {
        DataTable.Builder b = DataTable.builder();
        for (String name : from.names()) {
            if (from.isNumeric(name)) {
                double[] all = from.numbers(name);
                b.numbers(name, IntStream.of(keep).mapToDouble(i -> all[i]).toArray());
            } else {
                @Nullable String[] all = from.texts(name);
                b.texts(name, IntStream.of(keep).mapToObj(i -> all[i]).toArray(String[]::new));
            }
        }
        return b.build();
    }

    private static int[] where(DataTable data, java.util.function.IntPredicate wanted) {
        return IntStream.range(0, data.rows()).filter(wanted).toArray();
    }

    @Test
    void intervals_hold_the_last_two_readings_of_each_mouse_as_often_as_they_say() {
        DataTable all = new SimulatedStudy(60, 17).data();
        DataTable seen = rows(all, where(all, i -> i % READINGS < READINGS - HIDDEN));
        DataTable hidden = rows(all, where(all, i -> i % READINGS >= READINGS - HIDDEN));

        Predictions predicted = Predictor.of(MixedModel.fit(SimulatedStudy.modelBySd(), seen))
                .predict(hidden, PredictionTarget.reading());

        double[] y = hidden.numbers("logVolume");
        long inside = IntStream.range(0, y.length)
                .filter(i -> predicted.value(i).lower() <= y[i]
                        && y[i] <= predicted.value(i).upper())
                .count();
        assertThat(inside / (double) y.length).isBetween(0.93, 0.97);
    }

    @Test
    void new_mice_of_known_donors_are_held_as_often_as_their_intervals_say() {
        DataTable all = new SimulatedStudy(60, 18).data();
        boolean[] lastMice = new boolean[all.rows()];
        for (int i = 0; i < lastMice.length; i++) {
            lastMice[i] = i / READINGS % 8 >= 6;
        }
        DataTable seen = rows(all, where(all, i -> !lastMice[i]));
        DataTable first = rows(all, where(all, i -> lastMice[i] && i % READINGS < 3));
        DataTable later = rows(all, where(all, i -> lastMice[i] && i % READINGS == 7));

        Predictions predicted = Predictor.of(MixedModel.fit(SimulatedStudy.modelBySd(), seen))
                .observing(first)
                .predict(later, PredictionTarget.reading());

        double[] y = later.numbers("logVolume");
        long inside = IntStream.range(0, y.length)
                .filter(i -> predicted.value(i).lower() <= y[i]
                        && y[i] <= predicted.value(i).upper())
                .count();
        assertThat(inside)
                .isBetween((long) (0.89 * y.length), (long) y.length); // 120 readings: 95 % less three standard errors
    }

    @Test
    void a_new_origin_of_time_changes_no_prediction() {
        DataTable data = new SimulatedStudy(6, 21).data();
        DataTable.Builder moved = DataTable.builder();
        for (String name : data.names()) {
            if (name.equals("day")) {
                double[] day = data.numbers(name);
                moved.numbers(
                        name,
                        IntStream.range(0, day.length)
                                .mapToDouble(i -> day[i] - 15)
                                .toArray());
            } else if (data.isNumeric(name)) {
                moved.numbers(name, data.numbers(name));
            } else {
                moved.texts(name, data.texts(name));
            }
        }
        DataTable other = moved.build();

        Predictions here =
                Predictor.of(MixedModel.fit(SimulatedStudy.model(), data)).predict(data, PredictionTarget.reading());
        Predictions there =
                Predictor.of(MixedModel.fit(SimulatedStudy.model(), other)).predict(other, PredictionTarget.reading());

        for (int i = 0; i < data.rows(); i++) {
            assertThat(there.value(i).estimate()).isCloseTo(here.value(i).estimate(), within(1e-6));
            assertThat(there.value(i).standardDeviation())
                    .isCloseTo(here.value(i).standardDeviation(), within(1e-6));
        }
    }

    @Test
    void predictions_of_rows_of_the_fit_are_its_fitted_values() {
        DataTable data = new SimulatedStudy(6, 21).data();
        Fit fit = MixedModel.fit(SimulatedStudy.modelBySd(), data);

        Predictions mice = Predictor.of(fit).predict(data, PredictionTarget.group("mouse"));

        for (int i = 0; i < data.rows(); i++) {
            assertThat(mice.value(i).estimate()).isCloseTo(fit.fitted()[i], within(1e-9));
        }
    }

    @Test
    void a_model_without_random_effects_predicts_as_a_regression() {
        DataTable data = new SimulatedStudy(3, 21).data();
        Fit fit = MixedModel.fit(ModelSpec.of("logVolume", "~ day").build(), data);
        DataTable row = DataTable.builder().numbers("day", 12).build();

        PredictedValue reading = Predictor.of(fit)
                .observing(data)
                .predict(row, PredictionTarget.reading())
                .value(0);

        double se = fit.estimate(new double[] {1, 12}).standardError();
        assertThat(reading.standardDeviation()).isCloseTo(Math.hypot(se, fit.sigma()), within(1e-12));
    }
}
