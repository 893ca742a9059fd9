package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.util.List;
import org.graftline.growth.FitDetails;
import org.graftline.growth.GrowthAnalysis.Component;
import org.graftline.growth.GrowthRates;
import org.graftline.growth.GrowthRates.Part;
import org.graftline.growth.GrowthRates.Spread;
import org.graftline.growth.GrowthRates.SpreadRatio;
import org.graftline.growth.NotAnalyzableException;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.section.SpreadSection;
import org.graftline.report.internal.trace.PrintedTables;
import org.graftline.report.internal.trace.PrintedTables.PrintedCell;
import org.graftline.report.internal.trace.PrintedTables.PrintedTable;
import org.graftline.study.ArmName;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

/** What the report says of how growth varies. */
class SpreadSectionTest {
    private static final ReportSource FITTED = FittedExample.source();

    private static List<List<PrintedCell>> rows(ReportSource source, int table) {
        List<PrintedTable> tables = PrintedTables.of(new SpreadSection().body(source));
        return tables.get(table).rows();
    }

    private static List<String> texts(List<PrintedCell> row) {
        return row.stream().map(PrintedCell::text).toList();
    }

    private static Component component(String level, String name) {
        return FITTED.analysis().fit().components().stream()
                .filter(c -> c.level().equals(level) && c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void controls_differ_between_donors_as_the_lines_of_the_model_do() {
        Component line = component("donor", "day");
        String control = FITTED.analysis().arms().get(0).arm().value();

        then(texts(rows(FITTED, 0).get(0)).subList(0, 4))
                .containsExactly("between donors", control, "5", Numbers.significant(line.sd(), 3));
        then(rows(FITTED, 0).get(0).get(3).source()).isEqualTo("deviation␟donor␟␟day");
    }

    @Test
    void mice_differ_alike_in_all_arms_because_the_model_takes_it_so() {
        then(rows(FITTED, 0))
                .anySatisfy(row -> then(texts(row).subList(0, 4))
                        .containsExactly(
                                "between mice of a donor",
                                "all arms",
                                "30",
                                Numbers.significant(component("mouse", "day").sd(), 3)));
        then(new SpreadSection().body(FITTED)).contains("one standard deviation for all arms");
    }

    /** By the plan all donors have one effect, so that they differ alike in both arms: five donors, though each stands in two arms. */
    @Test
    void a_donor_in_several_arms_counts_once() {
        ReportSource source = FittedExample.source(AnalysisPlan.DEFAULT
                .draft()
                .donorEffect(AnalysisPlan.DonorEffect.THESE_DONORS)
                .plan());

        then(texts(rows(source, 0).get(0)).subList(0, 3)).containsExactly("between donors", "all arms", "5");
    }

    /** 0.0125 and twice as much; a level without an interval has dashes. */
    @Test
    void spreads_are_printed_to_three_figures_with_their_ends() {
        ArmName control = FITTED.analysis().arms().get(0).arm();
        ArmName drug = FITTED.analysis().arms().get(1).arm();
        List<Part> parts = List.of(new Part("donor", "", List.of("day", "day:treated")));
        ReportSource source = SectionNumbersTest.withDetails(
                FITTED,
                new FitDetails(
                        List.of(),
                        List.of(),
                        List.of(),
                        new GrowthRates(
                                List.of(
                                        new Spread("donor", control, 5, 0.0125, Double.NaN, Double.NaN, parts),
                                        new Spread("donor", drug, 4, 0.025, 0.0123, 0.0511, parts)),
                                List.of(new SpreadRatio(drug, control, 2, 0.8, 5)),
                                List.of())));

        then(texts(rows(source, 0).get(0))).containsExactly("between donors", control.value(), "5", "0.0125", "–", "–");
        then(texts(rows(source, 0).get(1))).containsExactly("", drug.value(), "4", "0.0250", "0.0123", "0.0511");
        then(rows(source, 0).get(1).get(3).source()).isEqualTo("deviation␟donor␟␟day␞day:treated");
        then(new SpreadSection().body(source))
                .contains("vary 2.00 times as much as under " + control)
                .contains("0.80 to 5.00), which is not shown to differ from alike")
                .contains("has no interval");
    }

    @Test
    void without_a_growth_model_there_is_none() {
        ReportSource source = new SmallStudy()
                .mouse("M1", "D1", "control")
                .volume("M1", 0, 100)
                .source();

        thenThrownBy(() -> new SpreadSection().body(source)).isInstanceOf(NotAnalyzableException.class);
    }
}
