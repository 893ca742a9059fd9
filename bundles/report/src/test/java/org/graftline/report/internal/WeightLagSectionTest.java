package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import java.util.Random;
import org.graftline.growth.beside.WeightLag;
import org.graftline.growth.beside.WeightLag.Direction;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.section.WeightLagSection;
import org.graftline.report.internal.trace.PrintedTables;
import org.graftline.report.internal.trace.PrintedTables.PrintedCell;
import org.junit.jupiter.api.Test;

/** What the report says of growth and weight in time. */
class WeightLagSectionTest {
    /** Weight falls by half of a tenth of the growth of the interval before. */
    private static ReportSource weighed(double slope) {
        Random random = new Random(3);
        SmallStudy study = new SmallStudy();
        for (int m = 0; m < 16; m++) {
            String mouse = "M" + m;
            study.mouse(mouse, "D" + m % 4, m % 2 == 0 ? "control" : "treated");
            double volume = 150;
            double weight = 22;
            double before = 0;
            for (int day = 0; day <= 24; day += 3) {
                study.volume(mouse, day, Math.rint(volume)).weight(mouse, day, weight);
                weight *= Math.exp(3 * (slope * before + 0.001 * random.nextGaussian()));
                before = 0.05 * random.nextGaussian();
                volume *= Math.exp(3 * (0.06 + before));
            }
        }
        return study.source();
    }

    @Test
    void growth_before_loss_of_weight_is_told_with_its_effect_for_ten_percent_a_day() {
        ReportSource source = weighed(-0.05);
        Direction found =
                WeightLag.of(source.data(), source.analysis()).directions().get(0);
        String body = new WeightLagSection().body(source);

        then(body)
                .contains(
                        "Faster growth of the tumor goes before loss of weight (p &lt; 0.001, 112\u00a0pairs of 16\u00a0mice)")
                .contains("does not show that one causes the other");
        List<PrintedCell> row = PrintedTables.of(body).get(0).rows().get(0);
        then(row.stream().map(PrintedCell::text).limit(8))
                .containsExactly(
                        "volume, +0.10 per day (log)",
                        "weight",
                        "112",
                        "16",
                        "4",
                        Numbers.fixed(10 * found.slope().value(), 3),
                        Numbers.fixed(10 * found.slope().lower(), 3),
                        Numbers.fixed(10 * found.slope().upper(), 3));
        then(found.slope().value()).isBetween(-0.06, -0.04);
    }

    @Test
    void without_an_association_nothing_is_claimed() {
        then(new WeightLagSection().body(weighed(0)))
                .contains("Growth of the tumor is not shown to go before a change of weight")
                .doesNotContain("Faster growth");
    }

    @Test
    void a_study_without_weights_says_why_there_is_nothing() {
        ReportSource source = new SmallStudy()
                .growing("M1", "D1", "control", 0.08, 0, 3, 6, 9)
                .growing("M2", "D1", "treated", 0.04, 0, 3, 6, 9)
                .source();

        then(new WeightLagSection().body(source))
                .contains("No mouse of an arm was weighed")
                .doesNotContain("<table");
    }
}
