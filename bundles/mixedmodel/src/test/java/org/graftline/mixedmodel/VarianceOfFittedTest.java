package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.graftline.mixedmodel.internal.criterion.Workers;
import org.graftline.mixedmodel.internal.optimizer.MovingMeanSearch;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.api.Test;

/** A residual variance that is a power of the fitted value: where its search may begin, and what that may not change. */
class VarianceOfFittedTest {
    private static final int MICE = 8;
    private static final int DAYS = 12;
    private static final int MANY_DONORS = 60;

    private static final ModelSpec MODEL = ModelSpec.of("volume", "~ day * arm")
            .level("donor")
            .random("~ day")
            .level("mouse")
            .random("~ day")
            .factor("arm", "control", "treated")
            .variance(new VarianceModel.Power(VarianceCovariate.fitted(), null))
            .build();

    /** Volumes that grow by a line with an error of the power 0.8 of their mean, row i of the study at place {@code place[i]} of the table. */
    private static DataTable volumes(int donors, int[] place) {
        SplittableRandom random = new SplittableRandom(5);
        int n = donors * MICE * DAYS;
        String[] donor = new String[n];
        String[] mouse = new String[n];
        String[] arm = new String[n];
        double[] day = new double[n];
        double[] volume = new double[n];
        int row = 0;
        for (int d = 0; d < donors; d++) {
            double start = 150 + 20 * random.nextGaussian();
            double rate = 45 + 9 * random.nextGaussian();
            for (int m = 0; m < MICE; m++) {
                double ownStart = start + 12 * random.nextGaussian();
                double ownRate = rate - 15 * (m % 2) + 5 * random.nextGaussian();
                for (int t = 0; t < DAYS; t++) {
                    int i = place[row++];
                    donor[i] = "D" + d;
                    mouse[i] = "M" + m;
                    arm[i] = m % 2 == 0 ? "control" : "treated";
                    day[i] = 3 * t;
                    double mean = Math.max(20, ownStart + ownRate * day[i]);
                    volume[i] = mean + 0.25 * Math.pow(mean, 0.8) * random.nextGaussian();
                }
            }
        }
        return DataTable.builder()
                .texts("donor", donor)
                .texts("mouse", mouse)
                .texts("arm", arm)
                .numbers("day", day)
                .numbers("volume", volume)
                .build();
    }

    private static int[] inOrder(int donors) {
        int[] place = new int[donors * MICE * DAYS];
        Arrays.setAll(place, i -> i);
        return place;
    }

    private static int[] backwards(int donors) {
        int[] place = inOrder(donors);
        Arrays.setAll(place, i -> place.length - 1 - i);
        return place;
    }

    @Test
    void a_large_study_comes_from_its_sample_to_the_fixed_point_that_every_start_on_all_rows_leads_to() {
        DataTable data = volumes(MANY_DONORS, inOrder(MANY_DONORS));
        PreparedModel model = PreparedModel.of(MODEL, data);
        Fit fit = MixedModel.fit(MODEL, data);

        assertThat(ModelSample.of(model)).isPresent();
        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        try (Workers workers = new Workers(1)) {
            MovingMeanSearch.FixedPoint best = MixedModel.movingMeanFromAllStarts(
                            model, model.residual, MixedModel.likelihood(model, workers))
                    .best();
            assertThat(best.holds()).isTrue();
            assertThat(fit.logLik()).isCloseTo(-best.value() / 2, within(1e-6));
            assertThat(fit.variance().values().get("power"))
                    .isCloseTo(best.outcome().point().phi()[0], within(1e-7));
        }
    }

    @Test
    void a_sample_is_every_so_manieth_donor_with_all_its_rows() {
        PreparedModel model = PreparedModel.of(MODEL, volumes(MANY_DONORS, inOrder(MANY_DONORS)));
        PreparedModel sample = ModelSample.of(model).orElseThrow();
        int stride = MANY_DONORS / 12;

        assertThat(sample.index.groups(0)).isEqualTo(12);
        assertThat(sample.index.groups(1)).isEqualTo(12 * MICE);
        for (int g = 0; g < 12; g++) {
            assertThat(sample.index.paths(0)[g]).isEqualTo(model.index.paths(0)[g * stride]);
            assertThat(sample.index.firstChild(0)[g + 1]).isEqualTo((g + 1) * MICE);
            int from = sample.index.firstRow(0)[g];
            int inWhole = model.index.firstRow(0)[g * stride];
            for (int i = 0; i < MICE * DAYS; i++) {
                assertThat(sample.y[from + i]).isEqualTo(model.y[inWhole + i]);
                assertThat(sample.index.order()[from + i]).isEqualTo(model.index.order()[inWhole + i]);
            }
        }
    }

    @Test
    void neither_the_order_of_the_rows_nor_the_number_of_threads_changes_a_bit_of_a_large_study() {
        Fit one = MixedModel.fit(MODEL, volumes(MANY_DONORS, inOrder(MANY_DONORS)), new FitOptions(1));
        Fit other = MixedModel.fit(MODEL, volumes(MANY_DONORS, backwards(MANY_DONORS)), new FitOptions(3));

        assertThat(other.logLik()).isEqualTo(one.logLik());
        assertThat(other.fixed().estimates()).isEqualTo(one.fixed().estimates());
        assertThat(other.fixed().covariance()).isEqualTo(one.fixed().covariance());
        assertThat(other.variance()).isEqualTo(one.variance());
        assertThat(other.evaluations()).isEqualTo(one.evaluations());
    }

    @Test
    void what_a_search_learned_is_kept_from_turn_to_turn_and_from_start_to_start() {
        Fit small = MixedModel.fit(MODEL, volumes(10, inOrder(10)));
        Fit large = MixedModel.fit(MODEL, volumes(MANY_DONORS, inOrder(MANY_DONORS)));

        assertThat(small.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(small.evaluations()).isLessThan(250);
        assertThat(large.evaluations()).isLessThan(90);
    }
}
