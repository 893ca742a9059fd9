package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What must not change a fit, or must change it in a known way (engine.md section 11). */
class InvarianceTest {
    private static final DataTable DATA = new SimulatedStudy(12, 3).data();
    private static final Fit FIT = MixedModel.fit(SimulatedStudy.modelBySd(), DATA);

    private static DataTable rebuilt(
            DataTable data, int[] rows, DoubleUnaryOperator day, DoubleUnaryOperator y, String prefix) {
        DataTable.Builder b = DataTable.builder();
        for (String name : data.names()) {
            if (data.isNumeric(name)) {
                double[] from = data.numbers(name);
                double[] to = new double[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    double v = from[rows[i]];
                    to[i] = name.equals("day") ? day.applyAsDouble(v) : y.applyAsDouble(v);
                }
                b.numbers(name, to);
            } else {
                @Nullable String[] from = data.texts(name);
                @Nullable String[] to = new @Nullable String[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    boolean group = !name.equals("arm");
                    // a hash of the name shuffles the alphabetical order of the groups
                    String label = String.valueOf(from[rows[i]]);
                    to[i] = group && !prefix.isEmpty() ? prefix + label.hashCode() * 31 % 1009 + label : label;
                }
                b.texts(name, to);
            }
        }
        return b.build();
    }

    private static int[] inOrder(int n) {
        int[] rows = new int[n];
        java.util.Arrays.setAll(rows, i -> i);
        return rows;
    }

