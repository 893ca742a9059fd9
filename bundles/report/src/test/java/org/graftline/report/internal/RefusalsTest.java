package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the report says where something cannot be said, and where the plan's line does not hold. */
class RefusalsTest {
    private final Random random = new Random(3);

    private void mice(SmallStudy study, String arm, int from, int days, double bend) {
        for (int m = from; m < from + 6; m++) {
            String mouse = "M" + m;
            study.mouse(mouse, "D" + m % 3, arm);
            double start = 5 + 0.2 * random.nextGaussian();
            for (int day = 0; day <= days; day += 4) {
                study.volume(mouse, day, Math.exp(start + 0.1 * day - bend * day * day + 0.03 * random.nextGaussian()));
            }
        }
    }

    @Test
    void the_main_result_says_that_growth_bends_and_tells_the_effect_on_the_day() {
        SmallStudy study = new SmallStudy();
        mice(study, "control", 10, 24, 0.002);
        mice(study, "drug", 20, 24, 0.004);

        String page = Printing.reports().html(study.source());

        String main = page.substring(page.indexOf("1 Main result"), page.indexOf("2 Animals"));
        then(main).contains("Growth does not follow a line (p ", "on day 24 tumors of drug have ");
    }

    @Test
    void the_main_result_is_silent_on_the_line_where_it_holds() {
        SmallStudy study = new SmallStudy();
        mice(study, "control", 10, 24, 0);
        mice(study, "drug", 20, 24, 0);

        String page = Printing.reports().html(study.source());

        then(page.substring(page.indexOf("1 Main result"), page.indexOf("2 Animals")))
                .doesNotContain("does not follow a line");
    }

    @Test
    void arms_that_cannot_be_compared_for_one_reason_share_a_sentence() {
        SmallStudy study = new SmallStudy();
        mice(study, "control", 10, 8, 0);
        for (String arm : new String[] {"early A", "early B"}) {
            for (int m = 0; m < 6; m++) {
                String mouse = arm + m;
                study.mouse(mouse, "D" + m % 3, arm);
                for (int day = 1; day <= 9; day += 4) {
                    study.volume(mouse, day, Math.exp(5 + 0.1 * day + 0.03 * random.nextGaussian()));
                }
            }
        }

        then(Printing.reports().html(study.source()))
                .containsOnlyOnce("No comparison of ")
                .contains("No comparison of early A and early B: on no day after the start was half of the arm")
                .contains("No hazard ratio for early A and early B: ");
    }
}
