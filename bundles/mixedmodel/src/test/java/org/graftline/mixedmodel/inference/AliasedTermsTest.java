package org.graftline.mixedmodel.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InferenceUnavailableException;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.ModelSpec;
import org.junit.jupiter.api.Test;

/** Tests of terms where a combination of factors does not occur or a column repeats others. */
class AliasedTermsTest {
    private static final String[] DOSE = {"none", "low", "high"};
    /** Unbalanced readings of mice of three doses and two sexes; no female has the high dose. */
    private static final DataTable DATA = study();

    private static DataTable study() {
        SplittableRandom random = new SplittableRandom(9);
        int n = 120;
        String[] mouse = new String[n];
        String[] dose = new String[n];
        String[] sex = new String[n];
        double[] day = new double[n];
        double[] week = new double[n];
        double[] y = new double[n];
        double effect = 0;
        for (int i = 0; i < n; i++) {
            int m = i / 5;
            effect = i % 5 == 0 ? random.nextGaussian() : effect;
            int d = m % 3;
            boolean female = d != 2 && m % 5 < 2;
            mouse[i] = "m" + m;
            dose[i] = DOSE[d];
            sex[i] = female ? "f" : "m";
            day[i] = i % 5 + (m % 4 == 0 ? 0.5 : 0);
            week[i] = day[i] / 7;
            y[i] = effect + 0.3 * day[i] + 0.7 * d + (female ? 0.4 + 0.5 * d : 0) + random.nextGaussian();
        }
        return DataTable.builder()
                .texts("mouse", mouse)
                .texts("dose", dose)
                .texts("sex", sex)
                .numbers("day", day)
                .numbers("week", week)
                .numbers("y", y)
                .build();
    }

    private static Fit fit(String formula, String[] doses, String... sexes) {
        return MixedModel.fit(
                ModelSpec.of("y", formula)
                        .level("mouse")
                        .random("~ 1")
                        .factor("dose", doses)
                        .factor("sex", sexes)
                        .build(),
                DATA);
    }

    private static final Fit FIT = fit("~ day + dose * sex", DOSE, "f", "m");

    private static FTest test(Fit fit, String term) {
        return fit.typeThree().stream()
                .filter(t -> t.term().equals(term))
                .findFirst()
                .flatMap(TermTest::test)
                .orElseThrow();
    }

    @Test
    void an_empty_cell_takes_one_degree_of_freedom_from_the_interaction() {
        assertThat(FIT.fixed().aliased()).hasSize(1);
        assertThat(test(FIT, "dose:sex").numeratorDf()).isEqualTo(1);
        assertThat(test(FIT, "day").numeratorDf()).isEqualTo(1);
    }

    /** With the cells none and low of both sexes, what is left of the interaction is their two-by-two contrast. */
    @Test
    void the_interaction_left_is_that_of_the_cells_that_exist() {
        int[] kept = IntStream.range(0, DATA.rows())
                .filter(i -> !"high".equals(DATA.texts("dose")[i]))
                .toArray();
        assertThat(kept.length).isLessThan(DATA.rows());
        int p = FIT.fixed().size();
        double[] l = new double[p];
        // (low, m) − (low, f) − (none, m) + (none, f): the coefficient of doselow:sexm in the coding of the fit
        l[FIT.fixed().indexOf("doselow:sexm")] = 1;
        FTest joint = FIT.joint(org.graftline.mixedmodel.Matrix.of(1, p, l));

        assertThat(test(FIT, "dose:sex").f()).isCloseTo(joint.f(), within(1e-9 * joint.f()));
        assertThat(test(FIT, "dose:sex").denominatorDf()).isCloseTo(joint.denominatorDf(), within(1e-6));
    }

    @Test
    void which_column_is_left_out_changes_no_test_of_type_three() {
        Fit other = fit("~ day + dose * sex", new String[] {"high", "none", "low"}, "m", "f");
        Fit turned = fit("~ sex * dose + day", new String[] {"low", "high", "none"}, "f", "m");

        assertThat(other.fixed().aliased()).isNotEqualTo(FIT.fixed().aliased());
        for (Fit same : new Fit[] {other, turned}) {
            assertSame(test(same, "day"), test(FIT, "day"));
            assertSame(test(same, "dose"), test(FIT, "dose"));
            assertSame(test(same, "sex"), test(FIT, "sex"));
        }
        assertSame(test(other, "dose:sex"), test(FIT, "dose:sex"));
        assertSame(test(turned, "sex:dose"), test(FIT, "dose:sex"));
    }

    private static void assertSame(FTest a, FTest b) {
        assertThat(a.numeratorDf()).isEqualTo(b.numeratorDf());
        assertThat(a.f()).isCloseTo(b.f(), within(1e-5 * b.f()));
        assertThat(a.denominatorDf()).isCloseTo(b.denominatorDf(), within(1e-4 * b.denominatorDf()));
    }

    @Test
    void without_interaction_nothing_is_lost() {
        Fit additive = fit("~ day + dose + sex", DOSE, "f", "m");

        assertThat(additive.fixed().aliased()).isEmpty();
        assertThat(test(additive, "dose").numeratorDf()).isEqualTo(2);
    }

    @Test
    void a_column_that_repeats_another_leaves_neither_a_test_and_says_why() {
        Fit fit = fit("~ day + week + sex", DOSE, "f", "m");

        assertThat(fit.typeThree().get(0).test()).isEmpty();
        assertThat(fit.typeThree().get(0).reason())
                .isEqualTo("No function of 'day' alone can be estimated from the rows used."
                        + " Columns of other terms that were left out ('week') are combinations with its own.");
        assertThat(fit.typeThree().get(1).test()).isEmpty();
        assertThat(fit.typeThree().get(1).reason())
                .contains("No function of 'week' alone", "'week' was left out: in the rows used it is a combination");
        assertThat(test(fit, "sex").numeratorDf()).isEqualTo(1);
    }

    @Test
    void in_order_the_first_of_the_two_is_tested_as_if_the_other_were_not_there() {
        Fit both = fit("~ day + week + sex", DOSE, "f", "m");
        Fit one = fit("~ day + sex", DOSE, "f", "m");

        assertSame(
                both.sequential().get(0).test().orElseThrow(),
                one.sequential().get(0).test().orElseThrow());
        assertThat(both.sequential().get(1).test()).isEmpty();
        assertSame(
                both.sequential().get(2).test().orElseThrow(),
                one.sequential().get(1).test().orElseThrow());
    }

    @Test
    void a_marginal_mean_over_an_empty_cell_is_refused_and_others_are_not() {
        double[] low = FIT.terms().row(java.util.Map.of("dose", "low", "sex", "m"), java.util.Map.of());

        assertThat(low).hasSize(FIT.fixed().size());
        assertThat(FIT.estimate(low).standardError()).isPositive();
        assertThatThrownBy(() -> FIT.terms().row(java.util.Map.of("dose", "high"), java.util.Map.of()))
                .isInstanceOf(InferenceUnavailableException.class)
                .hasMessageContainingAll("mean at {dose=high}", "left out", "occur together");
        assertThat(FIT.terms().slope("day", java.util.Map.of(), java.util.Map.of()))
                .contains(1.0);
    }
}
