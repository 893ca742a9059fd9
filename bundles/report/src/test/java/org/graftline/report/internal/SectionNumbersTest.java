package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.graftline.growth.FitDetails;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.endpoint.WeightCourses;
import org.graftline.growth.endpoint.WeightCourses.Day;
import org.graftline.report.ReportSource;
import org.graftline.study.ArmName;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** One number of each section that was worked out by hand. */
class SectionNumbersTest {
    private static final PrintedReports REPORTS = Printing.reports();

    /**
     * Logs of 100, 200 against those of 200, 400: means 4.95174 and 5.64489, both variances (ln 2)²/2 = 0.240227; so the difference of
     * means, ln 2 = 0.693147, over √0.240227 = 0.490129 is √2.
     */
    @Test
    void two_arms_that_are_a_doubling_apart_differ_by_root_two_standard_deviations() throws Exception {
        SmallStudy study = new SmallStudy()
                .mouse("C1", "D1", "control")
                .volume("C1", 0, 100)
                .mouse("C2", "D2", "control")
                .volume("C2", 0, 200)
                .mouse("T1", "D1", "treated")
                .volume("T1", 0, 200)
                .mouse("T2", "D2", "treated")
                .volume("T2", 0, 400);

        then(row(study.source(), "Balance at baseline", 1, "treated"))
                .containsExactly("treated", "2", "200", "300", "400", "1.41");
    }

    /** M1: 20 g, then 18 g (90 %) and 15 g (75 %); M2: mean of 20 and 22 g is 21 g, then 21 g (100 %). */
    @Test
    void weights_are_percent_of_the_last_weight_on_or_before_day_zero() throws Exception {
        SmallStudy study = new SmallStudy()
                .mouse("M1", "D1", "treated")
                .weight("M1", -4, 30)
                .weight("M1", 0, 20)
                .weight("M1", 3, 18)
                .weight("M1", 7, 15)
                .mouse("M2", "D1", "treated")
                .weight("M2", 0, 21)
                .weight("M2", 3, 21);

        WeightCourses weights = WeightCourses.of(study.data());

        then(weights.byArm().get(new ArmName("treated")))
                .containsExactly(
                        new Day(-4, 1, 150, 150, 150),
                        new Day(0, 2, 100, 100, 100),
                        new Day(3, 2, 95, 90, 100),
                        new Day(7, 1, 75, 75, 75));
        then(weights.lowest()).containsEntry(new MouseId("M1"), 75.0);
        then(row(study.source(), "Body weight", 1, "treated")).containsExactly("treated", "2", "75.0", "1", "1");
    }

    /**
     * Own slopes ln 1.10 and ln 1.06 about an arm of ln 1.08, in the model ln 1.09 and ln 1.07: growth of 10 and 6 % about 8 % is 2
     * points, of 9 and 7 % is 1 point.
     */
    @Test
    void shrinkage_halves_a_spread_of_two_points_to_one() throws Exception {
        ReportSource made = ExampleStudy.of(2, 1, 4).source();
        ArmName arm = made.analysis().arms().get(0).arm();
        ReportSource source = withDetails(
                made,
                new FitDetails(
                        List.of(
                                rate(made, 0, arm, Math.log(1.10), Math.log(1.09)),
                                rate(made, 1, arm, Math.log(1.06), Math.log(1.07))),
                        List.of(),
                        List.of()));

        then(row(source, "From each mouse to the study", 1, arm.value()))
                .containsExactly(arm.value(), "2", "2.00", "1.00", "0.00");
    }

    /** sd of the log 0.9 · V^(−1/3): at 1,000 mm³ 0.09, so 90 mm³ and 9 %; at 125 mm³ it would be 0.18. */
    @Test
    void a_caliper_s_constant_error_is_ninety_cubic_millimeters_at_a_thousand() {
        FitDetails.ReadingSpread spread = new FitDetails.ReadingSpread("", 0.9, -1 / 3.0, 0);

        then(spread.ofVolume(1000, 0)).isCloseTo(90, offset(1e-9));
        then(spread.ofLog(125, 0)).isCloseTo(0.18, offset(1e-12));
    }

    /** 0.2 · 100 = 20 mm³, 0.2 · 500 = 100 mm³, 0.2 · 1,500 = 300 mm³, each 20 %. */
    @Test
    void exactness_in_proportion_prints_the_same_percent_at_every_size() throws Exception {
        ReportSource made = ExampleStudy.of(2, 1, 8).source();
        ReportSource source = withDetails(
                made, new FitDetails(List.of(), List.of(), List.of(new FitDetails.ReadingSpread("", 0.2, 0, 0))));

        then(row(source, "How exact a reading is", 1, "all arms"))
                .containsExactly("all arms", "20", "20", "100", "20", "300", "20");
    }

    /** 50 mm³ on day 0 and 200 mm³ on day 8 is fourfold; removed on day 9, after its last reading. */
    @Test
    void the_log_of_humane_endpoints_has_the_day_and_the_last_volume() throws Exception {
        SmallStudy study = new SmallStudy()
                .mouse("M1", "D1", "control")
                .volume("M1", 0, 50)
                .volume("M1", 8, 200)
                .removed("M1", 9, Removal.Cause.HUMANE_ENDPOINT)
                .mouse("M2", "D1", "control")
                .volume("M2", 0, 60)
                .volume("M2", 8, 90);

        then(row(study.source(), "Time on study", 1, "M1"))
                .containsExactly("M1", "D1", "control", "humane endpoint", "9", "200", "8", "–");
        then(row(study.source(), "Time to fourfold volume", 1, "control")).startsWith("control", "2", "1", "8");
    }

    private static FitDetails.MouseRate rate(ReportSource made, int mouse, ArmName arm, double own, double model) {
        return new FitDetails.MouseRate(
                made.data().mice().get(mouse).mouse(),
                made.data().mice().get(mouse).donor(),
                arm,
                own,
                model,
                Math.log(1.08),
                Math.log(1.08));
    }

    static ReportSource withDetails(ReportSource source, FitDetails details) {
        GrowthAnalysis a = source.analysis();
        return new ReportSource(
                source.data(),
                new GrowthAnalysis(
                        a.study(),
                        a.dataSha256(),
                        a.window(),
                        a.flow(),
                        a.model(),
                        a.candidates(),
                        a.fit(),
                        a.arms(),
                        a.effects(),
                        a.noEffectReason(),
                        a.lineageEffects(),
                        a.shares(),
                        a.mice(),
                        a.armCurves(),
                        a.residuals(),
                        a.conclusion(),
                        a.scope(),
                        a.cautions(),
                        details,
                        a.governance()),
                source.files(),
                source.madeBy(),
                source.madeAt(),
                source.versions(),
                source.notes());
    }

    /** The cells of the row that begins with a word, in a table of a section. */
    private static List<String> row(ReportSource source, String section, int table, String first) throws Exception {
        Document page = WebPageTest.parse(REPORTS.html(source));
        String path =
                "(//section[contains(h2,'%s')]//table)[%d]/tbody/tr[*[1]='%s']/*".formatted(section, table, first);
        return WebPageTest.texts(page, path);
    }
}
