package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.internal.simulation.NormalDeviates;
import org.graftline.mixedmodel.likelihood.BootstrapPlan;
import org.graftline.mixedmodel.likelihood.BootstrapTest;
import org.graftline.mixedmodel.likelihood.LikelihoodProfile;
import org.graftline.mixedmodel.likelihood.ProfileInterval;
import org.junit.jupiter.api.Test;

class ParametricBootstrapTest {
    private static final ModelSpec NONE =
            ModelSpec.of("y", "~ 1").level("group").build();
    private static final ModelSpec GROUPS =
            ModelSpec.of("y", "~ 1").level("group").random("~ 1").build();

    private static DataTable oneWay(int groups, int size, double between) {
        SplittableRandom r = new SplittableRandom(12);
        double[] y = new double[groups * size];
        String[] group = new String[groups * size];
        for (int g = 0; g < groups; g++) {
            double b = between * r.nextGaussian();
            for (int i = 0; i < size; i++) {
                y[g * size + i] = b + r.nextGaussian();
                group[g * size + i] = "g" + g;
            }
        }
        return DataTable.builder().texts("group", group).numbers("y", y).build();
    }

    @Test
    void in_a_balanced_layout_p_is_that_of_the_exact_f_test() {
        int groups = 8;
        int size = 4;
        DataTable data = oneWay(groups, size, 0.2);
        Fit small = MixedModel.fit(NONE, data);
        Fit large = MixedModel.fit(GROUPS, data);

        BootstrapTest test =
                LikelihoodInference.bootstrap(small, large, data, new BootstrapPlan(999, 5), new FitOptions(2));

        // The statistic rises with F = MSB/MSE, whose law is known (Herbach 1959); above F = 1 both tests are the same.
        double p = exactF(data, groups, size);
        assertThat(p).isBetween(0.001, 0.4);
        assertThat(test.unsettled()).isZero();
        assertThat(test.p()).isCloseTo(p, within(3 * Math.sqrt(p * (1 - p) / 1000)));
        assertThat(test.sentence()).contains("of 999 studies");
    }

    private static double exactF(DataTable data, int groups, int size) {
        double[] y = data.numbers("y");
        double grand = 0;
        for (double v : y) {
            grand += v / y.length;
        }
        double between = 0;
        double within = 0;
        for (int g = 0; g < groups; g++) {
            double mean = 0;
            for (int i = 0; i < size; i++) {
                mean += y[g * size + i] / size;
            }
            between += size * (mean - grand) * (mean - grand);
            for (int i = 0; i < size; i++) {
                within += (y[g * size + i] - mean) * (y[g * size + i] - mean);
            }
        }
        int df = groups * (size - 1);
        double f = between / (groups - 1) / (within / df);
        return 1
                - new org.apache.commons.math3.distribution.FDistribution(null, groups - 1, df)
                        .cumulativeProbability(f);
    }

    @Test
    void the_number_of_threads_and_the_order_of_rows_change_nothing() {
        DataTable data = new SimulatedStudy(4, 2).data();
        ModelSpec small = SimulatedStudy.model().toBuilder()
                .withoutRandom()
                .random(new RandomTerm("donor", "~ 1", CovarianceStructure.UNSTRUCTURED))
                .random(new RandomTerm("mouse", "~ day", CovarianceStructure.UNSTRUCTURED))
                .build();
        Fit a = MixedModel.fit(small, data);
        Fit b = MixedModel.fit(SimulatedStudy.model(), data);
        BootstrapPlan plan = new BootstrapPlan(39, 77);

        BootstrapTest one = LikelihoodInference.bootstrap(a, b, data, plan, new FitOptions(1));
        BootstrapTest three = LikelihoodInference.bootstrap(a, b, data, plan, new FitOptions(3));

        assertThat(three).isEqualTo(one);
        DataTable reversed = reversed(data);
        BootstrapTest backwards = LikelihoodInference.bootstrap(
                MixedModel.fit(small, reversed),
                MixedModel.fit(SimulatedStudy.model(), reversed),
                reversed,
                plan,
                new FitOptions(2));
        assertThat(backwards).isEqualTo(one);
    }

    private static DataTable reversed(DataTable data) {
        DataTable.Builder out = DataTable.builder();
        for (String name : data.names()) {
            if (data.isNumeric(name)) {
                double[] column = data.numbers(name);
                double[] back = new double[column.length];
                for (int i = 0; i < back.length; i++) {
                    back[i] = column[column.length - 1 - i];
                }
                out.numbers(name, back);
            } else {
                List<String> column = new ArrayList<>(Arrays.asList(data.texts(name)));
                Collections.reverse(column);
                out.texts(name, column.toArray(String[]::new));
            }
        }
        return out.build();
    }

    @Test
    void a_statistic_of_zero_has_p_one() {
        DataTable data = ProfileBoundaryTest.equalGroups(6, 5);
        Fit small = MixedModel.fit(NONE, data);
        Fit large = MixedModel.fit(GROUPS, data);
        assertThat(large.singular()).isTrue();

        assertThat(LikelihoodInference.compare(small, large).p()).isEqualTo(1);
        assertThat(LikelihoodInference.bootstrap(small, large, data, new BootstrapPlan(19, 1), new FitOptions(1))
                        .p())
                .isEqualTo(1);
    }

    @Test
    void simulated_residuals_have_the_correlation_and_the_spread_of_the_fit() {
        DataTable data = new SimulatedStudy(40, 3).data();
        ModelSpec spec = ModelSpec.of("logVolume", "~ day * arm")
                .level("donor")
                .random("~ 1")
                .level("mouse")
                .random("~ 1")
                .factor("arm", "control", "treated")
                .correlation(CorrelationModel.ar1(null))
                .build();
        Fit fit = MixedModel.fit(spec, data);
        double phi = fit.correlation().getOrDefault("Phi", Double.NaN);
        assertThat(phi).isGreaterThan(0.2);
        PreparedModel model = PreparedModel.of(spec, data);

        double[] y = new ParametricBootstrap(model, fit, model).response(new NormalDeviates(1, 0));

        PreparedModel simulated = model.withResponse(y);
        DataTable.Builder table = DataTable.builder()
                .texts("donor", data.texts("donor"))
                .texts("mouse", data.texts("mouse"))
                .texts("arm", data.texts("arm"))
                .numbers("day", data.numbers("day"));
        double[] byRow = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            byRow[simulated.index.order()[i]] = y[i];
        }
        Fit again = MixedModel.fit(spec, table.numbers("logVolume", byRow).build());
        LikelihoodProfile profile = LikelihoodInference.profile(again, table.build());
        assertHolds(profile, "Phi", phi);
        assertHolds(profile, "sigma", fit.sigma());
        assertHolds(
                profile,
                "sd mouse (Intercept)",
                fit.random("mouse").orElseThrow().standardDeviations()[0]);
        assertHolds(
                profile,
                "sd donor (Intercept)",
                fit.random("donor").orElseThrow().standardDeviations()[0]);
    }

    private static void assertHolds(LikelihoodProfile profile, String name, double truth) {
        ProfileInterval interval = profile.interval(name).orElseThrow();
        double room = (interval.upper() - interval.lower()) / 4; // three standard errors on either side
        assertThat(truth).as(name).isBetween(interval.lower() - room, interval.upper() + room);
    }

    @Test
    void fewer_studies_than_the_five_percent_point_needs_are_refused() {
        assertThatThrownBy(() -> new BootstrapPlan(18, 1)).hasMessageContaining("bootstrap of 18 replicates");
    }
}
