package org.graftline.growth.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.graftline.growth.Estimate;
import org.graftline.growth.beside.Sensitivities.Varied;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

final class SensitivitiesTest {
    private final Random random = new Random(11);

    /** Two mice of the drug are found dead on day 10; two readings of another are too small to measure. */
    private StudyData study(boolean tooSmall, boolean dead) {
        StudyInCode study = new StudyInCode("LOST", "control");
        for (int m = 0; m < 24; m++) {
            String mouse = "M" + (10 + m);
            study.mouse("D" + m % 4, mouse, m < 12 ? "control" : "drug");
            double start = 5 + 0.2 * random.nextGaussian();
            double slope = (m < 12 ? 0.09 : 0.05) + 0.01 * random.nextGaussian();
            for (int day = 0; day <= (dead && m >= 22 ? 8 : 20); day += 4) {
                double volume = Math.exp(start + slope * day + 0.1 * random.nextGaussian());
                if (tooSmall && m == 14 && day >= 16) {
                    study.without(mouse, day, ReadingStatus.TOO_SMALL, null);
                } else {
                    study.volume(mouse, day, volume);
                }
            }
        }
        StudyData data = study.data();
        List<Removal> removals = dead ? List.of(removal(data, "M32"), removal(data, "M33")) : List.of();
        return new StudyData(
                data.study(),
                data.arms(),
                data.donors(),
                data.mice(),
                data.tumors(),
                data.assignments(),
                removals,
                data.readings(),
                null);
    }

    private static Removal removal(StudyData data, String mouse) {
        return new Removal(data.study().code(), new MouseId(mouse), 1, new StudyDay(10), Removal.Cause.FOUND_DEAD);
    }

    private static AnalysisPlan delta(Decimal delta) {
        return AnalysisPlan.DEFAULT
                .draft()
                .sensitivities(AnalysisPlan.DEFAULT.sensitivities(), delta)
                .plan();
    }

    private static Sensitivities of(StudyData data, AnalysisPlan plan) {
        return Sensitivities.of(data, new VolumeGrowthAnalyses().analyze(data, plan));
    }

    private static Estimate effect(Sensitivities all, String analysis) {
        return all.effects().stream()
                .filter(v -> v.analysis().equals(analysis))
                .map(Varied::perDay)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mice_of_the_drug_that_were_lost_and_grow_faster_bring_the_effect_nearer_to_none() {
        Sensitivities all = of(study(false, true), AnalysisPlan.DEFAULT);

        Estimate primary = effect(all, "primary");
        Estimate lost = effect(all, "lost mice grow faster, treated alone");
        assertThat(lost.value()).isGreaterThan(primary.value());
        assertThat(lost.standardError()).isEqualTo(primary.standardError());
        assertThat(lost.value() - primary.value()).isLessThan(0.05 * 2 / 12); // two of twelve mice, delta of 0.05
        assertThat(all.notes()).anyMatch(n -> n.startsWith("2 mice were lost before day 20"));
    }

    @Test
    void at_the_tipping_point_the_interval_reaches_zero() {
        StudyData data = study(false, true);
        double tipping = of(data, AnalysisPlan.DEFAULT).tipping().get(0).perDay();

        Sensitivities there = of(data, delta(Decimal.of(tipping)));

        assertThat(effect(there, "lost mice grow faster, treated alone").upper())
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void readings_at_half_the_limit_change_the_effect_and_are_named() {
        Sensitivities all = of(study(true, false), AnalysisPlan.DEFAULT);

        assertThat(effect(all, "half the limit").value())
                .isLessThan(effect(all, "primary").value());
        assertThat(all.conclusions())
                .containsExactly("The conclusion on drug against control stands under every assumption tried.");
    }

    @Test
    void where_nothing_is_at_the_limit_and_nothing_lost_it_says_so() {
        Sensitivities all = of(study(false, false), AnalysisPlan.DEFAULT);

        assertThat(all.effects()).extracting(Varied::analysis).containsExactly("primary");
        assertThat(all.notes())
                .anyMatch(n -> n.contains("no reading stands at the limit"))
                .anyMatch(n -> n.startsWith("No mouse was lost before day 20"));
    }

    /** With several treated arms the donors' own effects are grouped by arm within the donor, and lost mice are followed there too. */
    @Test
    void lost_mice_of_several_treated_arms_are_followed_on() {
        StudyInCode study = new StudyInCode("ARMS", "control");
        for (int m = 0; m < 36; m++) {
            String mouse = "M" + (10 + m);
            String arm = m < 12 ? "control" : m < 24 ? "drug A" : "drug B";
            study.mouse("D" + m % 4, mouse, arm);
            double start = 5 + 0.2 * random.nextGaussian();
            double slope = (m < 12 ? 0.09 : 0.05 + 0.02 * (m % 4)) + 0.01 * random.nextGaussian();
            for (int day = 0; day <= (m >= 34 ? 8 : 20); day += 4) {
                study.volume(mouse, day, Math.exp(start + slope * day + 0.1 * random.nextGaussian()));
            }
        }
        StudyData data = study.data();
        StudyData lost = new StudyData(
                data.study(),
                data.arms(),
                data.donors(),
                data.mice(),
                data.tumors(),
                data.assignments(),
                List.of(removal(data, "M44"), removal(data, "M45")),
                data.readings(),
                null);

        Sensitivities all = of(lost, delta(new Decimal("0.05")));

        assertThat(new VolumeGrowthAnalyses()
                        .analyze(lost, AnalysisPlan.DEFAULT)
                        .model()
                        .specificationJson())
                .as("the arm is a level of its own")
                .contains("\"arm\"");
        assertThat(all.notes()).noneMatch(note -> note.contains("not made"));
        assertThat(all.effects()).extracting(Varied::analysis).contains("lost mice grow faster, treated alone");
    }
}
