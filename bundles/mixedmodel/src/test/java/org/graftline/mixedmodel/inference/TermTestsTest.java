package org.graftline.mixedmodel.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.InferenceUnavailableException;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mice in litters, three doses by two sexes, cells of unequal size. */
class TermTestsTest {
    private static final DataTable DATA = data();
    private static final Fit FIT = MixedModel.fit(model("none", "low", "high"), DATA);

    private static ModelSpec model(String... doses) {
        return ModelSpec.of("y", "~ dose * sex")
                .level("litter")
                .random("~ 1")
                .factor("dose", doses)
                .factor("sex", "f", "m")
                .build();
    }

    private static DataTable data() {
        SplittableRandom r = new SplittableRandom(17);
        int n = 70;
        String[] doses = {"none", "low", "high"};
        String[] litter = new String[n];
        String[] dose = new String[n];
        String[] sex = new String[n];
        double[] y = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        double[] male = new double[n];
        double[] effect = new double[10];
        for (int l = 0; l < effect.length; l++) {
            effect[l] = r.nextGaussian();
        }
        for (int i = 0; i < n; i++) {
            int l = (int) (Math.pow(r.nextDouble(), 1.5) * effect.length);
            int d = (l + (r.nextDouble() < 0.4 ? 1 : 0)) % 3;
            boolean m = r.nextDouble() < 0.35 + 0.15 * d;
            litter[i] = "L" + l;
            dose[i] = doses[d];
            sex[i] = m ? "m" : "f";
            low[i] = d == 1 ? 1 : d == 0 ? -1 : 0;
            high[i] = d == 2 ? 1 : d == 0 ? -1 : 0;
            male[i] = m ? 1 : -1;
            y[i] = effect[l] + 0.4 * d + (m && d == 2 ? 0.5 : 0) + r.nextGaussian();
        }
        return DataTable.builder()
                .texts("litter", litter)
                .texts("dose", dose)
                .texts("sex", sex)
                .numbers("y", y)
                .numbers("low", low)
                .numbers("high", high)
                .numbers("male", male)
                .build();
    }

    private static void assertSame(FTest a, FTest b) {
        assertThat(a.numeratorDf()).isEqualTo(b.numeratorDf());
        assertThat(a.f()).isCloseTo(b.f(), within(1e-6 * Math.max(1, b.f())));
        // Fai and Cornelius's degrees of freedom depend on how the rows are written, through the eigenvectors of LΦL'
        if (a.method() != DegreesOfFreedom.SATTERTHWAITE || a.numeratorDf() == 1) {
            assertThat(a.denominatorDf()).isCloseTo(b.denominatorDf(), within(1e-4 * b.denominatorDf()));
            assertThat(a.p()).isCloseTo(b.p(), within(1e-6));
        }
    }

