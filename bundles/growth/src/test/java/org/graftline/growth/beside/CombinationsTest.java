package org.graftline.growth.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.beside.Combinations.Combination;
import org.graftline.growth.internal.PublicStudy;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

final class CombinationsTest {
    private final Random random = new Random(3);

    private GrowthAnalysis study(String a, String b, String both, double synergy) {
        StudyInCode study = new StudyInCode("TOGETHER", "vehicle");
        String[] arms = {"vehicle", a, b, both};
        double[] rates = {0.10, 0.08, 0.07, 0.05 + synergy};
        for (int m = 0; m < 40; m++) {
            String mouse = "M" + (10 + m);
            study.mouse("D", mouse, arms[m % 4]);
            double start = 5 + 0.2 * random.nextGaussian();
            double slope = rates[m % 4] + 0.008 * random.nextGaussian();
            for (int day = 0; day <= 21; day += 3) {
                study.volume(mouse, day, Math.exp(start + slope * day + 0.1 * random.nextGaussian()));
            }
        }
        return new VolumeGrowthAnalyses().analyze(study.data(), AnalysisPlan.DEFAULT);
    }

    private static Map<String, Double> rates(GrowthAnalysis analysis) {
        Map<String, Double> rates = new HashMap<>();
        analysis.arms()
                .forEach(arm -> rates.put(arm.arm().value(), arm.ratePerDay().value()));
        return rates;
    }

    @Test
    void the_contrasts_are_those_of_the_rates_of_the_arms() {
        GrowthAnalysis analysis = study("A", "B", "A + B", -0.03);
        Map<String, Double> r = rates(analysis);
        double c = r.getOrDefault("vehicle", Double.NaN);
        double a = r.getOrDefault("A", Double.NaN);
        double b = r.getOrDefault("B", Double.NaN);
        double ab = r.getOrDefault("A + B", Double.NaN);

        Combinations found = Combinations.of(analysis);

        Combination one = found.combinations().get(0);
        assertThat(one.bliss().value()).isCloseTo(ab - a - b + c, within(1e-9));
        assertThat(one.best().value()).isCloseTo(ab - Math.min(a, b), within(1e-9));
        assertThat(found.day()).isEqualTo(21);
        assertThat(one.additivity().value())
                .isCloseTo(Math.exp(21 * (ab - c)) - Math.exp(21 * (a - c)) - Math.exp(21 * (b - c)) + 1, within(1e-9));
        assertThat(one.bliss().upper()).isLessThan(0);
        assertThat(one.bliss().df()).isBetween(5.0, 60.0);
    }

    @Test
    void two_drugs_that_each_act_alone_are_independent() {
        Combination one =
                Combinations.of(study("A", "B", "A + B", 0)).combinations().get(0);

        assertThat(one.bliss().lower()).isLessThan(0);
        assertThat(one.bliss().upper()).isGreaterThan(0);
        assertThat(one.best().upper()).isLessThan(0);
        assertThat(one.best().p()).isLessThan(0.05);
    }

    @Test
    void an_arm_is_known_by_the_beginnings_of_the_names_of_its_drugs() {
        Combination one = Combinations.of(study("Cisplatin", "Vinorelbine", "Cis + Vin", 0))
                .combinations()
                .get(0);

        assertThat(one.first()).hasToString("Cisplatin");
        assertThat(one.second()).hasToString("Vinorelbine");
    }

    @Test
    void arms_that_are_no_combination_are_a_reason() {
        Combinations none = Combinations.of(study("A", "B", "C", 0));

        assertThat(none.combinations()).isEmpty();
        assertThat(none.reason()).contains("two other arms together");
    }

    @Test
    void a_grid_of_two_drugs_has_a_combination_for_each_pair_of_doses() throws IOException {
        GrowthAnalysis analysis = new VolumeGrowthAnalyses().analyze(PublicStudy.GBM.read(), AnalysisPlan.DEFAULT);

        Combinations found = Combinations.of(analysis);

        assertThat(found.combinations()).hasSize(9);
        Map<String, Double> r = rates(analysis);
        Combination one = found.combinations().stream()
                .filter(c -> c.together().value().equals("gdc0084_10_temo_40"))
                .findFirst()
                .orElseThrow();
        assertThat(one.bliss().value())
                .isCloseTo(
                        r.getOrDefault("gdc0084_10_temo_40", Double.NaN)
                                - r.getOrDefault("gdc0084_10_temo_00", Double.NaN)
                                - r.getOrDefault("gdc0084_00_temo_40", Double.NaN)
                                + r.getOrDefault("gdc0084_00_temo_00", Double.NaN),
                        within(1e-9));
    }
}
