package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Random;
import org.graftline.growth.endpoint.AreaComparisons;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.section.AreaSection;
import org.graftline.report.internal.trace.PrintedTables;
import org.graftline.report.internal.trace.PrintedTables.PrintedCell;
import org.junit.jupiter.api.Test;

/** What the report says of the areas under the growth curves. */
class AreaSectionTest {
    private static ReportSource study(double bend) {
        Random random = new Random(3);
        SmallStudy study = new SmallStudy();
        for (int m = 0; m < 16; m++) {
            String mouse = "M" + m;
            study.mouse(mouse, "D" + m % 4, m % 2 == 0 ? "control" : "treated");
            double rate = (m % 2 == 0 ? 0.1 : 0.06) + 0.008 * random.nextGaussian();
            for (int day = 0; day <= 24; day += 3) {
                double log = 5 + rate * day - bend * day * day + 0.05 * random.nextGaussian();
                study.volume(mouse, day, Math.rint(Math.exp(log)));
            }
        }
        return study.source();
    }

    @Test
    void it_prints_the_ratio_of_those_followed_and_that_by_the_model() {
        ReportSource source = study(0);
        AreaComparisons.Ratio ratio =
                AreaComparisons.of(source.data(), 0.05).arms().get(0).ratio().orElseThrow();

        String body = new AreaSection().body(source);

        then(PrintedTables.of(body).get(0).rows().get(0).stream()
                        .map(PrintedCell::text)
                        .limit(8))
                .containsExactly(
                        "treated",
                        "control",
                        "24",
                        "8",
                        "8",
                        "0",
                        Numbers.significant(ratio.treatedToControl().value(), 3),
                        Numbers.significant(ratio.treatedToControl().lower(), 3));
        then(body).contains("By the lines of the model, which keep every mouse: the area of treated to day 24 is 0.");
    }

    @Test
    void where_growth_is_no_line_the_model_tells_no_area() {
        then(new AreaSection().body(study(0.0025)))
                .contains("growth does not follow its lines, and an area under them would mislead")
                .doesNotContain("which keep every mouse");
    }

    @Test
    void without_a_control_arm_there_is_nothing_to_compare() {
        ReportSource source = new SmallStudy()
                .growing("M1", "D1", "treated", 0.08, 0, 3, 6, 9)
                .growing("M2", "D1", "treated", 0.04, 0, 3, 6, 9)
                .source();

        then(new AreaSection().body(source)).contains("No arm is compared").doesNotContain("<table");
    }
}
