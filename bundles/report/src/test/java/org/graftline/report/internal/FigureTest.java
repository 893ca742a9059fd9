package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.GrowthAnalysis.Use;
import org.graftline.report.FigureName;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.figure.EffectFigure;
import org.graftline.study.ArmName;
import org.graftline.study.Removal;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What can be read off the figures. */
class FigureTest {
    private static final PrintedReports REPORTS = Printing.reports();
    private static final ReportSource STUDY = ExampleStudy.aStudy().source();

    @Test
    void every_reading_of_every_mouse_can_be_pointed_at() throws Exception {
        Document figure = figure(STUDY, FigureName.GROWTH_BY_ARM);

        long drawable = STUDY.analysis().mice().stream()
                .flatMap(m -> m.readings().stream())
                .filter(p -> p.use() != Use.NOT_MEASURED)
                .count();
        then(WebPageTest.texts(figure, "//@data-volume")).hasSize((int) drawable);
        then(Set.copyOf(WebPageTest.texts(figure, "//@data-mouse"))).hasSize(76);
        then(new TreeSet<>(WebPageTest.texts(figure, "//@data-use")))
                .containsExactly("analyzed", "analyzed-at-limit", "outside-window");
    }

    @Test
    void an_effect_without_an_interval_is_drawn_as_a_point() {
        TreatmentEffect effect =
                effectOfOneDonor(new Estimate(-0.03, Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN));

        then(EffectFigure.byGroup(effect, effect, "95 %").get(0))
                .contains("data-overall")
                .doesNotContain("NaN");
        then(EffectFigure.whole(List.of(effect), "95 %")).contains("data-group").doesNotContain("NaN");
    }

    @Test
    void arms_of_one_donor_stand_below_one_another_in_one_picture() {
        TreatmentEffect effect = effectOfOneDonor(new Estimate(-0.03, 0.01, -0.05, -0.01, 9, 0.01));

        then(EffectFigure.armsAlone(List.of(effect, effect))).isTrue();
        then(EffectFigure.whole(List.of(effect, effect), "95 %").split("data-group=", -1))
                .hasSize(3);
    }

    private static TreatmentEffect effectOfOneDonor(Estimate difference) {
        return new TreatmentEffect(
                new ArmName("drug"),
                new ArmName("control"),
                "donor",
                1,
                difference,
                List.of(),
                "One donor carries both.",
                "containment");
    }

    @Test
    void each_arm_has_its_mean_band_and_counts() throws Exception {
        Document figure = figure(STUDY, FigureName.GROWTH_BY_ARM);

        then(WebPageTest.texts(figure, "//@data-mean")).containsExactly("control", "erlotinib 50 mg/kg");
        then(WebPageTest.texts(figure, "//@data-band")).hasSize(2);
        then(WebPageTest.texts(figure, "//*[local-name()='text']"))
                .contains("mice", "41", "Tumor volume, mm³ (log scale)", "41\u00a0mice of 7\u00a0donors");
    }

    @Test
    void the_control_is_a_black_solid_line_and_the_treated_arm_is_neither() throws Exception {
        Document figure = figure(STUDY, FigureName.GROWTH_BY_ARM);

        then(WebPageTest.texts(figure, "//*[@data-mean='control']/@stroke")).containsExactly("#000000");
        then(WebPageTest.texts(figure, "//*[@data-mean='control']/@stroke-dasharray"))
                .isEmpty();
        then(WebPageTest.texts(figure, "//*[@data-mean!='control']/@stroke")).containsExactly("#0072B2");
        then(WebPageTest.texts(figure, "//*[@data-mean!='control']/@stroke-dasharray"))
                .hasSize(1);
    }

    @Test
    void marks_that_are_there_are_explained() throws Exception {
        then(STUDY.data().removals()).extracting(Removal::cause).contains(Removal.Cause.HUMANE_ENDPOINT);
        then(WebPageTest.texts(figure(STUDY, FigureName.GROWTH_BY_ARM), "//*[local-name()='text']"))
                .contains(
                        "too small, set to 70.0 mm³",
                        "outside the analysis window",
                        "removed: humane endpoint or found dead");
    }

    @Test
    void the_forest_has_every_donor_under_its_lineage_and_the_overall_effect_last() throws Exception {
        Document figure = figure(STUDY, FigureName.EFFECT_BY_DONOR);

        then(WebPageTest.texts(figure, "//@data-group"))
                .containsExactly("PT-101", "PT-108", "PT-115", "PT-122", "PT-129", "PT-136", "PT-143");
        then(WebPageTest.texts(figure, "//*[local-name()='text']"))
                .containsSubsequence(
                        "Lineage LIN-A",
                        "PT-101",
                        "Lineage LIN-B",
                        "PT-115",
                        "Lineage LIN-C",
                        "Lineage LIN-D",
                        "Overall");
        then(WebPageTest.texts(figure, "//@data-overall")).hasSize(1);
    }

    @Test
    void a_donor_without_an_own_estimate_has_no_hollow_mark() throws Exception {
        then(WebPageTest.texts(figure(STUDY, FigureName.EFFECT_BY_DONOR), "//@data-own"))
                .hasSize(6);
    }

    @Test
    void the_lineage_forest_is_its_own_figure() throws Exception {
        then(WebPageTest.texts(figure(STUDY, FigureName.EFFECT_BY_LINEAGE), "//@data-group"))
                .containsExactly("LIN-A", "LIN-B", "LIN-C", "LIN-D");
    }

    @Test
    void every_residual_can_be_pointed_at_over_volume_and_over_time() throws Exception {
        then(WebPageTest.texts(figure(STUDY, FigureName.RESIDUALS), "//@data-residual"))
                .hasSize(2 * STUDY.analysis().residuals().size());
    }

    @Test
    void a_large_study_draws_lines_and_no_single_points() throws Exception {
        ReportSource large = ExampleStudy.of(20, 1, 400).source();

        then(WebPageTest.texts(figure(large, FigureName.GROWTH_BY_ARM), "//*[@data-use='analyzed']"))
                .isEmpty();
        then(WebPageTest.texts(figure(large, FigureName.GROWTH_BY_ARM), "//*[local-name()='path']/@data-mouse"))
                .hasSizeGreaterThanOrEqualTo(400);
        then(WebPageTest.texts(figure(large, FigureName.RESIDUALS), "//@data-residual"))
                .isEmpty();
    }

    @Test
    void three_treated_arms_stand_below_one_another_in_one_picture() throws Exception {
        Document figure = figure(ExampleStudy.of(12, 3, 160).source(), FigureName.EFFECT_BY_DONOR);

        then(WebPageTest.texts(figure, "//@data-overall")).hasSize(3);
        then(WebPageTest.texts(figure, "/*/@alt")).hasSize(1);
    }

    private static Document figure(ReportSource source, FigureName name) throws Exception {
        return WebPageTest.parse(REPORTS.figure(source, name));
    }
}
