package org.graftline.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.graftline.mixedmodel.CoefficientTest;
import org.graftline.mixedmodel.DataTable;
import org.junit.jupiter.api.Test;

/** That the bookkeeping of the coverage study is right; what it finds is printed, never asserted. */
class CoverageTest {
    private static final SimulatedStudies STUDIES = new SimulatedStudies(8, 3, -0.04, 5);

    private static DegreesOfFreedom fixed(String name, double estimate, double se, double df) {
        return new DegreesOfFreedom(
                name, fit -> List.of(new CoefficientTest(SimulatedStudies.coefficient(), estimate, se, df, 0, 0)));
    }

    @Test
    void a_study_has_both_arms_in_every_donor_and_three_mice_in_each() {
        DataTable study = STUDIES.study(3);

        assertThat(study.rows()).isEqualTo(8 * 2 * 3 * 8);
        assertThat(study.texts("mouse")).contains("M0", "M5").doesNotContain("M6");
        assertThat(study.numbers("treated")).contains(0, 1);
    }

    @Test
    void a_study_depends_on_its_number_alone() {
        assertThat(STUDIES.study(3).numbers("logvolume"))
                .isEqualTo(STUDIES.study(3).numbers("logvolume"));
        assertThat(STUDIES.study(3).numbers("logvolume"))
                .isNotEqualTo(STUDIES.study(4).numbers("logvolume"));
    }

    @Test
    void the_effect_moves_the_treated_mice_by_its_size_per_day_and_nothing_else() {
        DataTable with = STUDIES.study(0);
        DataTable without = new SimulatedStudies(8, 3, 0, 5).study(0);

        for (int i = 0; i < with.rows(); i++) {
            double moved = -0.04 * with.numbers("treated")[i] * with.numbers("day")[i];
            assertThat(with.numbers("logvolume")[i] - without.numbers("logvolume")[i])
                    .isCloseTo(moved, org.assertj.core.api.Assertions.within(1e-12));
        }
    }

    @Test
    void normal_numbers_have_mean_0_and_variance_1() {
        CounterRandom random = new CounterRandom(1, 2);
        double sum = 0;
        double squares = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            double z = random.normal(i);
            sum += z;
            squares += z * z;
        }

        assertThat(sum / n).isBetween(-0.016, 0.016); // five standard errors
        assertThat(squares / n).isBetween(1 - 0.0224, 1 + 0.0224);
    }

    @Test
    void twenty_studies_give_the_same_counts_on_one_thread_and_on_many() throws Exception {
        Coverage coverage = new Coverage(STUDIES, DegreesOfFreedom.all());

        Coverage.Result many = coverage.run(20);
        ForkJoinPool one = new ForkJoinPool(1);
        Coverage.Result alone = one.submit(() -> coverage.run(20)).get();
        one.shutdown();

        assertThat(alone).isEqualTo(many);
        assertThat(many.studies()).isEqualTo(20);
        assertThat(many.converged()).isLessThanOrEqualTo(20 - many.refused());
        assertThat(many.tallies())
                .allSatisfy(t -> assertThat(t.covered() + t.missed() + t.none() + many.refused())
                        .isEqualTo(20));
    }

    @Test
    void an_interval_is_counted_where_it_belongs() {
        Coverage coverage = new Coverage(
                STUDIES,
                List.of(
                        fixed("at the truth", -0.04, 1e-6, 10),
                        fixed("far off", 0.3, 0.01, 10),
                        fixed("wide", 0, 1, 10),
                        fixed("no df", -0.04, 1, 0)));

        List<Coverage.Tally> tallies = coverage.run(2).tallies();

        assertThat(tallies).extracting(Coverage.Tally::covered).containsExactly(2, 0, 2, 0);
        assertThat(tallies).extracting(Coverage.Tally::missed).containsExactly(0, 2, 0, 0);
        assertThat(tallies).extracting(Coverage.Tally::none).containsExactly(0, 0, 0, 2);
        assertThat(tallies).extracting(Coverage.Tally::significant).containsExactly(2, 2, 0, 0);
        assertThat(tallies.get(2).meanHalfWidth()).isEqualTo(2.228139, org.assertj.core.api.Assertions.within(1e-6));
    }
}
