package org.graftline.growth.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.growth.Governance;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.Coefficient;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.GrowthAnalysis.VarianceCandidate;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlan.Contrast;
import org.graftline.study.conduct.AnalysisPlan.Df;
import org.graftline.study.conduct.AnalysisPlan.DonorEffect;
import org.graftline.study.conduct.AnalysisPlan.Multiplicity;
import org.graftline.study.conduct.AnalysisPlan.Variance;
import org.graftline.study.conduct.AnalysisPlan.VisitReading;
import org.graftline.study.conduct.AnalysisPlanDraft;
import org.graftline.study.conduct.AnalysisPlans;
import org.junit.jupiter.api.Test;

/** Each field of the analysis plan changes what it should and nothing else. */
class ObeyedPlanTest {
    private static final StudyData TWO_ARMS =
            new SimulatedStudy().donors(5).micePerCell(3).data();

    private static AnalysisPlanDraft plan() {
        return AnalysisPlan.DEFAULT.draft();
    }

    private static GrowthAnalysis analyze(StudyData data, AnalysisPlanDraft draft) {
        return new VolumeGrowthAnalyses().analyze(data, draft.plan());
    }

    private static Estimate effect(GrowthAnalysis analysis) {
        return analysis.effects().get(0).differencePerDay();
    }

    private static Contrast contrast(String arm, String against) {
        return new Contrast(new ArmName(arm), new ArmName(against));
    }

    @Test
    void the_window_leaves_out_what_is_before_and_after() {
        GrowthAnalysis whole = analyze(TWO_ARMS, plan());
        GrowthAnalysis part = analyze(TWO_ARMS, plan().window(new Decimal("3"), new Decimal("15")));

        then(part.window().fromDay()).isEqualTo(3);
        then(part.window().toDay()).isEqualTo(15);
        then(part.window().reason()).isEqualTo("From day 3, as fixed beforehand, to day 15, as fixed beforehand.");
        then(part.fit().rows()).isEqualTo(30 * 5);
        then(whole.fit().rows()).isEqualTo(30 * 8);
        then(part.model().random()).isEqualTo(whole.model().random());
    }

    @Test
    void alpha_narrows_intervals_and_moves_no_estimate_and_no_p() {
        GrowthAnalysis five = analyze(TWO_ARMS, plan());
        GrowthAnalysis ten = analyze(TWO_ARMS, plan().alpha(new Decimal("0.1")));

        then(effect(ten).value()).isEqualTo(effect(five).value());
        then(effect(ten).p()).isEqualTo(effect(five).p());
        then(effect(ten).df()).isEqualTo(effect(five).df());
        then(effect(ten).lower()).isGreaterThan(effect(five).lower());
        then(effect(ten).upper()).isLessThan(effect(five).upper());
        for (int i = 0; i < five.fit().components().size(); i++) {
            GrowthAnalysis.Component wide = five.fit().components().get(i);
            GrowthAnalysis.Component narrow = ten.fit().components().get(i);
            then(narrow.sd()).isEqualTo(wide.sd());
            if (!Double.isNaN(wide.lower())) {
                then(narrow.lower()).isGreaterThan(wide.lower());
                then(narrow.upper()).isLessThan(wide.upper());
            }
        }
        then(ten.armCurves().get(0).points().get(3).lowerMm3())
                .isGreaterThan(five.armCurves().get(0).points().get(3).lowerMm3());
        then(ten.effects().get(0).byGroup().get(0).shrunk().lower())
                .isGreaterThan(five.effects().get(0).byGroup().get(0).shrunk().lower());
        then(ten.governance().level()).isEqualTo("90 %");
        then(ten.toString()).contains("90 % interval").doesNotContain("95 %");
        then(five.toString()).contains("95 % interval").doesNotContain("90 %");
    }

    @Test
    void a_level_is_written_without_needless_digits() {
        then(Governance.level(plan().alpha(new Decimal("0.025")).plan())).isEqualTo("97.5 %");
        then(Governance.level(plan().alpha(new Decimal("0.20")).plan())).isEqualTo("80 %");
    }

