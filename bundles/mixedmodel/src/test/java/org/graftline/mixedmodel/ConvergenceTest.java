package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.graftline.mixedmodel.Convergence.Boundary;
import org.graftline.mixedmodel.Convergence.Kind;
import org.graftline.mixedmodel.Convergence.Origin;
import org.graftline.mixedmodel.Convergence.Start;
import org.junit.jupiter.api.Test;

class ConvergenceTest {
    @Test
    void a_record_shows_every_start_and_where_it_ended() {
        Fit fit = MixedModel.fit(SimulatedStudy.modelBySd(), new SimulatedStudy(6, 9).data());

        Convergence record = fit.convergence();

        assertThat(record.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(record.starts())
                .extracting(Start::origin)
                .containsExactly(Origin.USUAL, Origin.LARGER, Origin.SMALLER);
        assertThat(record.starts()).allSatisfy(s -> assertThat(s.logLik()).isCloseTo(fit.logLik(), within(1e-6)));
        assertThat(record.gradientNorm()).isEqualTo(fit.gradientNorm()).isLessThan(1e-6);
        assertThat(record.evaluations()).isEqualTo(fit.evaluations());
        assertThat(record.freeParameters()).hasSize(7).contains("donor day", "residual treated");
        assertThat(record.information()).hasSize(7).isSorted().allMatch(v -> v > 0);
        assertThat(record.boundary()).isEmpty();
        assertThat(record.sentence()).isEqualTo(fit.message());
    }

    @Test
    void a_variance_of_zero_is_said_in_the_words_of_the_study() {
        DataTable data = mice();
        Fit fit = MixedModel.fit(
                ModelSpec.of("y", "~ day")
                        .level("donor")
                        .random("~ 1")
                        .level("mouse")
                        .random("~ day", CovarianceStructure.DIAGONAL)
                        .build(),
                data);
        StudyWords words = new StudyWords(
                Map.of(
                        "donor", new StudyWords.GroupName("donor", "donors"),
                        "mouse", new StudyWords.GroupName("mouse", "mice")),
                Map.of("day", "growth rate"));

        assertThat(fit.converged()).isTrue();
        assertThat(fit.convergence().boundary())
                .filteredOn(b -> b.columns().contains("day"))
                .singleElement()
                .satisfies(b -> {
                    assertThat(b.kind()).isEqualTo(Kind.ZERO_VARIANCE);
                    assertThat(b.outer()).isEqualTo("donor");
                    assertThat(b.sentence(words))
                            .isEqualTo(
                                    "The variance of growth rate between mice is zero: mice of one donor are alike in growth rate beyond noise.");
                    assertThat(b.sentence(StudyWords.none()))
                            .startsWith("The variance of 'day' between groups of 'mouse' is zero");
                });
    }

    /** Mice of a donor differ in size and not at all in growth. */
    private static DataTable mice() {
        int donors = 6;
        int mice = 4;
        int readings = 5;
        int n = donors * mice * readings;
        double[] y = new double[n];
        double[] day = new double[n];
        String[] donor = new String[n];
        String[] mouse = new String[n];
        for (int i = 0; i < n; i++) {
            int t = i % readings;
            int m = i / readings % mice;
            int d = i / (readings * mice);
            day[i] = t;
            donor[i] = "d" + d;
            mouse[i] = "m" + m;
            y[i] = 3 + 2 * Math.sin(d) + Math.cos(7 * m + d) + t + (t % 2 == 0 ? 0.4 : -0.6) + 0.1 * Math.cos(3 * t);
        }
        return DataTable.builder()
                .texts("donor", donor)
                .texts("mouse", mouse)
                .numbers("day", day)
                .numbers("y", y)
                .build();
    }

    @Test
    void a_perfect_correlation_is_named_with_its_sign() {
        Fit fit = MixedModel.fit(
                ModelSpec.of("y", "~ day").level("mouse").random("~ day").build(), ProfileBoundaryTest.rotating(-1));

        Boundary fact = fit.convergence().boundary().get(0);

        assertThat(fact.kind()).isEqualTo(Kind.PERFECT_CORRELATION);
        assertThat(fact.sign()).isEqualTo(-1);
        assertThat(fact.sentence(StudyWords.none()))
                .startsWith("The correlation of '(Intercept)' and 'day' between groups of 'mouse' is −1");
        assertThat(fit.convergence().information()).hasSize(2).allMatch(v -> v > 0);
    }

    @Test
    void a_fit_that_is_not_identified_keeps_its_best_point_and_shows_the_flat_direction() {
        Fit fit = MixedModel.fit(
                ModelSpec.of("logVolume", "~ day")
                        .level("donor")
                        .random("~ 1", CovarianceStructure.DIAGONAL)
                        .random("~ 1", CovarianceStructure.DIAGONAL)
                        .build(),
                new SimulatedStudy(6, 9).data());

        assertThat(fit.converged()).isFalse();
        assertThat(fit.convergence().sentence()).startsWith("Not identified");
        assertThat(fit.convergence().information().get(0)
                        / fit.convergence().information().get(1))
                .isLessThan(1e-6);
        assertThat(fit.fixed().estimates()).doesNotContain(Double.NaN);
    }
}
