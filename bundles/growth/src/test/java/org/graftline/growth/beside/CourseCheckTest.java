package org.graftline.growth.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.beside.CourseCheck.PlannedEffect;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.TimeCourse;
import org.graftline.study.conduct.TimeCourse.Shape;
import org.junit.jupiter.api.Test;

final class CourseCheckTest {
    private final Random random = new Random(31);

    private static GrowthAnalysis analyze(StudyInCode study, AnalysisPlan plan) {
        return new VolumeGrowthAnalyses().analyze(study.data(), plan);
    }

    private static AnalysisPlan with(TimeCourse course) {
        return AnalysisPlan.DEFAULT.draft().course(course).plan();
    }

    /** On three equally spaced days the departure of a mouse from its line is y₀ − 2y₁ + y₂, free of its intercept and slope. */
    @Test
    void on_three_days_the_test_is_the_t_test_of_the_second_differences_of_the_mice() {
        StudyInCode study = new StudyInCode("THREE-DAYS", "none");
        DescriptiveStatistics second = new DescriptiveStatistics();
        for (int m = 0; m < 12; m++) {
            double start = 5 + 0.4 * random.nextGaussian();
            double slope = 0.08 + 0.03 * random.nextGaussian();
            double[] y = new double[3];
            study.mouse("D", "M" + m, "drug");
            for (int k = 0; k < 3; k++) {
                y[k] = start + slope * 7 * k + (k == 1 ? 0.05 : 0) + 0.1 * random.nextGaussian();
                study.volume("M" + m, 7.0 * k, Math.exp(y[k]));
            }
            second.addValue(y[0] - 2 * y[1] + y[2]);
        }
        double f = 12 * second.getMean() * second.getMean() / second.getVariance();

        CourseCheck check = CourseCheck.of(analyze(study, AnalysisPlan.DEFAULT));

        CourseCheck.LineTest test = check.lineTest().orElseThrow();
        assertThat(test.f()).isCloseTo(f, within(1e-5 * f));
        assertThat(test.numeratorDf()).isEqualTo(1);
        assertThat(test.denominatorDf()).isCloseTo(11, within(1e-4));
        assertThat(test.p()).isCloseTo(1 - new FDistribution(1, 11).cumulativeProbability(f), within(1e-5));
    }

    /** With a free mean per arm and day in a balanced study weights do not matter (Pinheiro and Bates 2000, section 2.2.5). */
    @Test
    void with_four_days_the_effect_on_a_day_is_the_difference_of_the_means_of_that_day() {
        double[] days = {0, 5, 9, 14};
        double[][] y = new double[16][];
        for (int m = 0; m < 16; m++) {
            double start = 5 + 0.3 * random.nextGaussian();
            double slope = (m < 8 ? 0.12 : 0.07) + 0.02 * random.nextGaussian();
            y[m] = new double[4];
            for (int k = 0; k < 4; k++) {
                y[m][k] = start
                        + slope * days[k]
                        - (m < 8 ? 0.002 : 0.004) * days[k] * days[k]
                        + 0.2 * random.nextGaussian();
            }
        }
        double apart =
                mean(y, 8, 0) - mean(y, 0, 0); // arms start from one mean, so that the common start costs nothing
        StudyInCode study = new StudyInCode("FOUR-DAYS", "control");
        for (int m = 0; m < 16; m++) {
            study.mouse("D", "M" + m, m < 8 ? "control" : "drug");
            for (int k = 0; k < 4; k++) {
                y[m][k] -= m < 8 ? 0 : apart;
                study.volume("M" + m, days[k], Math.exp(y[m][k]));
            }
        }

        GrowthAnalysis analysis = analyze(
                study,
                with(new TimeCourse(
                        Shape.SPLINE,
                        List.of(new Decimal("0"), new Decimal("5"), new Decimal("9"), new Decimal("14")),
                        null,
                        List.of(new Decimal("9"), new Decimal("14")))));
        assertThat(analysis.candidates())
                .filteredOn(c -> c.chosen())
                .noneMatch(c -> c.name().equals("sd by size"));

        CourseCheck check = CourseCheck.of(analysis);

        assertThat(check.effects()).extracting(PlannedEffect::day).containsExactly(9.0, 14.0);
        for (int k = 2; k < 4; k++) {
            assertThat(Math.log(check.effects().get(k - 2).ratio().value()))
                    .isCloseTo(mean(y, 8, k) - mean(y, 0, k), within(1e-6));
        }
    }

    private static double mean(double[][] y, int from, int k) {
        double sum = 0;
        for (int m = from; m < from + 8; m++) {
            sum += y[m][k];
        }
        return sum / 8;
    }