    @Test
    void only_the_listed_variance_functions_are_candidates() {
        then(analyze(TWO_ARMS, plan()).candidates())
                .extracting(VarianceCandidate::name)
                .containsExactly("constant", "sd by arm", "sd by size");
        then(analyze(TWO_ARMS, plan().variances(Variance.POWER_OF_MEAN)).candidates())
                .extracting(VarianceCandidate::name, VarianceCandidate::chosen)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("sd by size", true));
        then(analyze(TWO_ARMS, plan().variances(Variance.BY_ARM, Variance.POWER_OF_MEAN))
                        .candidates())
                .as("no test against a function that is none of the plan's")
                .allMatch(c -> Double.isNaN(c.lrP()));
    }

    @Test
    void these_donors_have_one_effect_and_the_conclusion_speaks_of_them_alone() {
        GrowthAnalysis likeThem = analyze(TWO_ARMS, plan());
        GrowthAnalysis these = analyze(TWO_ARMS, plan().donorEffect(DonorEffect.THESE_DONORS));

        then(likeThem.model().random().get(0)).startsWith("donor: 1 + day + day:treated");
        then(these.model().random().get(0)).isEqualTo("donor: 1 + day, unstructured");
        then(these.fit().components())
                .hasSizeLessThan(likeThem.fit().components().size());
        then(these.effects().get(0).byGroup()).isEmpty();
        then(effect(these).standardError()).isLessThan(effect(likeThem).standardError());
        then(these.scope())
                .startsWith("The result speaks of these 5 donors only: by the plan one treatment effect is common");
        then(these.model().equation()).doesNotContain("b₂");
    }

    @Test
    void the_planned_degrees_of_freedom_are_used_and_the_estimate_stays() {
        GrowthAnalysis satterthwaite = analyze(TWO_ARMS, plan().df(Df.SATTERTHWAITE));
        GrowthAnalysis kenwardRoger = analyze(TWO_ARMS, plan().df(Df.KENWARD_ROGER));

        then(satterthwaite.effects().get(0).dfMethod()).isEqualTo("Satterthwaite");
        then(kenwardRoger.effects().get(0).dfMethod()).isEqualTo("Kenward–Roger");
        then(effect(kenwardRoger).value()).isEqualTo(effect(satterthwaite).value());
        then(effect(kenwardRoger).df()).isNotEqualTo(effect(satterthwaite).df());
        then(kenwardRoger.governance().deviations()).isEmpty();
        then(satterthwaite.model().mixedScript()).contains("ddfm=satterthwaite");
        then(kenwardRoger.model().mixedScript()).contains("ddfm=kr");
    }

    @Test
    void planned_comparisons_take_the_place_of_each_arm_with_control() {
        StudyData data =
                new SimulatedStudy().donors(4).micePerCell(3).treatedArms(2).data();

        GrowthAnalysis each = analyze(data, plan());
        GrowthAnalysis planned =
                analyze(data, plan().contrasts(List.of(contrast("drug 2", "drug 1"), contrast("control", "drug 1"))));

        then(each.effects())
                .extracting(e -> e.arm() + " with " + e.control())
                .containsExactly("drug 1 with control", "drug 2 with control");
        then(planned.effects())
                .extracting(e -> e.arm() + " with " + e.control())
                .containsExactly("drug 2 with drug 1", "control with drug 1");
        double one = each.effects().get(0).differencePerDay().value();
        double two = each.effects().get(1).differencePerDay().value();
        then(planned.effects().get(0).differencePerDay().value())
                .isCloseTo(two - one, org.assertj.core.api.Assertions.within(1e-12));
        Estimate back = planned.effects().get(1).differencePerDay();
        then(back.value()).isCloseTo(-one, org.assertj.core.api.Assertions.within(1e-12));
        then(back.lower())
                .isCloseTo(
                        -each.effects().get(0).differencePerDay().upper(),
                        org.assertj.core.api.Assertions.within(1e-12));
        then(planned.effects().get(0).byGroup()).isEmpty();
        then(planned.effects().get(1).byGroup().get(2).shrunk().value())
                .isCloseTo(
                        -each.effects().get(0).byGroup().get(2).shrunk().value(),
                        org.assertj.core.api.Assertions.within(1e-12));
        then(planned.fit().logLik()).isEqualTo(each.fit().logLik());
        then(planned.cautions()).anyMatch(c -> c.startsWith("2 arms are compared with drug 1"));
    }

    @Test
    void a_planned_comparison_with_an_arm_that_is_not_there_is_left_out_and_said() {
        GrowthAnalysis a =
                analyze(TWO_ARMS, plan().contrasts(List.of(contrast("drug", "control"), contrast("mab", "control"))));

        then(a.effects()).extracting(TreatmentEffect::arm).containsExactly(new ArmName("drug"));
        then(a.governance().deviations())
                .containsExactly(
                        "The plan compares mab with control; that is left out, as no analyzed mouse is in 'mab'.");
        then(analyze(TWO_ARMS, plan().contrasts(List.of(contrast("mab", "control"))))
                        .noEffectReason())
                .contains("no analyzed mouse is in 'mab'");
    }

    @Test
    void holm_adds_a_p_that_is_never_smaller_and_leaves_the_intervals() {
        StudyData data =
                new SimulatedStudy().donors(4).micePerCell(3).treatedArms(3).data();

        GrowthAnalysis none = analyze(data, plan());
        GrowthAnalysis holm = analyze(data, plan().multiplicity(Multiplicity.HOLM));

        then(none.effects()).allMatch(e -> Double.isNaN(e.adjustedP()));
        then(holm.effects()).allMatch(e -> e.adjustedP() >= e.differencePerDay().p());
        then(holm.effects())
                .extracting(TreatmentEffect::differencePerDay)
                .isEqualTo(none.effects().stream()
                        .map(TreatmentEffect::differencePerDay)
                        .toList());
        then(holm.cautions()).anyMatch(c -> c.contains("The intervals are not widened"));
    }

    @Test
    void holm_multiplies_the_smallest_by_the_most_and_keeps_the_order() {
        then(Holm.adjusted(new double[] {0.01, 0.04, 0.03, Double.NaN, 0.005}))
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(0.03, 0.06, 0.06, Double.NaN, 0.02);
        then(Holm.adjusted(new double[] {0.9, 0.8})).containsExactly(1, 1);
    }

    private static StudyInCode measuredTwice() {
        StudyInCode study = new SimulatedStudy().donors(3).micePerCell(3).study();
        study.again("D0-drug-0", 21, 4000);
        study.again("D1-control-1", 21, 9000);
        return study;
    }

    @Test
    void the_reading_of_a_visit_that_counts_is_the_planned_one() {
        StudyData data = measuredTwice().data();
        GrowthAnalysis mean = analyze(data, plan());
        GrowthAnalysis first = analyze(data, plan().reading(VisitReading.FIRST));
        GrowthAnalysis last = analyze(data, plan().reading(VisitReading.LAST));
        GrowthAnalysis single =
                analyze(new SimulatedStudy().donors(3).micePerCell(3).data(), plan());

        then(mean.fit().rows())
                .isEqualTo(first.fit().rows())
                .isEqualTo(last.fit().rows());
        then(coefficients(first)).isEqualTo(coefficients(single));
        then(coefficients(first)).isNotEqualTo(coefficients(mean));
        then(coefficients(last)).isNotEqualTo(coefficients(mean));
        then(last.model().tableCsv()).contains("D0-drug-0,tumor,drug,treated,1,21," + Math.log(4000) + ",1,0\n");
        then(first.flow().exclusions())
                .extracting(GrowthAnalysis.Exclusion::reason, GrowthAnalysis.Exclusion::readings)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("not the first reading of its visit", 2));
        then(first.mice().stream()
                        .flatMap(m -> m.readings().stream())
                        .filter(p -> p.use() == GrowthAnalysis.Use.NOT_COUNTED))
                .hasSize(2);
        then(first.cautions()).noneMatch(c -> c.contains("measured more than once"));
        then(mean.cautions()).anyMatch(c -> c.startsWith("2 times a tumor was measured more than once"));
    }

    @Test
    void every_reading_of_a_visit_counts_with_what_the_visit_has_in_common() {
        StudyData twice = readTwice(0.1, 0.05);
        GrowthAnalysis all =
                analyze(twice, plan().reading(VisitReading.ALL).variances(Variance.CONSTANT, Variance.POWER_OF_MEAN));

        then(all.fit().rows()).isEqualTo(4 * 6 * 8 * 2);
        then(all.model().random()).last().isEqualTo("visit: 1, one variance");
        then(all.model().equation())
                .contains("+ v₀ᵢⱼₖ + eᵢⱼₖᵣ")
                .contains("v₀ᵢⱼₖ ~ N(0, G unstructured)   visit k of a mouse");
        then(all.model().nlmeScript()).contains("visit = pdLogChol(~ 1)");
        then(all.model().tableCsv()).contains(",tumor day 3\n");
        then(component(all, "visit", "intercept")).isBetween(0.08, 0.12);
        then(component(all, "measurement", "residual")).isBetween(0.045, 0.055);
        then(all.shares()).anyMatch(share -> share.level().equals("visit") && share.share() > 0);
    }

    /** With as many readings in every visit their mean holds all that is known of the coefficients. */
    @Test
    void as_many_readings_in_every_visit_say_what_their_means_say() {
        StudyData twice = readTwice(0.1, 0.05);
        AnalysisPlanDraft likelihood = plan().df(Df.SATTERTHWAITE);
        GrowthAnalysis mean = analyze(twice, likelihood.reading(VisitReading.MEAN));
        GrowthAnalysis all = analyze(twice, likelihood.reading(VisitReading.ALL));

        org.assertj.core.api.Assertions.assertThat(mean.candidates().get(0).chosen())
                .as("the constant standard deviation, without which the two models differ")
                .isEqualTo(all.candidates().get(0).chosen())
                .isTrue();
        then(effect(all).value()).isCloseTo(effect(mean).value(), org.assertj.core.api.Assertions.within(1e-8));
        then(effect(all).standardError())
                .isCloseTo(effect(mean).standardError(), org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void where_every_visit_has_one_reading_there_is_no_level_for_it() {
        StudyData once = new SimulatedStudy().donors(3).micePerCell(3).data();
        then(coefficients(analyze(once, plan().reading(VisitReading.ALL))))
                .isEqualTo(coefficients(analyze(once, plan())));
    }

    private static double component(GrowthAnalysis analysis, String level, String name) {
        return analysis.fit().components().stream()
                .filter(c -> c.level().equals(level) && c.name().equals(name))
                .mapToDouble(GrowthAnalysis.Component::sd)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Two readings of each visit, which share an error of the visit. */
    private static StudyData readTwice(double visitSd, double readingSd) {
        java.util.Random random = new java.util.Random(5);
        StudyInCode study = new StudyInCode("TWICE", "control");
        for (int donor = 0; donor < 4; donor++) {
            double rate = 0.08 + 0.012 * random.nextGaussian();
            for (int m = 0; m < 6; m++) {
                String mouse = "D" + donor + "-" + m;
                study.mouse("D" + donor, mouse, m < 3 ? "control" : "drug");
                double start = 5 + 0.2 * random.nextGaussian();
                double own = rate - (m < 3 ? 0 : 0.03 + 0.015 * random.nextGaussian()) + 0.008 * random.nextGaussian();
                for (int day = 0; day <= 21; day += 3) {
                    double mean = start + own * day + visitSd * random.nextGaussian();
                    study.volume(mouse, day, Math.exp(mean + readingSd * random.nextGaussian()));
                    study.again(mouse, day, Math.exp(mean + readingSd * random.nextGaussian()));
                }
            }
        }
        return study.data();
    }

    private static List<Double> coefficients(GrowthAnalysis analysis) {
        return analysis.fit().coefficients().stream()
                .map(Coefficient::estimate)
                .map(Estimate::value)
                .toList();
    }

    @Test
    void the_same_reading_of_a_visit_is_first_whatever_the_order_of_the_records() {
        StudyData data = measuredTwice().data();
        List<org.graftline.study.Reading> turned = new java.util.ArrayList<>(data.readings());
        java.util.Collections.reverse(turned);
        StudyData other = new StudyData(
                data.study(),
                data.arms(),
                data.donors(),
                data.mice(),
                data.tumors(),
                data.assignments(),
                data.removals(),
                turned,
                null);

        then(coefficients(analyze(other, plan().reading(VisitReading.FIRST))))
                .isEqualTo(coefficients(analyze(data, plan().reading(VisitReading.FIRST))));
    }

    @Test
    void a_plan_that_nobody_locked_says_so_and_one_that_was_says_what_departs_from_it() {
        AnalysisPlan plan = plan().alpha(new Decimal("0.1")).plan();
        Governance alone = Governance.unlocked(plan);

        then(alone.postHoc()).containsExactly("This plan was not locked before the analysis.");
        then(alone.under(new AnalysisPlans.InForce(plan, alone.sha256(), "ab12", List.of(), List.of()))
                        .postHoc())
                .isEmpty();
        then(alone.under(new AnalysisPlans.InForce(
                                plan, alone.sha256(), "ab12", List.of(), List.of("Post hoc: alpha.")))
                        .deviating(List.of("The plan compares a with b."))
                        .postHoc())
                .containsExactly("Post hoc: alpha.", "The plan compares a with b.");
        thenThrownBy(() -> alone.under(
                        new AnalysisPlans.InForce(AnalysisPlan.DEFAULT, "cd34", null, List.of(), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another plan");
    }

    /** The text that {@code conduct} stores and its lock hashes; its own test holds the same hash. */
    @Test
    void the_text_of_a_plan_is_the_one_that_its_lock_hashes() {
        Governance defaults = Governance.unlocked(AnalysisPlan.DEFAULT);

        then(defaults.planJson())
                .isEqualTo(
                        "{\"alpha\":\"0.05\",\"contrasts\":[],\"course\":{\"knots\":[],\"plannedDays\":[],\"shape\":\"LINE\"},\"covariates\":[],\"delta\":\"0.05\",\"df\":\"KENWARD_ROGER\",\"donorEffect\":\"AS_THE_DESIGN_CARRIES\",\"multiplicity\":\"NONE\",\"reading\":\"MEAN\",\"sensitivities\":[\"HALF_THE_LIMIT\",\"DELTA_ADJUSTED\"],\"variances\":[\"CONSTANT\",\"BY_ARM\",\"POWER_OF_MEAN\"]}");
        then(Governance.unlocked(plan().contrasts(List.of(contrast("drug", "vehicle")))
                                .window(null, new Decimal("28.0"))
                                .plan())
                        .planJson())
                .contains("\"contrasts\":[{\"against\":\"vehicle\",\"arm\":\"drug\"}]", "\"toDay\":\"28.0\"");
    }
}
