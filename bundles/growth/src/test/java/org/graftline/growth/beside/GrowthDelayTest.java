package org.graftline.growth.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

final class GrowthDelayTest {
    private static final double CONTROL = 0.12;
    private static final double DRUG = 0.08;

    /** One donor, eight mice an arm. */
    private static GrowthAnalysis analysis(Random random, double drug) {
        StudyInCode study = new StudyInCode("DELAY", "control");
        for (int m = 0; m < 16; m++) {
            String mouse = "M" + (10 + m);
            study.mouse("D", mouse, m < 8 ? "control" : "drug");
            double start = 5 + 0.2 * random.nextGaussian();
            double slope = (m < 8 ? CONTROL : drug) + 0.012 * random.nextGaussian();
            for (int day = 0; day <= 20; day += 4) {
                study.volume(mouse, day, Math.exp(start + slope * day + 0.08 * random.nextGaussian()));
            }
        }
        return new VolumeGrowthAnalyses().analyze(study.data(), AnalysisPlan.DEFAULT);
    }

    private static GrowthDelay delay(GrowthAnalysis analysis) {
        return GrowthDelay.of(analysis, analysis.effects().get(0), 4);
    }

    @Test
    void the_delay_is_the_difference_of_the_times_to_fourfold_size() {
        GrowthAnalysis analysis = analysis(new Random(5), DRUG);

        Estimate days = delay(analysis).days().orElseThrow();

        double control = analysis.arms().get(0).ratePerDay().value();
        double drug = analysis.arms().get(1).ratePerDay().value();
        assertThat(days.value()).isCloseTo(Math.log(4) / drug - Math.log(4) / control, within(1e-12));
        assertThat(days.lower()).isPositive();
    }

    /** Of 60 intervals of 95 % fewer than 51 hold the truth once in a thousand times. */
    @Test
    void its_interval_holds_the_truth_as_often_as_it_says() {
        double truth = Math.log(4) / DRUG - Math.log(4) / CONTROL;
        int held = 0;
        DescriptiveStatistics estimates = new DescriptiveStatistics();
        DescriptiveStatistics errors = new DescriptiveStatistics();
        for (int seed = 0; seed < 60; seed++) {
            Estimate days = delay(analysis(new Random(100 + seed), DRUG)).days().orElseThrow();
            estimates.addValue(days.value());
            errors.addValue(days.standardError());
            held += days.lower() <= truth && truth <= days.upper() ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(51);
        assertThat(errors.getMean() / estimates.getStandardDeviation())
                .as("what the standard error says against how the delays scatter, itself known to 9 %")
                .isCloseTo(1, within(0.3));
    }

    @Test
    void tumors_that_may_not_grow_have_no_delay() {
        GrowthDelay delay = delay(analysis(new Random(5), 0));

        assertThat(delay.days()).isEmpty();
        assertThat(delay.reason()).contains("Tumors that may not grow at all have no time");
    }
}
