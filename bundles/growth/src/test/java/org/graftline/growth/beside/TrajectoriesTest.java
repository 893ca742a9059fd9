package org.graftline.growth.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.graftline.growth.beside.Trajectories.Count;
import org.graftline.growth.beside.Trajectories.Flag;
import org.graftline.growth.beside.Trajectories.Kind;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

final class TrajectoriesTest {
    private final Random random = new Random(23);
    private final Set<String> trulyUnusual = new TreeSet<>();

    private void mouse(StudyInCode study, String donor, String mouse, String arm, double slope, int lastDay) {
        study.mouse(donor, mouse, arm);
        double start = 5 + 0.2 * random.nextGaussian();
        for (int day = 0; day <= lastDay; day += 3) {
            study.volume(mouse, day, Math.exp(start + slope * day + 0.1 * random.nextGaussian()));
        }
    }

    /** 6 donors with 4 mice in each of two arms; the drug takes 0.06 from a rate of 0.10 a day. */
    private StudyInCode study() {
        StudyInCode study = new StudyInCode("TRAJECTORIES", "control");
        for (int d = 0; d < 6; d++) {
            double rate = 0.1 + 0.01 * random.nextGaussian();
            for (int m = 0; m < 8; m++) {
                boolean drug = m >= 4;
                mouse(
                        study,
                        "D" + d,
                        "D" + d + "M" + m,
                        drug ? "drug" : "control",
                        rate - (drug ? 0.06 : 0) + 0.01 * random.nextGaussian(),
                        21);
            }
        }
        return study;
    }

    private static Trajectories of(StudyInCode study) {
        return Trajectories.of(new VolumeGrowthAnalyses().analyze(study.data(), AnalysisPlan.DEFAULT));
    }

    private static List<String> flagged(Trajectories all, Kind kind, String level) {
        return all.flags().stream()
                .filter(f -> f.kind() == kind && f.of().level().equals(level))
                .map(f -> f.of().unit())
                .toList();
    }

    @Test
    void fast_growth_makes_fifteen_volumes_of_one_within_two_weeks() {
        assertThat(100 * Math.exp(14 * Trajectories.fastPerDay())).isCloseTo(1500, within(1e-9));
    }

    @Test
    void a_mouse_that_grows_dangerously_is_named_and_no_other() {
        StudyInCode study = study();
        mouse(study, "D2", "RUNAWAY", "control", 0.26, 21);

        Trajectories found = of(study);

        assertThat(flagged(found, Kind.FAST, "mouse")).containsExactly("RUNAWAY");
        assertThat(flagged(found, Kind.FAST_FOR_ITS_ARM, "mouse")).contains("RUNAWAY");
        assertThat(found.flags().get(0).probability()).isGreaterThan(0.95);
        Count controls = found.counts().stream()
                .filter(c -> c.kind() == Kind.FAST && c.level().equals("mouse"))
                .findFirst()
                .orElseThrow();
        assertThat(controls.units()).isEqualTo(25);
        assertThat(controls.flagged()).isEqualTo(1);
        assertThat(controls.expected()).isBetween(0.95, 1.5);
    }

    @Test
    void a_mouse_seen_on_two_days_alone_is_not_called_dangerous_for_its_scatter() {
        StudyInCode study = study();
        mouse(study, "D2", "SHORT", "control", 0.26, 3);

        assertThat(flagged(of(study), Kind.FAST, "mouse")).isEmpty();
    }

    @Test
    void a_treated_mouse_that_grows_like_its_donor_s_controls_does_not_respond() {
        StudyInCode study = study();
        mouse(study, "D1", "DEAF", "drug", 0.13, 21);

        Trajectories found = of(study);

        assertThat(flagged(found, Kind.NO_RESPONSE, "mouse")).containsExactly("DEAF");
        assertThat(found.counts().stream().filter(c -> c.kind() == Kind.NO_RESPONSE))
                .allMatch(c -> c.arm().value().equals("drug"));
    }

    @Test
    void a_donor_whose_mice_do_not_respond_is_named_as_a_donor() {
        StudyInCode study = study();
        for (int m = 0; m < 12; m++) {
            mouse(study, "DEAF", "DEAF" + m, m < 6 ? "control" : "drug", 0.1 + (m < 6 ? 0 : 0.02), 21);
        }

        assertThat(flagged(of(study), Kind.NO_RESPONSE, "donor")).containsExactly("DEAF");
    }

    /** Over 400 mice: of those flagged with p ≥ 0.8 most are truly beyond, and the sum of the probabilities is about their number. */
    @Test
    void probabilities_are_kept_by_what_is_true() {
        StudyInCode study = new StudyInCode("MANY", "control");
        for (int d = 0; d < 40; d++) {
            double rate = 0.01 * random.nextGaussian();
            for (int m = 0; m < 10; m++) {
                double own = rate + 0.015 * random.nextGaussian();
                if (own > 2 * Math.hypot(0.01, 0.015)) {
                    trulyUnusual.add("D" + d + "M" + m);
                }
                mouse(study, "D" + d, "D" + d + "M" + m, "control", 0.08 + own, 21);
            }
        }
        Trajectories found = of(study);

        Count fast = found.counts().stream()
                .filter(c -> c.kind() == Kind.FAST_FOR_ITS_ARM && c.level().equals("mouse"))
                .findFirst()
                .orElseThrow();
        assertThat(fast.units()).isEqualTo(400);
        assertThat(fast.expected()).isCloseTo(trulyUnusual.size(), within(4.0));
        List<String> named = flagged(found, Kind.FAST_FOR_ITS_ARM, "mouse");
        assertThat(named).isNotEmpty();
        assertThat(named.stream().filter(trulyUnusual::contains).count()).isGreaterThanOrEqualTo(named.size() * 3L / 4);
        assertThat(found.notes()).anyMatch(n -> n.contains("no control arm"));
    }

    /** One effect for all donors by the plan: how far a donor is from the arm is the same in each of its arms. */
    @Test
    void a_donor_without_a_response_of_its_own_is_asked_for_unusual_growth_once() {
        Trajectories found = Trajectories.of(new VolumeGrowthAnalyses()
                .analyze(
                        study().data(),
                        AnalysisPlan.DEFAULT
                                .draft()
                                .donorEffect(AnalysisPlan.DonorEffect.THESE_DONORS)
                                .plan()));

        assertThat(found.counts().stream().filter(c -> c.level().equals("donor")))
                .extracting(c -> c.kind() + " " + c.arm() + " " + c.units())
                .containsExactly(
                        "FAST control 6", "FAST drug 6", "FAST_FOR_ITS_ARM control 6", "SLOW_FOR_ITS_ARM control 6");
        assertThat(found.notes()).anyMatch(n -> n.contains("asked in the first alone"));
    }

    @Test
    void flags_of_a_kind_come_donors_first_and_the_most_probable_first() {
        StudyInCode study = study();
        mouse(study, "D2", "RUNAWAY", "control", 0.26, 21);
        mouse(study, "D3", "RUNNER", "control", 0.24, 21);

        List<Flag> fast = of(study).flags().stream()
                .filter(f -> f.kind() == Kind.FAST && f.of().level().equals("mouse"))
                .toList();
        assertThat(fast).extracting(f -> f.of().unit()).contains("RUNAWAY");
        assertThat(fast).isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
    }
}