    private static int[] shuffled(int n) {
        int[] rows = inOrder(n);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = rows[i];
            rows[i] = rows[j];
            rows[j] = kept;
        }
        return rows;
    }

    private static void assertSameBits(Fit a, Fit b) {
        assertThat(b.logLik()).isEqualTo(a.logLik());
        assertThat(b.fixed().estimates()).isEqualTo(a.fixed().estimates());
        assertThat(b.fixed().covariance()).isEqualTo(a.fixed().covariance());
        assertThat(b.sigma()).isEqualTo(a.sigma());
        assertThat(b.kenwardRoger()).isNotEmpty().isEqualTo(a.kenwardRoger());
        assertThat(b.satterthwaite()).isNotEmpty().isEqualTo(a.satterthwaite());
        assertThat(b.variance()).isEqualTo(a.variance());
        for (int l = 0; l < a.random().size(); l++) {
            assertThat(b.random().get(l).covariance())
                    .isEqualTo(a.random().get(l).covariance());
        }
    }

    @Test
    void the_order_of_rows_and_the_names_of_groups_change_no_bit() {
        DataTable other = rebuilt(DATA, shuffled(DATA.rows()), d -> d, y -> y, "x");

        assertSameBits(FIT, MixedModel.fit(SimulatedStudy.modelBySd(), other));
    }

    @Test
    void the_number_of_threads_changes_no_bit() {
        DataTable large = new SimulatedStudy(130, 4).data(); // several blocks of work
        Fit one = MixedModel.fit(SimulatedStudy.modelBySd(), large, new FitOptions(1));

        for (int threads = 2; threads <= 8; threads++) {
            Fit many = MixedModel.fit(SimulatedStudy.modelBySd(), large, new FitOptions(threads));
            assertSameBits(one, many);
            assertThat(many.fitted()).isEqualTo(one.fitted());
        }
    }

    @Test
    void fitted_values_come_back_in_the_order_of_the_table() {
        int[] rows = shuffled(DATA.rows());
        Fit other = MixedModel.fit(SimulatedStudy.modelBySd(), rebuilt(DATA, rows, d -> d, y -> y, ""));

        for (int i = 0; i < rows.length; i++) {
            assertThat(other.fitted()[i]).isEqualTo(FIT.fitted()[rows[i]]);
            assertThat(other.residuals()[i]).isEqualTo(FIT.residuals()[rows[i]]);
        }
    }

    @Test
    void a_change_of_unit_of_the_response_scales_the_fit() {
        double c = 1.0 / 1000;
        Fit other =
                MixedModel.fit(SimulatedStudy.modelBySd(), rebuilt(DATA, inOrder(DATA.rows()), d -> d, y -> y * c, ""));
        int nu = FIT.rows() - FIT.fixed().size();

        assertThat(other.logLik()).isCloseTo(FIT.logLik() - nu * Math.log(c), within(1e-7));
        assertThat(other.sigma()).isCloseTo(FIT.sigma() * c, within(1e-8 * FIT.sigma() * c));
        for (int j = 0; j < FIT.fixed().size(); j++) {
            assertThat(other.fixed().estimate(j))
                    .isCloseTo(
                            FIT.fixed().estimate(j) * c,
                            within(1e-8 * FIT.fixed().standardError(j) * c));
        }
    }

    @Test
    void a_new_origin_of_time_keeps_the_likelihood_and_moves_the_intercept() {
        Fit other = MixedModel.fit(
                SimulatedStudy.modelBySd(), rebuilt(DATA, inOrder(DATA.rows()), d -> d - 20, y -> y, ""));

        assertThat(other.logLik()).isCloseTo(FIT.logLik(), within(1e-8));
        double[] atDay20 = {1, 20, 0, 0};
        assertThat(other.fixed().estimate("(Intercept)"))
                .isCloseTo(FIT.estimate(atDay20).estimate(), within(1e-9));
        assertThat(other.fixed().standardError(0))
                .isCloseTo(FIT.estimate(atDay20, DegreesOfFreedom.SATTERTHWAITE).standardError(), within(1e-7));
    }

    @Test
    void a_new_unit_of_time_shifts_the_restricted_likelihood_by_the_determinant() {
        Fit other =
                MixedModel.fit(SimulatedStudy.modelBySd(), rebuilt(DATA, inOrder(DATA.rows()), d -> d / 7, y -> y, ""));

        // X → XA with det A = 1/49: two columns hold the day
        assertThat(other.logLik()).isCloseTo(FIT.logLik() + Math.log(49), within(1e-7));
        assertThat(other.fixed().estimate("day")).isCloseTo(7 * FIT.fixed().estimate("day"), within(1e-8));
    }

    @Test
    void the_order_of_random_columns_does_not_matter() {
        ModelSpec slopeFirst = SimulatedStudy.modelBySd().toBuilder()
                .withoutRandom()
                .random(new RandomTerm("donor", "~ 0 + day + one", CovarianceStructure.UNSTRUCTURED))
                .random(new RandomTerm("mouse", "~ 0 + day + one", CovarianceStructure.UNSTRUCTURED))
                .build();
        double[] one = new double[DATA.rows()];
        java.util.Arrays.fill(one, 1);
        DataTable.Builder data = DataTable.builder().numbers("one", one);
        for (String name : DATA.names()) {
            if (DATA.isNumeric(name)) {
                data.numbers(name, DATA.numbers(name));
            } else {
                data.texts(name, DATA.texts(name));
            }
        }
        Fit other = MixedModel.fit(slopeFirst, data.build());

        assertThat(other.logLik()).isCloseTo(FIT.logLik(), within(1e-8));
        assertThat(other.random().get(0).standardDeviations()[0])
                .isCloseTo(FIT.random().get(0).standardDeviations()[1], within(1e-7));
    }

    @Test
    void every_donor_twice_keeps_beta_and_doubles_the_likelihood() {
        ModelSpec ml = SimulatedStudy.modelBySd().toBuilder().method(Method.ML).build();
        int n = DATA.rows();
        int[] twice = new int[2 * n];
        java.util.Arrays.setAll(twice, i -> i % n);
        DataTable doubled = rebuilt(DATA, twice, d -> d, y -> y, "");
        @Nullable String[] donor = doubled.texts("donor");
        for (int i = n; i < 2 * n; i++) {
            donor[i] = "second " + donor[i];
        }
        DataTable data = DataTable.builder()
                .texts("donor", donor)
                .texts("mouse", doubled.texts("mouse"))
                .texts("arm", doubled.texts("arm"))
                .numbers("day", doubled.numbers("day"))
                .numbers("logVolume", doubled.numbers("logVolume"))
                .build();

        Fit once = MixedModel.fit(ml, DATA);
        Fit both = MixedModel.fit(ml, data);

        assertThat(both.logLik()).isCloseTo(2 * once.logLik(), within(1e-6));
        for (int j = 0; j < once.fixed().size(); j++) {
            assertThat(both.fixed().estimate(j))
                    .isCloseTo(
                            once.fixed().estimate(j), within(1e-7 * once.fixed().standardError(j)));
            assertThat(both.fixed().standardError(j))
                    .isCloseTo(once.fixed().standardError(j) / Math.sqrt(2), within(1e-8));
        }
    }

    @Test
    void identity_equals_unstructured_for_one_column() {
        ModelSpec.Builder base = SimulatedStudy.model().toBuilder().withoutRandom();
        Fit identity = MixedModel.fit(
                base.random(new RandomTerm("donor", "~ 1", CovarianceStructure.IDENTITY))
                        .build(),
                DATA);
        Fit unstructured = MixedModel.fit(
                SimulatedStudy.model().toBuilder()
                        .withoutRandom()
                        .random(new RandomTerm("donor", "~ 1", CovarianceStructure.UNSTRUCTURED))
                        .build(),
                DATA);

        assertThat(identity.logLik()).isCloseTo(unstructured.logLik(), within(1e-9));
        assertThat(identity.parameters()).isEqualTo(unstructured.parameters());
    }

    @Test
    void a_variance_exponential_in_a_two_valued_column_equals_ident() {
        double[] treated = new double[DATA.rows()];
        @Nullable String[] arm = DATA.texts("arm");
        for (int i = 0; i < treated.length; i++) {
            treated[i] = "treated".equals(arm[i]) ? 1 : 0;
        }
        DataTable data = DataTable.builder()
                .texts("donor", DATA.texts("donor"))
                .texts("mouse", DATA.texts("mouse"))
                .texts("arm", arm)
                .numbers("day", DATA.numbers("day"))
                .numbers("logVolume", DATA.numbers("logVolume"))
                .numbers("treated", treated)
                .build();
        Fit exponential = MixedModel.fit(
                SimulatedStudy.model().toBuilder()
                        .variance(VarianceModel.exp("treated"))
                        .build(),
                data);

        assertThat(exponential.logLik()).isCloseTo(FIT.logLik(), within(1e-8));
        assertThat(Math.exp(exponential.variance().values().getOrDefault("expon", 0.0)))
                .isCloseTo(FIT.variance().values().getOrDefault("treated", 0.0), within(1e-7));
    }

    @Test
    void random_effects_sum_to_zero_when_the_fixed_part_spans_their_columns() {
        Blups donors = FIT.blups("donor").orElseThrow();
        double[] sum = new double[2];
        for (int g = 0; g < donors.ids().size(); g++) {
            sum[0] += donors.values(g)[0];
            sum[1] += donors.values(g)[1];
        }

        assertThat(sum[0]).isCloseTo(0, within(1e-10));
        assertThat(sum[1]).isCloseTo(0, within(1e-11));
    }

    @Test
    void fitted_plus_residual_is_the_response() {
        double[] y = DATA.numbers("logVolume");
        for (int i = 0; i < y.length; i++) {
            assertThat(FIT.fitted()[i] + FIT.residuals()[i]).isCloseTo(y[i], within(1e-12));
        }
    }
}
