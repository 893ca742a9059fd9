package org.graftline.mixedmodel.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.SimulatedStudy;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Readings whose residuals are correlated with earlier ones, against n×n algebra on all readings. */
class CorrelatedPredictionTest {
    private static final DataTable DATA = drifting(new SimulatedStudy(3, 5).data());

    /** The study with a drift on top of every mouse: what is high today is high in three days too. */
    private static DataTable drifting(DataTable data) {
        SplittableRandom random = new SplittableRandom(2);
        double[] y = data.numbers("logVolume");
        double drift = 0;
        for (int i = 0; i < y.length; i++) {
            boolean same = i > 0 && String.valueOf(data.texts("mouse")[i]).equals(data.texts("mouse")[i - 1]);
            drift = (same ? 0.6 * drift : 0) + 0.25 * random.nextGaussian();
            y[i] += drift;
        }
        return DataTable.builder()
                .texts("donor", data.texts("donor"))
                .texts("mouse", data.texts("mouse"))
                .texts("arm", data.texts("arm"))
                .numbers("day", data.numbers("day"))
                .numbers("logVolume", y)
                .build();
    }

    /** Further readings: of a mouse of the fit, of two new mice of a known donor, of a new donor. */
    private static final DataTable READINGS = rows(
            new String[] {"D1002", "D1002", "D1002", "D1002", "X", "D1002"},
            new String[] {"M3", "M77", "M77", "M90", "M1", "M3"},
            new String[] {"treated", "control", "control", "treated", "treated", "treated"},
            new double[] {36, 2, 5, 4, 1, 41},
            new double[] {6.4, 5.9, 6.2, 5.0, 4.2, 6.1});

    private static final DataTable NEW = rows(
            new String[] {"D1002", "D1002", "D1001", "X", "D1002"},
            new String[] {"M3", "M77", "M78", "M1", "M4"},
            new String[] {"treated", "control", "treated", "treated", "control"},
            new double[] {45, 7, 25, 5, 10.5},
            new double[5]);

    private static DataTable rows(String[] donor, String[] mouse, String[] arm, double[] day, double[] y) {
        return DataTable.builder()
                .texts("donor", donor)
                .texts("mouse", mouse)
                .texts("arm", arm)
                .numbers("day", day)
                .numbers("logVolume", y)
                .build();
    }

    private static ModelSpec.Builder model() {
        return ModelSpec.of("logVolume", "~ day * arm").factor("arm", "control", "treated");
    }