    private StudyInCode twoArms(double bend) {
        StudyInCode study = new StudyInCode("TWO-ARMS", "control");
        for (int d = 0; d < 6; d++) {
            double donor = 0.01 * random.nextGaussian();
            for (int m = 0; m < 6; m++) {
                String mouse = "D" + d + "M" + m;
                study.mouse("D" + d, mouse, m < 3 ? "control" : "drug");
                double start = 5 + 0.3 * random.nextGaussian();
                double slope = (m < 3 ? 0.10 : 0.06) + donor + 0.01 * random.nextGaussian();
                for (int day = 0; day <= 28; day += 4) {
                    study.volume(
                            mouse, day, Math.exp(start + slope * day - bend * day * day + 0.1 * random.nextGaussian()));
                }
            }
        }
        return study;
    }

    @Test
    void a_line_that_holds_leaves_the_effect_to_the_primary_analysis() {
        CourseCheck check = CourseCheck.of(analyze(twoArms(0), AnalysisPlan.DEFAULT));

        assertThat(check.lineHolds()).isTrue();
        assertThat(check.lineTest().orElseThrow().numeratorDf()).isEqualTo(4); // two bends of each arm
        assertThat(check.lineTest().orElseThrow().p()).isGreaterThan(0.05);
        assertThat(check.effects()).isEmpty();
        assertThat(check.reason()).isEmpty();
    }

    @Test
    void where_growth_slows_down_the_line_is_refused_and_the_effect_told_on_the_last_day_of_half_the_control() {
        CourseCheck check = CourseCheck.of(analyze(twoArms(0.0015), AnalysisPlan.DEFAULT));

        assertThat(check.lineHolds()).isFalse();
        PlannedEffect effect = check.effects().get(0);
        assertThat(effect.day()).isEqualTo(28);
        assertThat(effect.controlMice()).isEqualTo(18);
        assertThat(effect.ratio().upper()).isLessThan(1);
        double halfWidth = Math.log(effect.ratio().upper() / effect.ratio().lower()) / 2;
        assertThat(Math.log(effect.ratio().value()))
                .isCloseTo(-0.04 * 28, within(2 * halfWidth)); // some four standard errors
        assertThat(effect.ratio().df()).isGreaterThan(1);
    }

    @Test
    void a_breakpoint_of_the_plan_is_fitted_whether_the_line_holds_or_not() {
        CourseCheck check = CourseCheck.of(analyze(
                twoArms(0),
                with(new TimeCourse(Shape.BREAKPOINT, List.of(), new Decimal("14"), List.of(new Decimal("20"))))));

        assertThat(check.shape()).contains("may change on day 14");
        assertThat(check.effects()).hasSize(1);
        assertThat(Math.log(check.effects().get(0).ratio().value()) / 20).isCloseTo(-0.04, within(0.02));
    }

    @Test
    void two_days_are_a_reason_and_no_test() {
        StudyInCode study = new StudyInCode("TWO-DAYS", "control");
        for (int m = 0; m < 8; m++) {
            study.mouse("D", "M" + m, m < 4 ? "control" : "drug");
            study.volume("M" + m, 0, Math.exp(5 + 0.2 * random.nextGaussian()));
            study.volume("M" + m, 10, Math.exp(6 + 0.2 * random.nextGaussian()));
        }

        CourseCheck check = CourseCheck.of(analyze(study, AnalysisPlan.DEFAULT));

        assertThat(check.lineTest()).isEmpty();
        assertThat(check.reason()).contains("two days");
    }

    @Test
    void an_arm_whose_mice_have_all_left_has_no_effect_on_that_day() {
        StudyInCode study = new StudyInCode("LEFT-EARLY", "none");
        for (int m = 0; m < 18; m++) {
            String arm = m < 6 ? "none" : m < 12 ? "drug" : "harsh drug";
            study.mouse("D" + m % 3, "M" + m, arm);
            double start = 5 + 0.3 * random.nextGaussian();
            for (int day = 0; day <= (m < 12 ? 20 : 8); day += 4) {
                study.volume(
                        "M" + m, day, Math.exp(start + 0.1 * day - 0.003 * day * day + 0.05 * random.nextGaussian()));
            }
        }

        CourseCheck check = CourseCheck.of(analyze(study, AnalysisPlan.DEFAULT));

        assertThat(check.lineHolds()).isFalse();
        assertThat(check.effects()).extracting(effect -> effect.arm().value()).containsExactly("drug");
        assertThat(check.days()).contains("no mouse was measured that late in harsh drug");
    }
}
