package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.List;
import org.graftline.growth.FitDetails;
import org.graftline.growth.GrowthRates;
import org.graftline.growth.GrowthRates.Law;
import org.graftline.growth.GrowthRates.Part;
import org.graftline.growth.GrowthRates.Posterior;
import org.graftline.growth.GrowthRates.Spread;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.section.TrajectoriesSection;
import org.graftline.report.internal.trace.PrintedTables;
import org.graftline.report.internal.trace.PrintedTables.PrintedCell;
import org.graftline.report.internal.trace.PrintedTables.PrintedTable;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.junit.jupiter.api.Test;

/** Which mice and donors the report names. */
class TrajectoriesSectionTest {
    private static final ReportSource FITTED = FittedExample.source();
    private static final ArmName DRUG = FITTED.analysis().arms().get(1).arm();

    private static Posterior mouse(String name, Law rate, Law fromControl) {
        return new Posterior(
                "mouse",
                name,
                new DonorId("D1"),
                DRUG,
                rate,
                new Law(0, 0.01),
                fromControl,
                List.of(
                        new Part("", "", List.of("day", "day:treated")),
                        new Part("mouse", "D1/" + name, List.of("day"))));
    }

    private static ReportSource source(List<Posterior> posteriors, double spread) {
        Spread mice = new Spread("mouse", DRUG, posteriors.size(), spread, Double.NaN, Double.NaN, List.of());
        return SectionNumbersTest.withDetails(
                FITTED,
                new FitDetails(List.of(), List.of(), List.of(), new GrowthRates(List.of(mice), List.of(), posteriors)));
    }

    private static List<PrintedTable> tables(ReportSource source) {
        return PrintedTables.of(new TrajectoriesSection().body(source));
    }

    private static List<List<String>> texts(PrintedTable table) {
        return table.rows().stream()
                .map(row -> row.stream().map(PrintedCell::text).toList())
                .toList();
    }

    /**
     * ln 1.25 ± 1.96 · 0.02 is 25 % with 20.2 to 30.0; the limit ln 15 / 14 = 0.19343 is 0.02971 or 1.4856 standard deviations below:
     * Φ = 0.931.
     */
    @Test
    void a_mouse_beyond_the_limit_is_printed_with_growth_interval_and_probability() {
        List<PrintedTable> tables = tables(source(
                List.of(
                        mouse("M1", new Law(Math.log(1.25), 0.02), new Law(-0.1, 0.01)),
                        mouse("M2", new Law(0.1, 0.01), new Law(-0.1, 0.01))),
                0.03));

        then(texts(tables.get(0))).contains(List.of("Fast", "mouse", DRUG.value(), "2", "1", "0.9"));
        then(texts(tables.get(1)))
                .containsExactly(List.of("Fast", "M1", "D1", DRUG.value(), "25.0", "20.2", "30.0", "0.93"));
        then(tables.get(1).rows().get(0).get(4).source()).isEqualTo("growth␟␟␟day␞day:treated␟mouse␟D1/M1␟day");
    }

    @Test
    void where_many_do_not_respond_the_most_probable_are_named_and_the_rest_counted() {
        List<Posterior> deaf = new ArrayList<>();
        for (int m = 10; m < 30; m++) {
            deaf.add(mouse("M" + m, new Law(0.1, 0.01), new Law(0.001 * m, 0.01)));
        }
        ReportSource source = source(deaf, 0.03);

        then(texts(tables(source).get(1)))
                .hasSize(12)
                .first()
                .satisfies(row -> then(row).startsWith("No response", "M29"));
        then(new TrajectoriesSection().body(source)).contains("the table shows the 12 most probable of 20");
    }

    @Test
    void where_nobody_is_beyond_a_limit_it_says_so() {
        String body = new TrajectoriesSection()
                .body(source(List.of(mouse("M2", new Law(0.1, 0.01), new Law(-0.1, 0.01))), 0.03));

        then(body).contains("No mouse and no donor is beyond a limit");
        then(PrintedTables.of(body)).hasSize(1);
    }

    @Test
    void a_model_without_differences_between_mice_names_none() {
        String body = new TrajectoriesSection()
                .body(source(List.of(mouse("M2", new Law(0.3, 0.01), new Law(-0.1, 0.01))), 0));

        then(body)
                .contains("no differences of growth between mice of one donor")
                .doesNotContain("<table");
    }
}
