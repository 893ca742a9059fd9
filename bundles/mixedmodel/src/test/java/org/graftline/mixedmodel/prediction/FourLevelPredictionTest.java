package org.graftline.mixedmodel.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.ModelSpec;
import org.junit.jupiter.api.Test;

/** Donor, cage and mouse around each reading: a chain of three conditional laws, against n×n algebra. */
class FourLevelPredictionTest {
    private final List<String> donor = new ArrayList<>();
    private final List<String> cage = new ArrayList<>();
    private final List<String> mouse = new ArrayList<>();
    private final List<Double> day = new ArrayList<>();
    private final List<Double> y = new ArrayList<>();

    private void add(String d, String c, String m, double t, double value) {
        donor.add(d);
        cage.add(c);
        mouse.add(m);
        day.add(t);
        y.add(value);
    }

    private DataTable taken() {
        DataTable table = DataTable.builder()
                .texts("donor", donor.toArray(String[]::new))
                .texts("cage", cage.toArray(String[]::new))
                .texts("mouse", mouse.toArray(String[]::new))
                .numbers("day", day.stream().mapToDouble(v -> v).toArray())
                .numbers("y", y.stream().mapToDouble(v -> v).toArray())
                .build();
        List.of(donor, cage, mouse, day, y).forEach(List::clear);
        return table;
    }

    private DataTable study() {
        SplittableRandom random = new SplittableRandom(4);
        for (int d = 0; d < 12; d++) {
            double a = random.nextGaussian();
            double slope = 0.2 * random.nextGaussian();
            for (int c = 0; c < 3; c++) {
                double b = 0.7 * random.nextGaussian();
                for (int m = 0; m < 2 + (c + d) % 2; m++) {
                    double e = 0.6 * random.nextGaussian();
                    for (int t = 0; t < 3 + m; t++) {
                        double value = 5 + a + b + e + (0.4 + slope) * t + 0.3 * random.nextGaussian();
                        add("d" + d, "c" + c, "m" + m, t, value);
                    }
                }
            }
        }
        return taken();
    }

    private static List<DensePrediction.Row> dense(Fit fit, DataTable table) {
        List<DensePrediction.Row> out = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            double t = table.numbers("day")[i];
            String d = String.valueOf(table.texts("donor")[i]);
            String c = d + "/" + table.texts("cage")[i];
            out.add(new DensePrediction.Row(
                    new double[] {1, t},
                    new double[][] {{1, t}, {1}, {1}},
                    new String[] {d, c, c + "/" + table.texts("mouse")[i]},
                    table.numbers("y")[i],
                    fit.sigma()));
        }
        return out;
    }

    @Test
    void every_kind_of_group_is_predicted_before_and_after_new_readings_as_dense_algebra_does() {
        DataTable data = study();
        Fit fit = MixedModel.fit(
                ModelSpec.of("y", "~ day")
                        .level("donor")
                        .random("~ day")
                        .level("cage")
                        .random("~ 1")
                        .level("mouse")
                        .random("~ 1")
                        .build(),
                data);
        add("d2", "c1", "m0", 7, 0);
        add("d2", "c1", "m9", 2, 0);
        add("d2", "c9", "m0", 2, 0);
        add("d9", "c0", "m0", 2, 0);
        DataTable asked = taken();
        add("d2", "c1", "m9", 1, 7);
        add("d2", "c2", "m1", 6, 8);
        add("d2", "c9", "m5", 0, 4);
        add("d9", "c0", "m0", 0, 6);
        DataTable readings = taken();
        List<DensePrediction.Row> all = dense(fit, data);

        assertAgrees(fit, Predictor.of(fit), new DensePrediction(fit, all), asked);
        all.addAll(dense(fit, readings));
        assertAgrees(fit, Predictor.of(fit).observing(readings), new DensePrediction(fit, all), asked);
    }

    private static void assertAgrees(Fit fit, Predictor predictor, DensePrediction dense, DataTable asked) {
        List<DensePrediction.Row> rows = dense(fit, asked);
        List<String> levels = List.of("donor", "cage", "mouse");
        for (int depth = 1; depth <= levels.size(); depth++) {
            Predictions p = predictor.predict(asked, PredictionTarget.group(levels.get(depth - 1)));
            for (int i = 0; i < rows.size(); i++) {
                DensePrediction.Answer answer = dense.curve(rows.get(i), depth);
                assertThat(p.value(i).estimate()).isCloseTo(answer.mean(), within(1e-9));
                assertThat(p.value(i).standardDeviation()).isCloseTo(Math.sqrt(answer.all()), within(1e-9));
            }
        }
    }
}