    private static FTest test(List<TermTest> tests, String term) {
        return tests.stream()
                .filter(t -> t.term().equals(term))
                .findFirst()
                .flatMap(TermTest::test)
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(DegreesOfFreedom.class)
    void type_three_is_what_sum_to_zero_columns_test(DegreesOfFreedom method) {
        Fit sums = MixedModel.fit(
                ModelSpec.of("y", "~ low + high + male + low:male + high:male")
                        .level("litter")
                        .random("~ 1")
                        .build(),
                DATA);

        double[] dose = {0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0};
        double[] sex = {0, 0, 0, 1, 0, 0};
        double[] both = {0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1};
        assertSame(test(FIT.typeThree(method), "dose"), sums.joint(Matrix.of(2, 6, dose), method));
        assertSame(test(FIT.typeThree(method), "sex"), sums.joint(Matrix.of(1, 6, sex), method));
        assertSame(test(FIT.typeThree(method), "dose:sex"), sums.joint(Matrix.of(2, 6, both), method));
    }

    @Test
    void type_three_does_not_depend_on_the_baseline() {
        Fit other = MixedModel.fit(model("high", "none", "low"), DATA);

        for (String term : FIT.terms().names()) {
            assertSame(test(FIT.typeThree(), term), test(other.typeThree(), term));
        }
    }

    @Test
    void the_last_term_has_the_same_sequential_and_type_three_test() {
        assertSame(test(FIT.sequential(), "dose:sex"), test(FIT.typeThree(), "dose:sex"));
        assertThat(test(FIT.sequential(), "dose").f())
                .isNotCloseTo(test(FIT.typeThree(), "dose").f(), within(1e-3));
    }

    @Test
    void a_square_of_t_is_the_f_of_one_row() {
        double[] row = {0, 1, 0, 0, 0.5, 0};
        for (DegreesOfFreedom method : DegreesOfFreedom.values()) {
            FTest f = FIT.joint(Matrix.of(1, 6, row), method);
            double t = FIT.estimate(row, method).t();
            assertThat(f.f()).isCloseTo(t * t, within(1e-9 * t * t));
            assertThat(f.denominatorDf()).isCloseTo(FIT.estimate(row, method).df(), within(1e-9 * f.denominatorDf()));
            assertThat(f.p()).isCloseTo(FIT.estimate(row, method).p(), within(1e-9));
        }
    }

    @Test
    void rows_that_repeat_others_count_once() {
        Matrix three = Matrix.of(3, 6, new double[] {0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, -1, 0, 0, 0});
        Matrix two = Matrix.of(2, 6, new double[] {0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0});

        assertSame(FIT.joint(three), FIT.joint(two));
    }

    @Test
    void a_change_of_unit_changes_no_degree_of_freedom() {
        double[] y = DATA.numbers("y");
        for (int i = 0; i < y.length; i++) {
            y[i] *= 1000;
        }
        DataTable inThousandths = DataTable.builder()
                .texts("litter", DATA.texts("litter"))
                .texts("dose", DATA.texts("dose"))
                .texts("sex", DATA.texts("sex"))
                .numbers("y", y)
                .build();
        Fit other = MixedModel.fit(model("none", "low", "high"), inThousandths);

        for (int j = 0; j < FIT.fixed().size(); j++) {
            assertThat(other.kenwardRoger().get(j).df())
                    .isCloseTo(FIT.kenwardRoger().get(j).df(), within(1e-5));
            assertThat(other.kenwardRoger().get(j).standardError())
                    .isCloseTo(1000 * FIT.kenwardRoger().get(j).standardError(), within(1e-4));
            assertThat(other.satterthwaite().get(j).df())
                    .isCloseTo(FIT.satterthwaite().get(j).df(), within(1e-3));
        }
    }

    @Test
    void maximum_likelihood_has_no_kenward_roger_and_says_so() {
        Fit ml = MixedModel.fit(
                model("none", "low", "high").toBuilder().method(Method.ML).build(), DATA);

        assertThat(ml.kenwardRoger()).isEmpty();
        assertThat(ml.unavailable(DegreesOfFreedom.KENWARD_ROGER).orElseThrow()).contains("fit by REML");
        assertThat(ml.degreesOfFreedom()).isEqualTo(DegreesOfFreedom.SATTERTHWAITE);
        assertThatThrownBy(() -> ml.typeThree(DegreesOfFreedom.KENWARD_ROGER))
                .isInstanceOf(InferenceUnavailableException.class)
                .hasMessageContaining("fit by REML");
    }

    /** Groups alike beyond noise: the variance between them is 0, drops out, and Student's test of one sample remains. */
    @Test
    void a_variance_at_zero_takes_no_part_in_the_degrees_of_freedom() {
        double[] y = new double[40];
        String[] group = new String[y.length];
        for (int i = 0; i < y.length; i++) {
            group[i] = "G" + i / 4;
            y[i] = 5 + (i % 4) + 0.01 * (i / 4 % 2);
        }
        Fit fit = MixedModel.fit(
                ModelSpec.of("y", "~ 1").level("group").random("~ 1").build(),
                DataTable.builder().texts("group", group).numbers("y", y).build());

        assertThat(fit.singular()).isTrue();
        assertThat(fit.droppedDirections())
                .containsExactly("Level 'group': the standard deviation of '(Intercept)' is 0.");
        assertThat(fit.kenwardRoger().get(0).df()).isCloseTo(39, within(1e-6));
        assertThat(fit.satterthwaite().get(0).df()).isCloseTo(39, within(1e-6));
        assertThat(fit.kenwardRoger().get(0).standardError()).isCloseTo(fit.sigma() / Math.sqrt(40), within(1e-9));
    }

    @Test
    void leaving_small_sample_tests_out_changes_no_estimate() {
        Fit bare = MixedModel.fit(model("none", "low", "high"), DATA, new FitOptions(1).withoutSmallSampleTests());

        assertThat(bare.logLik()).isEqualTo(FIT.logLik());
        assertThat(bare.fixed().covariance()).isEqualTo(FIT.fixed().covariance());
        assertThat(bare.degreesOfFreedom()).isEqualTo(DegreesOfFreedom.CONTAINMENT);
        assertThat(bare.unavailable(DegreesOfFreedom.SATTERTHWAITE)).isPresent();
    }

    @Test
    void means_over_the_other_factor_weigh_its_levels_equally() {
        EstimateFamily doses = ReferenceGrid.of(FIT).means("dose");
        EstimateFamily cells = ReferenceGrid.of(FIT).means("dose", "sex");

        for (int d = 0; d < 3; d++) {
            assertThat(doses.estimates().get(d).estimate())
                    .isCloseTo(
                            (cells.estimates().get(d).estimate()
                                            + cells.estimates().get(d + 3).estimate())
                                    / 2,
                            within(1e-12));
        }
        assertThat(cells.names()).containsExactly("none f", "low f", "high f", "none m", "low m", "high m");
    }

    @Test
    void tukey_is_refused_for_anything_but_all_pairs() {
        EstimateFamily means = ReferenceGrid.of(FIT).means("dose");

        assertThatThrownBy(() -> means.estimates(Adjustment.TUKEY))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("pairwise()");
        assertThatThrownBy(() -> means.versus("none").estimates(Adjustment.TUKEY))
                .isInstanceOf(InvalidModelException.class);
    }

    @Test
    void the_joint_test_of_all_pairs_is_the_type_three_test() {
        assertSame(ReferenceGrid.of(FIT).means("dose").pairwise().joint(), test(FIT.typeThree(), "dose"));
    }

    @Test
    void adjusted_p_values_are_ordered() {
        EstimateFamily pairs = ReferenceGrid.of(FIT).means("dose").pairwise();
        for (int i = 0; i < 3; i++) {
            double none = pairs.estimates().get(i).p();
            double holm = pairs.estimates(Adjustment.HOLM).get(i).p();
            double bonferroni = pairs.estimates(Adjustment.BONFERRONI).get(i).p();
            double exact = pairs.estimates(Adjustment.DUNNETT).get(i).p();
            assertThat(none).isLessThanOrEqualTo(holm);
            assertThat(holm).isLessThanOrEqualTo(bonferroni);
            assertThat(exact).isBetween(none, bonferroni);
        }
    }
}