    private static ModelSpec.Builder withDonor() {
        return model().level("donor").random("~ 1").level("mouse");
    }

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(
                        "mouse and car1",
                        withDonor()
                                .random("~ 1")
                                .correlation(CorrelationModel.car1("day", null))
                                .variance(VarianceModel.ident("arm"))
                                .build()),
                Arguments.of(
                        "donor and car1 in mice",
                        withDonor()
                                .correlation(CorrelationModel.car1("day", "mouse"))
                                .build()),
                Arguments.of(
                        "ar1 by the order of rows",
                        withDonor()
                                .random("~ 1")
                                .correlation(CorrelationModel.ar1(null))
                                .build()),
                Arguments.of(
                        "compound symmetry in mice",
                        withDonor()
                                .correlation(CorrelationModel.compoundSymmetry("mouse"))
                                .variance(VarianceModel.exp("day"))
                                .build()),
                Arguments.of(
                        "a negative correlation",
                        withDonor()
                                .random("~ day")
                                .correlation(new CorrelationModel.CompoundSymmetry("mouse", -0.04))
                                .build()),
                Arguments.of(
                        "no random effects",
                        model().level("donor")
                                .level("mouse")
                                .correlation(CorrelationModel.car1("day", null))
                                .build()));
    }

    /** All readings of some tables as matrices. */
    private static final class Dense {
        final Fit fit;
        final List<String> donor = new ArrayList<>();
        final List<String> mouse = new ArrayList<>();
        final List<double[]> x = new ArrayList<>();
        final List<Double> day = new ArrayList<>();
        final List<Double> order = new ArrayList<>();
        final List<Double> sd = new ArrayList<>();
        final List<Double> y = new ArrayList<>();

        Dense(Fit fit, DataTable... tables) {
            this.fit = fit;
            for (DataTable table : tables) {
                for (int i = 0; i < table.rows(); i++) {
                    add(table, i);
                }
            }
        }

        /** A row; {@code y} counts only where it is taken to be seen. */
        void add(DataTable table, int row) {
            String path = table.texts("donor")[row] + "/" + table.texts("mouse")[row];
            double treated = "treated".equals(table.texts("arm")[row]) ? 1 : 0;
            double t = table.numbers("day")[row];
            order.add((double) mouse.stream().filter(path::equals).count());
            donor.add(String.valueOf(table.texts("donor")[row]));
            mouse.add(path);
            x.add(new double[] {1, t, treated, treated * t});
            day.add(t);
            y.add(table.numbers("logVolume")[row]);
            sd.add(fit.sigma()
                    * (treated == 1 ? fit.variance().values().getOrDefault("treated", 1.0) : 1)
                    * Math.exp(fit.variance().values().getOrDefault("expon", 0.0) * t));
        }

        double groups(int i, int j) {
            double sum = 0;
            for (int l = 0; l < fit.random().size(); l++) {
                List<String> path = l == 0 ? donor : mouse;
                if (path.get(i).equals(path.get(j))) {
                    Matrix g = fit.random().get(l).covariance();
                    double[] a = {1, day.get(i)};
                    double[] b = {1, day.get(j)};
                    for (int r = 0; r < g.rows(); r++) {
                        for (int c = 0; c < g.rows(); c++) {
                            sum += a[r] * g.get(r, c) * b[c];
                        }
                    }
                }
            }
            return sum;
        }

        double rho(int i, int j) {
            if (i == j || !mouse.get(i).equals(mouse.get(j))) {
                return i == j ? 1 : 0;
            }
            double parameter = fit.correlation().values().iterator().next();
            if (fit.spec().correlation() instanceof CorrelationModel.CompoundSymmetry) {
                return parameter;
            }
            List<Double> time = fit.spec().correlation() instanceof CorrelationModel.Autoregressive ? order : day;
            return Math.pow(parameter, Math.abs(time.get(i) - time.get(j)));
        }

        RealMatrix v(int n) {
            RealMatrix v = new Array2DRowRealMatrix(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    v.setEntry(i, j, groups(i, j) + rho(i, j) * sd.get(i) * sd.get(j));
                }
            }
            return v;
        }

        /** Mean and covariance of some numbers given the first n readings, from their covariances with them. */
        RealMatrix[] given(int n, RealMatrix own, RealMatrix c, RealMatrix xOwn) {
            RealMatrix inverse = new LUDecomposition(v(n)).getSolver().getInverse();
            RealMatrix xSeen = new Array2DRowRealMatrix(
                    IntStream.range(0, n).mapToObj(x::get).toArray(double[][]::new));
            RealVector beta = new ArrayRealVector(fit.fixed().estimates());
            RealVector gap = new ArrayRealVector(
                            y.stream().limit(n).mapToDouble(v -> v).toArray())
                    .subtract(xSeen.operate(beta));
            RealMatrix k = c.multiply(inverse);
            RealMatrix j = xOwn.subtract(k.multiply(xSeen));
            RealMatrix phi = new Array2DRowRealMatrix(fit.fixed().covariance().toArray());
            RealMatrix covariance =
                    own.subtract(k.multiply(c.transpose())).add(j.multiply(phi).multiply(j.transpose()));
            RealMatrix mean = new Array2DRowRealMatrix(
                    xOwn.operate(beta).add(k.operate(gap)).toArray());
            return new RealMatrix[] {mean, covariance};
        }

        /** A reading at the last row, given all before it. */
        RealMatrix[] lastReading() {
            int n = y.size() - 1;
            RealMatrix own = new Array2DRowRealMatrix(new double[][] {{groups(n, n) + sd.get(n) * sd.get(n)}});
            RealMatrix c = new Array2DRowRealMatrix(1, n);
            for (int i = 0; i < n; i++) {
                c.setEntry(0, i, groups(n, i) + rho(n, i) * sd.get(n) * sd.get(i));
            }
            return given(n, own, c, new Array2DRowRealMatrix(new double[][] {x.get(n)}));
        }
    }

    private static void assertAgrees(Predictor predictor, Fit fit, DataTable... seen) {
        Predictions readings = predictor.predict(NEW, PredictionTarget.reading());
        for (int i = 0; i < NEW.rows(); i++) {
            Dense dense = new Dense(fit, seen);
            dense.add(NEW, i);
            RealMatrix[] expected = dense.lastReading();
            assertThat(readings.value(i).estimate())
                    .as("mean of row %d", i)
                    .isCloseTo(expected[0].getEntry(0, 0), within(1e-8));
            assertThat(readings.value(i).standardDeviation())
                    .as("sd of row %d", i)
                    .isCloseTo(Math.sqrt(expected[1].getEntry(0, 0)), within(1e-8));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void a_reading_is_predicted_from_all_readings_as_dense_algebra_does(String name, ModelSpec spec) {
        Fit fit = MixedModel.fit(spec, DATA);

        assertAgrees(Predictor.of(fit, DATA), fit, DATA);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void further_readings_move_it_as_dense_algebra_does(String name, ModelSpec spec) {
        Fit fit = MixedModel.fit(spec, DATA);

        assertAgrees(Predictor.of(fit, DATA).observing(READINGS), fit, DATA, READINGS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void two_readings_together_have_the_covariance_of_dense_algebra(String name, ModelSpec spec) {
        Fit fit = MixedModel.fit(spec, DATA);
        DataTable ends = rows(
                new String[] {"D1002", "D1002"},
                new String[] {"M3", "M3"},
                new String[] {"treated", "treated"},
                new double[] {42, 44},
                new double[2]);
        Dense dense = new Dense(fit, DATA, ends);
        int n = DATA.rows();
        RealMatrix c = new Array2DRowRealMatrix(2, n);
        RealMatrix own = new Array2DRowRealMatrix(2, 2);
        for (int r = 0; r < 2; r++) {
            for (int i = 0; i < n + 2; i++) {
                double v = dense.groups(n + r, i) + dense.rho(n + r, i) * dense.sd.get(n + r) * dense.sd.get(i);
                if (i < n) {
                    c.setEntry(r, i, v);
                } else {
                    own.setEntry(r, i - n, v);
                }
            }
        }
        RealMatrix[] both =
                dense.given(n, own, c, new Array2DRowRealMatrix(new double[][] {dense.x.get(n), dense.x.get(n + 1)}));
        double limit = both[0].getEntry(1, 0) + 0.2;
        double expected = new org.graftline.mixedmodel.internal.prediction.TwoTimes(
                        both[0].getEntry(0, 0),
                        both[0].getEntry(1, 0),
                        both[1].getEntry(0, 0),
                        both[1].getEntry(1, 1),
                        both[1].getEntry(0, 1))
                .eitherAbove(limit, Double.POSITIVE_INFINITY);

        Forecaster mouse = Forecaster.of(
                Predictor.of(fit, DATA),
                DataTable.builder()
                        .texts("donor", "D1002")
                        .texts("mouse", "M3")
                        .texts("arm", "treated")
                        .build(),
                "day");

        assertThat(mouse.risk(ThresholdEvent.READING_BY, limit, 42, 44)).isCloseTo(expected, within(1e-7));
    }

    @Test
    void readings_observed_one_after_the_other_say_the_same_as_at_once() {
        Fit fit = MixedModel.fit(
                withDonor()
                        .random("~ 1")
                        .correlation(CorrelationModel.car1("day", null))
                        .build(),
                DATA);
        Predictor stepwise = Predictor.of(fit, DATA);
        for (int i = READINGS.rows() - 1; i >= 0; i--) {
            stepwise = stepwise.observing(rows(
                    new String[] {String.valueOf(READINGS.texts("donor")[i])},
                    new String[] {String.valueOf(READINGS.texts("mouse")[i])},
                    new String[] {String.valueOf(READINGS.texts("arm")[i])},
                    new double[] {READINGS.numbers("day")[i]},
                    new double[] {READINGS.numbers("logVolume")[i]}));
        }
        Predictions a = Predictor.of(fit, DATA).observing(READINGS).predict(NEW, PredictionTarget.reading());
        Predictions b = stepwise.predict(NEW, PredictionTarget.reading());

        for (int i = 0; i < NEW.rows(); i++) {
            assertThat(b.value(i).estimate()).isCloseTo(a.value(i).estimate(), within(1e-9));
            assertThat(b.value(i).standardDeviation()).isCloseTo(a.value(i).standardDeviation(), within(1e-9));
        }
    }

    @Test
    void a_reading_whose_spread_follows_its_curve_is_the_mean_over_the_curve_and_its_residual() {
        Fit fit = MixedModel.fit(
                withDonor()
                        .random("~ 1")
                        .correlation(CorrelationModel.car1("day", null))
                        .variance(VarianceModel.powerOfFitted())
                        .build(),
                DATA);
        Dense dense = new Dense(fit, DATA);
        double[] sd = fit.residualStandardDeviations();
        for (int i = 0; i < sd.length; i++) {
            dense.sd.set(i, sd[i]);
        }
        dense.add(NEW, 0);
        int n = sd.length;
        RealMatrix own = new Array2DRowRealMatrix(new double[][] {{dense.groups(n, n), 0}, {0, 1}});
        RealMatrix c = new Array2DRowRealMatrix(2, n);
        for (int i = 0; i < n; i++) {
            c.setEntry(0, i, dense.groups(n, i));
            c.setEntry(1, i, dense.rho(n, i) * sd[i]);
        }
        RealMatrix[] both =
                dense.given(n, own, c, new Array2DRowRealMatrix(new double[][] {dense.x.get(n), new double[4]}));
        double f0 = both[0].getEntry(0, 0);
        double vf = both[1].getEntry(0, 0);
        double slope = both[1].getEntry(0, 1) / vf;
        double left = both[1].getEntry(1, 1) - slope * both[1].getEntry(0, 1);
        double power = fit.variance().values().getOrDefault("power", Double.NaN);
        double mean = 0;
        double square = 0;
        int steps = 20000;
        for (int k = 0; k < steps; k++) {
            double z = -8 + 16.0 * (k + 0.5) / steps;
            double f = f0 + z * Math.sqrt(vf);
            double s = fit.sigma() * Math.pow(Math.abs(f), power);
            double center = f + s * (both[0].getEntry(1, 0) + slope * (f - f0));
            double weight = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * 16 / steps;
            mean += weight * center;
            square += weight * (center * center + s * s * left);
        }

        PredictedValue reading =
                Predictor.of(fit, DATA).predict(NEW, PredictionTarget.reading()).value(0);

        assertThat(both[0].getEntry(1, 0))
                .as("something is known of the residual")
                .isNotCloseTo(0, within(1e-3));
        assertThat(reading.estimate()).isCloseTo(mean, within(1e-6));
        assertThat(reading.standardDeviation()).isCloseTo(Math.sqrt(square - mean * mean), within(1e-6));
    }

    private static final Fit CAR1 = MixedModel.fit(
            withDonor()
                    .random("~ 1")
                    .correlation(CorrelationModel.car1("day", null))
                    .build(),
            DATA);

    @Test
    void without_the_table_of_the_fit_its_groups_are_refused_and_new_ones_predicted() {
        DataTable other = rows(
                new String[] {"Z"}, new String[] {"Z"}, new String[] {"control"}, new double[] {12}, new double[1]);

        assertThatThrownBy(() -> Predictor.of(CAR1).predict(NEW, PredictionTarget.reading()))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContainingAll("'D1002/M3'", "Predictor.of(fit, table)");
        assertThat(Predictor.of(CAR1)
                        .predict(other, PredictionTarget.reading())
                        .value(0)
                        .estimate())
                .isFinite();
        assertThat(Predictor.of(CAR1)
                        .predict(NEW, PredictionTarget.group("mouse"))
                        .value(0)
                        .estimate())
                .isFinite();
    }

    @Test
    void another_table_than_that_of_the_fit_is_refused() {
        assertThatThrownBy(() -> Predictor.of(CAR1, READINGS))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("The fit has seen a table of");
    }

    @Test
    void a_second_reading_at_one_time_is_refused() {
        DataTable again = rows(
                new String[] {"D1002"},
                new String[] {"M3"},
                new String[] {"treated"},
                new double[] {DATA.numbers("day")[0]},
                new double[] {6});

        assertThatThrownBy(() -> Predictor.of(CAR1, DATA).observing(again))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContainingAll("Row 1", "'D1002/M3'", "second reading");
    }
}
