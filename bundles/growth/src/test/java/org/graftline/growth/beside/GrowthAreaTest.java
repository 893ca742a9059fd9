package org.graftline.growth.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

final class GrowthAreaTest {
    private static final double LAST = 20;

    /** One donor, eight mice an arm. */
    private static GrowthAnalysis analysis(Random random, double control, double drug) {
        StudyInCode study = new StudyInCode("AREA", "control");
        for (int m = 0; m < 16; m++) {
            String mouse = "M" + (10 + m);
            study.mouse("D", mouse, m < 8 ? "control" : "drug");
            double start = 5 + 0.2 * random.nextGaussian();
            double slope = (m < 8 ? control : drug) + 0.012 * random.nextGaussian();
            for (int day = 0; day <= LAST; day += 4) {
                study.volume(mouse, day, Math.exp(start + slope * day + 0.08 * random.nextGaussian()));
            }
        }
        return new VolumeGrowthAnalyses().analyze(study.data(), AnalysisPlan.DEFAULT);
    }

    private static Estimate ratio(GrowthAnalysis analysis) {
        return GrowthArea.of(analysis, analysis.effects().get(0), LAST).ratio().orElseThrow();
    }

    private static double area(double rate) {
        return new SimpsonIntegrator().integrate(100_000, t -> Math.exp(rate * t), 0, LAST);
    }

    @Test
    void it_is_the_ratio_of_the_areas_under_the_two_curves() {
        GrowthAnalysis analysis = analysis(new Random(5), 0.12, 0.08);

        double control = analysis.arms().get(0).ratePerDay().value();
        double drug = analysis.arms().get(1).ratePerDay().value();
        assertThat(ratio(analysis).value()).isCloseTo(area(drug) / area(control), within(1e-6));
    }

    /** Of 60 intervals of 95 % fewer than 51 hold the truth once in a thousand times. Tumors of the drug do not grow at all. */
    @Test
    void its_interval_holds_the_truth_as_often_as_it_says() {
        double truth = area(0) / area(0.12);
        int held = 0;
        DescriptiveStatistics logs = new DescriptiveStatistics();
        DescriptiveStatistics widths = new DescriptiveStatistics();
        for (int seed = 0; seed < 60; seed++) {
            Estimate ratio = ratio(analysis(new Random(200 + seed), 0.12, 0));
            held += ratio.lower() <= truth && truth <= ratio.upper() ? 1 : 0;
            logs.addValue(Math.log(ratio.value()));
            widths.addValue(Math.log(ratio.upper() / ratio.lower()) / 2);
        }
        assertThat(held).isGreaterThanOrEqualTo(51);
        assertThat(widths.getMean() / (2.15 * logs.getStandardDeviation())) // t of some 14 degrees of freedom
                .as("what the interval says against how the ratios scatter")
                .isCloseTo(1, within(0.3));
    }

    @Test
    void a_day_before_the_window_has_no_area() {
        GrowthAnalysis analysis = analysis(new Random(5), 0.12, 0.08);

        assertThat(GrowthArea.of(analysis, analysis.effects().get(0), 0).ratio())
                .isEmpty();
    }
}
