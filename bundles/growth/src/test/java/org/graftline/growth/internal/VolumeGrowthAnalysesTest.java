package org.graftline.growth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.graftline.cases.CaseFit;
import org.graftline.cases.InferenceChoice;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.GroupEffect;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.GrowthAnalysis.VarianceCandidate;
import org.graftline.growth.NotAnalyzableException;
import org.graftline.mixedmodel.CoefficientTest;
import org.graftline.mixedmodel.ContrastEstimate;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.study.Decimal;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeGrowthAnalysesTest {
    @TempDir
    Path folder;

    private static GrowthAnalysis analyze(StudyData data) {
        return new VolumeGrowthAnalyses().analyze(data, AnalysisPlan.DEFAULT);
    }

    @Test
    void the_truth_of_a_simulated_study_lies_within_the_intervals() {
        SimulatedStudy truth = new SimulatedStudy().donors(12).micePerCell(4);

        GrowthAnalysis a = analyze(truth.data());

        assertThat(a.fit().status()).isEqualTo("converged");
        TreatmentEffect effect = a.effects().get(0);
        assertThat(effect.groups()).isEqualTo(12);
        assertBetween(SimulatedStudy.EFFECT, effect.differencePerDay());
        assertBetween(SimulatedStudy.RATE, a.arms().get(0).ratePerDay());
        assertThat(effect.dfMethod()).isEqualTo("Kenward–Roger");
        assertThat(effect.byGroup()).hasSize(12);
        long covered = effect.byGroup().stream()
                .filter(g -> g.shrunk().lower() <= truth.effectIn(g.group())
                        && truth.effectIn(g.group()) <= g.shrunk().upper())
                .count();
        assertThat(covered).isGreaterThanOrEqualTo(10);
    }

    private static void assertBetween(double truth, Estimate e) {
        assertThat(truth).isBetween(e.lower(), e.upper());
        assertThat(e.upper() - e.lower()).isLessThan(0.05);
    }

    @Test
    void a_donors_effect_is_pulled_towards_the_overall_effect() {
        TreatmentEffect effect = analyze(
                        new SimulatedStudy().donors(8).micePerCell(2).data())
                .effects()
                .get(0);
        double overall = effect.differencePerDay().value();

        double shrunk = effect.byGroup().stream()
                .mapToDouble(g -> Math.abs(g.shrunk().value() - overall))
                .sum();
        double own = effect.byGroup().stream()
                .mapToDouble(g -> Math.abs(g.own() - overall))
                .sum();
        assertThat(shrunk).isLessThan(own);
        assertThat(effect.byGroup()).extracting(GroupEffect::controlMice).containsOnly(2);
    }

    @Test
    void a_residual_that_differs_by_arm_is_found_by_aic() {
        GrowthAnalysis a = analyze(
                new SimulatedStudy().donors(6).micePerCell(4).treatedNoise(3).data());

        VarianceCandidate chosen = a.candidates().stream()
                .filter(VarianceCandidate::chosen)
                .findFirst()
                .orElseThrow();
        assertThat(chosen.name()).isEqualTo("sd by arm");
        assertThat(chosen.lrP()).isLessThan(1e-6);
        assertThat(chosen.values()).startsWith("sd of drug 2.").endsWith("× control");
        assertThat(a.candidates()).extracting(VarianceCandidate::name).contains("sd by size");
    }

    @Test
    void one_donor_loses_its_level_and_the_conclusion_speaks_of_it_alone() {
        GrowthAnalysis a = analyze(new SimulatedStudy().donors(1).micePerCell(6).data());

        assertThat(a.model().random()).containsExactly("mouse: 1 + day, unstructured");
        assertThat(a.model().fallbacks())
                .containsExactly("Donor line: the analysis has one donor, so how donors differ cannot be estimated.");
        assertThat(a.scope()).startsWith("The result speaks of this one donor only");
    }

    @Test
    void one_arm_has_growth_and_no_effect_and_says_why() {
        GrowthAnalysis a = analyze(
                new SimulatedStudy().donors(5).micePerCell(3).withoutTreatment().data());

        assertThat(a.effects()).isEmpty();
        assertThat(a.noEffectReason())
                .isEqualTo("All analyzed mice are in the arm 'control', so there is nothing to compare it with.");
        assertThat(a.conclusion().get(0)).startsWith("Tumors of arm control double every ");
    }

    @Test
    void one_mouse_per_donor_and_arm_leaves_the_slope_to_the_donor() {
        GrowthAnalysis a =
                analyze(new SimulatedStudy().donors(15).micePerCell(1).data());

        assertThat(a.model().random())
                .containsExactly("donor: 1 + day + day:treated, unstructured", "mouse: 1, one variance");
        assertThat(a.model().fallbacks()).anyMatch(f -> f.startsWith("Slope per mouse: one mouse per donor and arm"));
        assertThat(a.cautions()).anyMatch(c -> c.startsWith("With one mouse per donor and arm the effect in a donor"));
        assertThat(a.shares()).extracting(GrowthAnalysis.VarianceShare::of).doesNotContain("treatment effect");
        assertThat(a.effects().get(0).byGroup()).hasSize(15);
        assertBetween(SimulatedStudy.EFFECT, a.effects().get(0).differencePerDay());
    }

    @Test
    void several_treated_arms_share_one_variance_of_the_donors_response() {
        GrowthAnalysis a = analyze(
                new SimulatedStudy().donors(6).micePerCell(3).treatedArms(3).data());

        assertThat(a.effects()).hasSize(3);
        assertThat(a.model().random().get(1)).isEqualTo("donor × arm: 0 + day:treated, one variance");
        assertThat(a.effects().get(0).byGroup()).hasSize(6);
        a.effects().forEach(e -> assertBetween(SimulatedStudy.EFFECT, e.differencePerDay()));
    }

    @Test
    void several_tumors_of_a_mouse_get_a_level_of_their_own() {
        GrowthAnalysis a = analyze(new SimulatedStudy()
                .donors(4)
                .micePerCell(4)
                .tumors("left", "right")
                .data());

        assertThat(a.model().random()).last().isEqualTo("tumor: 1 + day, unstructured");
        assertThat(a.fit().groups()).containsExactly("4 donors", "32 mice", "64 tumors");
    }

    @Test
    void lineages_that_group_donors_are_tried_as_the_outer_level() {
        GrowthAnalysis a = analyze(new SimulatedStudy()
                .donors(8)
                .micePerCell(2)
                .donorsPerLineage(2)
                .data());

        TreatmentEffect effect = a.lineageEffects().get(0);
        assertThat(effect.outerLevel()).isEqualTo("lineage");
        assertThat(effect.groups()).isEqualTo(4);
        assertThat(effect.byGroup()).extracting(GroupEffect::group).containsExactly("L0", "L1", "L2", "L3");
        assertThat(a.effects().get(0).byGroup())
                .extracting(GroupEffect::lineage)
                .contains("L0", "L3");
    }

    @Test
    void shares_of_one_quantity_add_up_to_one() {
        GrowthAnalysis a = analyze(new SimulatedStudy().donors(8).micePerCell(3).data());

        for (String of : List.of("growth rate", "treatment effect", "volume at day 0", "one reading")) {
            assertThat(a.shares().stream()
                            .filter(s -> s.of().equals(of))
                            .mapToDouble(GrowthAnalysis.VarianceShare::share)
                            .sum())
                    .as(of)
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void the_order_of_the_readings_changes_no_byte() {
        StudyData data = new SimulatedStudy().donors(5).micePerCell(3).data();
        List<Reading> shuffled = new ArrayList<>(data.readings());
        Collections.shuffle(shuffled, new Random(3));
        StudyData other = new StudyData(
                data.study(),
                data.arms(),
                data.donors(),
                data.mice(),
                data.tumors(),
                data.assignments(),
                data.removals(),
                shuffled,
                null);

        assertThat(analyze(other).toString()).isEqualTo(analyze(data).toString());
    }

    @Test
    void a_change_of_unit_shifts_the_start_and_no_rate() {
        SimulatedStudy study = new SimulatedStudy().donors(6).micePerCell(3);

        Estimate inMm3 = analyze(study.data()).effects().get(0).differencePerDay();
        Estimate inCm3 = analyze(study.unit(0.001).data()).effects().get(0).differencePerDay();

        assertThat(inCm3.value()).isCloseTo(inMm3.value(), within(1e-9));
        assertThat(inCm3.standardError()).isCloseTo(inMm3.standardError(), within(1e-9));
    }

    @Test
    void readings_left_out_and_imputed_are_counted_with_their_reason() {
        StudyInCode study = new SimulatedStudy().donors(3).micePerCell(3).study();
        study.volume("D0-control-0", -3, 80).volume("D0-control-1", -3, 90);
        study.without("D0-control-0", 24, ReadingStatus.NOT_MEASURED, "padding");
        study.without("D0-drug-0", 24, ReadingStatus.TOO_SMALL, null);
        study.without("D0-drug-1", 24, ReadingStatus.NOT_PALPABLE, null);
        study.volume("D0-drug-2", 24, 0);
        int before = study.data().readings().size();

        GrowthAnalysis a = new VolumeGrowthAnalyses()
                .analyze(
                        study.data(),
                        AnalysisPlan.DEFAULT.draft().limitMm3(new Decimal("20")).plan());

        assertThat(a.window().reason()).startsWith("From day 0:");
        assertThat(a.window().imputed()).isEqualTo(3);
        assertThat(a.flow().exclusions())
                .extracting(GrowthAnalysis.Exclusion::reason, GrowthAnalysis.Exclusion::readings)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("readings before day 0", 2),
                        org.assertj.core.groups.Tuple.tuple("not measured: padding", 1));
        assertThat(a.flow().analyzed().readings()).isEqualTo(before - 3);
        assertThat(a.cautions()).anyMatch(c -> c.startsWith("3 of ") && c.contains("stand at the limit of 20.0 mm³"));
        assertThat(a.model().tableCsv()).contains("D0-drug-2,tumor,drug,treated,1,24," + Math.log(20) + ",1,1\n");
    }

    @Test
    void a_reading_that_was_taken_back_is_as_if_it_had_never_been() {
        SimulatedStudy simulated = new SimulatedStudy().donors(3).micePerCell(3);
        GrowthAnalysis without = analyze(simulated.data());
        StudyInCode study = simulated.study();
        study.without("D0-drug-0", 24, ReadingStatus.WITHDRAWN, "moved to mouse D0-drug-1: wrong mouse held");
        study.without("D0-drug-0", -30, ReadingStatus.WITHDRAWN, "wrong day");

        GrowthAnalysis with = analyze(study.data());
        assertThat(with.dataSha256()).as("the records do differ").isNotEqualTo(without.dataSha256());
        assertThat(with.toString().replace(with.dataSha256(), without.dataSha256()))
                .isEqualTo(without.toString());
    }

    @Test
    void many_readings_below_the_limit_draw_a_warning() {
        StudyInCode study = new SimulatedStudy().donors(3).micePerCell(3).study();
        for (int d = 22; d < 32; d++) {
            study.without("D0-drug-0", d, ReadingStatus.TOO_SMALL, null);
        }

        assertThat(analyze(study.data()).cautions())
                .anyMatch(c -> c.contains("a Gaussian model of log volume is not appropriate here"));
    }

    @Test
    void replicates_of_a_day_become_the_mean_of_their_logs() {
        StudyInCode study = new SimulatedStudy().donors(3).micePerCell(3).study();
        study.volume("D0-drug-0", 40, 100).volume("D0-drug-0", 40, 400);

        GrowthAnalysis a = analyze(study.data());

        assertThat(a.model().tableCsv())
                .contains("D0-drug-0,tumor,drug,treated,1,40," + (Math.log(100) + Math.log(400)) / 2);
        assertThat(a.cautions())
                .contains(
                        "One tumor was measured more than once on a day; the mean of the log volumes stands for them.");
    }

    @Test
    void a_treated_arm_that_starts_larger_draws_a_caution_with_the_effect_it_would_have() {
        GrowthAnalysis a = analyze(
                new SimulatedStudy().donors(6).micePerCell(4).treatedStart(0.5).data());

        assertThat(a.cautions()).anyMatch(c -> c.startsWith("Treated tumors start ") && c.contains(" larger on day 0"));
    }

    @Test
    void arms_that_start_alike_draw_no_caution() {
        assertThat(analyze(new SimulatedStudy().donors(6).micePerCell(4).data()).cautions())
                .noneMatch(c -> c.startsWith("Treated tumors start"));
    }

    @Test
    void few_donors_with_an_open_result_are_called_uncertain() {
        GrowthAnalysis a = analyze(new SimulatedStudy()
                .donors(3)
                .micePerCell(3)
                .effectVariation(0.06)
                .data());

        assertThat(a.effects().get(0).differencePerDay().lower()).isNegative();
        assertThat(a.effects().get(0).differencePerDay().upper()).isPositive();
        assertThat(a.conclusion().get(0))
                .startsWith("Whether drug slows tumor growth is open")
                .endsWith("so with three donors the effect is uncertain.");
        assertThat(a.scope()).startsWith("The result speaks of donors like these 3");
        assertThat(a.cautions()).noneMatch(c -> c.contains("containment"));
        assertThat(a.cautions()).anyMatch(c -> c.startsWith("Three donors are few"));
    }

    @Test
    void rates_and_effects_are_the_engines_kenward_roger_answers() throws IOException {
        GrowthAnalysis a = new VolumeGrowthAnalyses()
                .analyze(
                        new SimulatedStudy().donors(6).micePerCell(3).data(),
                        AnalysisPlan.DEFAULT
                                .draft()
                                .df(AnalysisPlan.Df.KENWARD_ROGER)
                                .plan());
        Fit fit = again(a);

        double[] effect = new double[fit.fixed().size()];
        effect[fit.fixed().indexOf("day:treated")] = 1;
        double[] treatedRate = effect.clone();
        treatedRate[fit.fixed().indexOf("day")] = 1;
        assertIs(
                fit.estimate(effect, DegreesOfFreedom.KENWARD_ROGER),
                a.effects().get(0).differencePerDay());
        assertIs(
                fit.estimate(treatedRate, DegreesOfFreedom.KENWARD_ROGER),
                a.arms().get(1).ratePerDay());
        assertThat(a.fit().dfMethod()).isEqualTo("Kenward–Roger");
        assertThat(a.fit().coefficients())
                .extracting(c -> c.estimate().df())
                .containsExactlyElementsOf(
                        fit.kenwardRoger().stream().map(CoefficientTest::df).toList());
    }

    private static void assertIs(ContrastEstimate expected, Estimate found) {
        assertThat(found.value()).isEqualTo(expected.estimate());
        assertThat(found.standardError()).isEqualTo(expected.standardError());
        assertThat(found.df()).isEqualTo(expected.df());
        assertThat(found.p()).isCloseTo(expected.p(), within(1e-12));
        assertThat(found.lower()).isCloseTo(expected.lower(), within(1e-12));
        assertThat(found.upper()).isCloseTo(expected.upper(), within(1e-12));
    }

    /** The fit behind an analysis, from the model and the table that it hands out. */
    private Fit again(GrowthAnalysis a) throws IOException {
        return CaseFit.of(
                        Files.writeString(folder.resolve("data.csv"), a.model().tableCsv()),
                        Files.writeString(
                                folder.resolve("model.json"), a.model().specificationJson()),
                        InferenceChoice.ALL,
                        new FitOptions(1))
                .fit();
    }

    @Test
    void small_tumors_that_are_noisier_choose_the_function_of_size_by_aic_without_a_test() throws IOException {
        GrowthAnalysis a = analyze(
                new SimulatedStudy().donors(6).micePerCell(4).noiseOfSize(-0.6).data());

        VarianceCandidate size = a.candidates().get(2);
        assertThat(size.name()).isEqualTo("sd by size");
        assertThat(size.chosen()).isTrue();
        assertThat(a.candidates()).allMatch(c -> c.aic() >= size.aic());
        assertThat(size.lrStatistic()).isNaN();
        assertThat(size.lrP()).isNaN();
        assertThat(size.note())
                .contains("no likelihood-ratio test")
                .endsWith("Intervals and p values take these weights as known.");
        assertThat(a.model().equation()).contains("f the fitted log volume");
        Fit fit = again(a);
        assertThat(fit.logLik()).isEqualTo(a.fit().logLik());
        assertThat(fit.variance().values().get("expon")).isCloseTo(-0.6, within(0.15));
        assertThat(a.fit().components())
                .filteredOn(c -> c.level().equals("measurement"))
                .extracting(GrowthAnalysis.Component::name)
                .containsExactly("residual at 1 mm³ (σ)", "residual at 100 mm³", "residual at 1000 mm³");
    }

    @Test
    void no_component_has_an_interval_that_spans_orders_of_magnitude() {
        GrowthAnalysis a = analyze(
                new SimulatedStudy().donors(3).micePerCell(2).effectVariation(0).data());

        assertThat(a.fit().singularities()).isNotEmpty();
        assertThat(a.fit().components()).noneMatch(c -> c.upper() > 1e4 * c.lower());
        assertThat(a.fit().components()).filteredOn(c -> c.sd() == 0).allMatch(c -> Double.isNaN(c.upper()));
    }

    @Test
    void a_study_without_volumes_is_refused_with_what_to_do() {
        StudyInCode study = new StudyInCode("EMPTY", "control").mouse("D0", "M1", "control");

        assertThatThrownBy(() -> analyze(study.data()))
                .isInstanceOf(NotAnalyzableException.class)
                .hasMessage("Study 'EMPTY' holds no tumor volume. Enter or import volumes first.");
    }

    @Test
    void one_mouse_is_refused_with_the_counts() {
        StudyInCode study = new StudyInCode("ONE", "control").mouse("D0", "M1", "control");
        study.volume("M1", 0, 100).volume("M1", 3, 120);

        assertThatThrownBy(() -> analyze(study.data()))
                .isInstanceOf(NotAnalyzableException.class)
                .hasMessageContaining("has 2 volumes of 1 mice on 2 days from day 0 to day 3");
    }

    @Test
    void an_arm_that_is_all_below_the_limit_is_not_said_to_grow_slowly() {
        java.util.Random random = new java.util.Random(8);
        StudyInCode study = new StudyInCode("GONE", "control");
        for (int m = 0; m < 12; m++) {
            String mouse = "M" + (10 + m);
            study.mouse("D" + m % 3, mouse, m < 6 ? "control" : "drug");
            for (int day = 0; day <= 15; day += 3) {
                if (m < 6) {
                    study.volume(mouse, day, Math.exp(5 + 0.08 * day + 0.1 * random.nextGaussian()));
                } else {
                    study.without(mouse, day, org.graftline.study.ReadingStatus.TOO_SMALL, null);
                }
            }
        }

        GrowthAnalysis analysis = new VolumeGrowthAnalyses().analyze(study.data(), AnalysisPlan.DEFAULT);

        assertThat(analysis.conclusion().get(0))
                .startsWith("Every volume of drug is below what can be measured (")
                .contains("how fast they grow is not known");
        assertThat(analysis.conclusion()).noneMatch(s -> s.startsWith("Every volume of control"));
    }
}
