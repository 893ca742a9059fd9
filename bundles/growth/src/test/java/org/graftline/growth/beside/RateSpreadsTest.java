package org.graftline.growth.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthRates.Spread;
import org.graftline.growth.NotAnalyzableException;
import org.graftline.growth.Unfitted;
import org.graftline.growth.beside.RateSpreads.ReadingSpread;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

final class RateSpreadsTest {
    private final Random random = new Random(17);

    /** Rates of mice of the drug vary by {@code treated}, those of controls by 0.01 a day. */
    private StudyData study(int donors, int micePerCell, double treated) {
        StudyInCode study = new StudyInCode("SPREADS", "control");
        for (int d = 0; d < donors; d++) {
            double rate = 0.08 + 0.02 * random.nextGaussian();
            for (int m = 0; m < 2 * micePerCell; m++) {
                boolean drug = m >= micePerCell;
                String mouse = "D" + d + "M" + m;
                study.mouse("D" + d, mouse, drug ? "drug" : "control");
                double start = 5 + 0.2 * random.nextGaussian();
                double slope = rate - (drug ? 0.03 : 0) + (drug ? treated : 0.01) * random.nextGaussian();
                for (int day = 0; day <= 21; day += 3) {
                    study.volume(
                            mouse, day, Math.exp(start + slope * day + (drug ? 0.15 : 0.08) * random.nextGaussian()));
                }
            }
        }
        return study.data();
    }

    private static GrowthAnalysis analysis(StudyData data) {
        return new VolumeGrowthAnalyses().analyze(data, AnalysisPlan.DEFAULT);
    }

    private static Spread of(List<Spread> all, String level, String arm) {
        return all.stream()
                .filter(s -> s.level().equals(level) && s.arm().value().equals(arm))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mice_that_differ_more_under_the_drug_show_it_in_a_model_with_a_spread_per_arm() {
        RateSpreads found = RateSpreads.of(analysis(study(8, 6, 0.03)));

        assertThat(of(found.mice(), "mouse", "control").sd()).isCloseTo(0.01, within(0.003));
        assertThat(of(found.mice(), "mouse", "drug").sd()).isCloseTo(0.03, within(0.006));
        assertThat(found.miceRatios()).singleElement().satisfies(ratio -> {
            assertThat(ratio.lower()).isGreaterThan(1.5);
            assertThat(ratio.ratio()).isBetween(ratio.lower(), ratio.upper());
            assertThat(ratio.ratio())
                    .isCloseTo(
                            of(found.mice(), "mouse", "drug").sd()
                                    / of(found.mice(), "mouse", "control").sd(),
                            within(1e-12));
        });
        assertThat(of(found.spreads(), "mouse", "drug").sd())
                .isEqualTo(of(found.spreads(), "mouse", "control").sd()); // the primary model has one
        assertThat(found.notes()).anyMatch(n -> n.contains("one standard deviation for all arms"));
    }

    @Test
    void mice_that_differ_alike_in_both_arms_have_a_ratio_about_one() {
        RateSpreads found = RateSpreads.of(analysis(study(8, 6, 0.01)));

        assertThat(found.miceRatios().get(0).lower()).isLessThan(1);
        assertThat(found.miceRatios().get(0).upper()).isGreaterThan(1);
    }

    /** The variance function that was chosen has one standard deviation for each arm; the mean square of the residuals is a little below its square. */
    @Test
    void the_scatter_of_readings_is_that_of_the_variance_function() {
        GrowthAnalysis analysis = analysis(study(6, 3, 0.01));
        RateSpreads found = RateSpreads.of(analysis);

        for (int arm = 0; arm < 2; arm++) {
            ReadingSpread one = found.readings().get(arm);
            assertThat(one.readings()).isEqualTo(6 * 3 * 8);
            assertThat(one.sd()).isCloseTo(analysis.details().spread().get(arm).sd(), within(1e-9));
        }
        assertThat(found.readings().get(1).sd()).isCloseTo(0.15, within(0.02));
        assertThat(analysis.candidates()).anyMatch(c -> c.chosen() && c.name().equals("sd by arm"));
    }

    /** Of a standard deviation that falls with size the middle one is told, between those of the largest and the smallest tumor. */
    @Test
    void where_scatter_depends_on_size_the_middle_one_is_told() {
        StudyInCode study = new StudyInCode("SIZE", "control");
        for (int m = 0; m < 24; m++) {
            String mouse = "M" + m;
            study.mouse("D" + m % 4, mouse, m < 12 ? "control" : "drug");
            double start = 4 + 0.3 * random.nextGaussian();
            double slope = (m < 12 ? 0.15 : 0.1) + 0.01 * random.nextGaussian();
            for (int day = 0; day <= 21; day += 3) {
                double log = start + slope * day;
                study.volume(mouse, day, Math.exp(log + 0.8 * Math.exp(-0.4 * log) * random.nextGaussian()));
            }
        }
        GrowthAnalysis analysis = analysis(study.data());
        ReadingSpread control = RateSpreads.of(analysis).readings().get(0);
        double[] sds = analysis.residuals().stream()
                .filter(r -> r.arm().value().equals("control"))
                .mapToDouble(r -> analysis.details().spread().get(0).ofLog(Math.exp(r.fittedLog()), r.day()))
                .sorted()
                .toArray();

        assertThat(analysis.details().spread().get(0).exponent()).isNegative();
        assertThat(control.sd()).isCloseTo(sds[sds.length / 2], within(1e-9));
        assertThat(control.sd()).isBetween(sds[0], sds[sds.length - 1]);
    }

    @Test
    void few_mice_are_not_split_by_arm_and_it_says_so() {
        RateSpreads found = RateSpreads.of(analysis(study(2, 2, 0.01)));

        assertThat(found.mice()).isEmpty();
        assertThat(found.notes()).anyMatch(n -> n.contains("it takes 6"));
    }

    @Test
    void donors_that_are_alike_have_no_interval_and_a_sentence() {
        StudyInCode study = new StudyInCode("ALIKE", "control");
        for (int m = 0; m < 24; m++) {
            String mouse = "M" + m;
            study.mouse("D" + m % 6, mouse, m < 12 ? "control" : "drug");
            double slope = (m < 12 ? 0.09 : 0.05) + (m / 6 % 2 == 0 ? 0.01 : -0.01); // the same in every donor
            for (int day = 0; day <= 21; day += 3) {
                study.volume(mouse, day, Math.exp(5 + slope * day + 0.05 * random.nextGaussian()));
            }
        }
        RateSpreads found = RateSpreads.of(analysis(study.data()));

        assertThat(of(found.spreads(), "donor", "control").lower()).isNaN();
        assertThat(found.notes()).anyMatch(n -> n.contains("donors") && n.contains("interval"));
    }

    @Test
    void a_study_without_a_model_gets_a_sentence() {
        StudyData data = study(2, 2, 0.01);
        RateSpreads none = RateSpreads.of(
                Unfitted.of(data, AnalysisPlan.DEFAULT, new NotAnalyzableException("Nothing was measured.")));

        assertThat(none.spreads()).isEmpty();
        assertThat(none.notes()).hasSize(1);
    }
}
