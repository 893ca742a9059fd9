package org.graftline.growth.internal.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.study.Decimal;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

final class ImputationsTest {
    private static final double LIMIT = 60;

    /** The drug shrinks tumors, so that many readings fall below what a caliper can tell. */
    private static StudyData study(boolean withLimit) {
        Random random = new Random(4);
        StudyInCode study = new StudyInCode("SMALL", "control");
        for (int m = 0; m < 32; m++) {
            String mouse = "M" + (10 + m);
            boolean control = m % 8 < 4;
            study.mouse("D" + m / 8, mouse, control ? "control" : "drug");
            double start = Math.log(150) + 0.3 * random.nextGaussian();
            double slope = (control ? 0.06 : -0.05) + 0.012 * random.nextGaussian();
            for (int day = 0; day <= 24; day += 3) {
                double volume = Math.exp(start + slope * day + 0.12 * random.nextGaussian());
                if (withLimit && volume < LIMIT) {
                    study.without(mouse, day, ReadingStatus.TOO_SMALL, null);
                } else {
                    study.volume(mouse, day, volume);
                }
            }
        }
        return study.data();
    }

    private static final AnalysisPlan PLAN =
            AnalysisPlan.DEFAULT.draft().limitMm3(Decimal.of(LIMIT)).plan();

    private static GrowthAnalysis analysis(boolean withLimit) {
        return new VolumeGrowthAnalyses().analyze(study(withLimit), PLAN);
    }

    private static Estimate effect(GrowthAnalysis analysis) {
        return analysis.effects().get(0).differencePerDay();
    }

    @Test
    void drawing_below_the_limit_brings_back_what_the_limit_hides() {
        Estimate all = effect(analysis(false));
        GrowthAnalysis limited = analysis(true);
        Estimate drawn = new Imputations(Primary.of(limited)).together().get(0);

        double hidden = effect(limited).value() - all.value();
        assertThat(hidden).as("the limit makes the drug look weaker").isGreaterThan(0.01);
        assertThat(Math.abs(drawn.value() - all.value())).isLessThan(hidden / 5);
        assertThat(drawn.standardError()).isGreaterThan(0.5 * all.standardError());
        assertThat(drawn.df()).isPositive().isLessThan(1000);
    }

    @Test
    void the_same_analysis_is_drawn_the_same() {
        GrowthAnalysis limited = analysis(true);

        assertThat(new Imputations(Primary.of(limited)).together())
                .isEqualTo(new Imputations(Primary.of(analysis(true))).together());
    }

    /** By hand: values 1, 2, 3 with variances 4, 4, 4 give 2, T = 4 + 4/3·1, and Barnard and Rubin's degrees of freedom. */
    @Test
    void rubins_rules_put_estimates_together() {
        List<Estimate> each = List.of(estimate(1), estimate(2), estimate(3));

        Estimate together = Imputations.together(each, 0.05);

        double total = 4 + 4.0 / 3;
        double share = 4.0 / 3 / total; // 0.25
        double observed = 21.0 / 23 * 20 * (1 - share);
        assertThat(together.value()).isEqualTo(2);
        assertThat(together.standardError()).isCloseTo(Math.sqrt(total), within(1e-12));
        assertThat(together.df()).isCloseTo(1 / (share * share / 2 + 1 / observed), within(1e-12));
    }

    @Test
    void where_all_imputations_agree_the_degrees_of_freedom_stay() {
        Estimate together = Imputations.together(List.of(estimate(1), estimate(1)), 0.05);

        assertThat(together.df()).isEqualTo(20);
        assertThat(together.standardError()).isEqualTo(2);
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, 2, Double.NaN, Double.NaN, 20, Double.NaN);
    }
}
