package org.graftline.growth.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.graftline.growth.FitDetails;
import org.graftline.growth.FitDetails.MouseRate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.MouseCurve;
import org.graftline.growth.NormalScores;
import org.graftline.study.MouseId;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

/** What stands behind the answers of a fit. */
class DetailsTest {
    private static final GrowthAnalysis ANALYSIS =
            analysis(new SimulatedStudy().donors(8).micePerCell(5));
    private static final FitDetails DETAILS = ANALYSIS.details();

    @Test
    void the_rates_of_mice_are_those_of_their_curves() {
        Map<MouseId, Double> curves =
                ANALYSIS.mice().stream().collect(Collectors.toMap(MouseCurve::mouse, MouseCurve::slopePerDay));

        then(DETAILS.rates())
                .hasSize(80)
                .allSatisfy(rate -> then(rate.mouseRate()).isEqualTo(curves.get(rate.mouse())));
    }

    @Test
    void mice_are_drawn_towards_their_donors_and_donors_towards_the_arm() {
        then(spreadAround(MouseRate::own)).isGreaterThan(spreadAround(MouseRate::mouseRate));
        then(spreadAround(MouseRate::mouseRate)).isGreaterThan(spreadAround(MouseRate::donorRate));
        then(spreadAround(MouseRate::donorRate)).isPositive();
        then(DETAILS.rates().stream().map(MouseRate::armRate).distinct()).hasSize(2);
    }

    private static double spreadAround(java.util.function.ToDoubleFunction<MouseRate> rate) {
        return DETAILS.rates().stream()
                .mapToDouble(one -> Math.pow(rate.applyAsDouble(one) - one.armRate(), 2))
                .average()
                .orElseThrow();
    }

    @Test
    void the_own_rate_of_a_mouse_is_its_least_squares_line() {
        MouseRate first = DETAILS.rates().get(0);
        List<GrowthAnalysis.Point> points = ANALYSIS.mice().stream()
                .filter(m -> m.mouse().equals(first.mouse()))
                .findFirst()
                .orElseThrow()
                .readings();
        double day =
                points.stream().mapToDouble(GrowthAnalysis.Point::day).average().orElseThrow();
        double up = points.stream()
                .mapToDouble(p -> (p.day() - day) * Math.log(p.volumeMm3()))
                .sum();
        double across =
                points.stream().mapToDouble(p -> Math.pow(p.day() - day, 2)).sum();

        then(first.own()).isCloseTo(up / across, within(1e-12));
    }

    @Test
    void every_level_has_a_deviation_for_each_of_its_groups() {
        then(DETAILS.deviations().stream()
                        .filter(d -> d.level().equals("donor") && d.effect().equals("day")))
                .hasSize(8);
        then(DETAILS.deviations().stream()
                        .filter(d -> d.level().equals("mouse") && d.effect().equals("day")))
                .hasSize(80);
    }

    @Test
    void a_spread_that_shrinks_with_the_cube_root_of_the_size_is_read_as_such() {
        FitDetails details = analysis(
                        new SimulatedStudy().donors(8).micePerCell(5).noiseOfSize(-1.0 / 3))
                .details();

        then(details.spread()).hasSize(1).first().satisfies(spread -> {
            then(spread.exponent()).isCloseTo(-1.0 / 3, within(0.12));
            then(spread.ofLog(150, 0)).isCloseTo(0.12, within(0.02));
            then(spread.ofVolume(150, 0)).isCloseTo(150 * spread.ofLog(150, 0), within(1e-9));
        });
    }

    @Test
    void arms_that_differ_in_spread_have_one_each() {
        FitDetails details = analysis(
                        new SimulatedStudy().donors(8).micePerCell(5).treatedNoise(2.5))
                .details();

        then(details.spread()).hasSize(2);
        double control = details.spread().stream()
                .filter(s -> s.of().equals("control"))
                .findFirst()
                .orElseThrow()
                .sd();
        double drug = details.spread().stream()
                .filter(s -> s.of().equals("drug"))
                .findFirst()
                .orElseThrow()
                .sd();
        then(drug / control).isCloseTo(2.5, within(0.4));
    }

    @Test
    void normal_scores_are_symmetric_quantiles() {
        then(NormalScores.of(3)).containsExactly(new double[] {-0.967422, 0, 0.967422}, within(1e-6));
        then(NormalScores.of(0)).isEmpty();
    }

    private static GrowthAnalysis analysis(SimulatedStudy study) {
        return new VolumeGrowthAnalyses().analyze(study.data(), AnalysisPlan.DEFAULT);
    }
}
