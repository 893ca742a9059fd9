package org.graftline.report.internal.section;

import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.beside.Combinations;
import org.graftline.growth.beside.Combinations.Combination;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Whether two drugs together do more than expected of each alone. */
@Component
@ServiceRanking(680)
public final class CombinationSection implements ReportSection {
    private final Remembered<Combinations> remembered = new Remembered<>();

    @Override
    public String heading() {
        return "Combination effect";
    }

    @Override
    public String body(ReportSource source) {
        Combinations combinations = remembered.of(source.analysis(), () -> Combinations.of(source.analysis()));
        List<Combination> all = combinations.combinations();
        if (all.isEmpty()) {
            return ""; // most studies have no arm of two drugs
        }
        double alpha = source.analysis().governance().plan().alpha().value();
        return new Passage()
                .note(
                        all.size() == 1
                                ? ""
                                : "Intervals and p values are not adjusted for asking of %s."
                                        .formatted(Numbers.count(all.size(), "combination", "combinations")))
                .paragraph(
                        "Contrasts of the primary model; below 0 both drugs together do better than expected. Bliss: each drug multiplies the volume by its own factor. Highest single agent: both together are as good as the better one alone. Response additivity: the shares of the control's volume that the drugs save by day %s add up."
                                .formatted(Numbers.day(combinations.day())))
                .paragraph(found(all, alpha))
                .table(table(combinations, source.analysis()))
                .paragraph(
                        "Which arms are both drugs and which are one of them was read from the names of the arms: check the first three columns. None of this speaks of doses that were not given.")
                .xhtml();
    }

    private static String found(List<Combination> all, double alpha) {
        long synergy = all.stream()
                .filter(c -> c.bliss().p() < alpha && c.bliss().value() < 0)
                .count();
        long antagonism = all.stream()
                .filter(c -> c.bliss().p() < alpha && c.bliss().value() > 0)
                .count();
        long better = all.stream().filter(c -> c.best().upper() < 0).count();
        return "Of %s, %s more than Bliss independence expects, %s less; %s than the better drug alone."
                .formatted(
                        Numbers.count(all.size(), "combination", "combinations"),
                        synergy == 0 ? "none shows" : Numbers.count(synergy) + (synergy == 1 ? " shows" : " show"),
                        antagonism == 0 ? "none" : Numbers.count(antagonism),
                        better == 0
                                ? "none slows growth more"
                                : Numbers.count(better) + (better == 1 ? " slows growth more" : " slow growth more"));
    }

    private static Booktabs table(Combinations combinations, GrowthAnalysis analysis) {
        String level = analysis.governance().level();
        ArmName[] controls = analysis.arms().stream()
                .filter(arm -> arm.role() == ArmRole.CONTROL)
                .map(GrowthAnalysis.ArmGrowth::arm)
                .toArray(ArmName[]::new);
        Booktabs table = new Booktabs(
                        "Excess over what is expected, with %s intervals: percent per day for Bliss and for the highest single agent (HSA), percent of the control's volume on day %s for response additivity."
                                .formatted(level, Numbers.day(combinations.day())))
                .wide()
                .text("Together")
                .text("Alone")
                .text("Expected by")
                .number("Excess, %")
                .number("from")
                .number("to")
                .number("df")
                .number("p");
        for (Combination c : combinations.combinations()) {
            row(table, c.together().value(), c.first().value(), "Bliss, per day", Numbers.percentPerDay(c.bliss()));
            table.behindRow(behind(c, controls));
            row(table, "", c.second().value(), "HSA, per day", Numbers.percentPerDay(c.best()));
            table.behindRow(behind(c, controls));
            row(table, "", "", "additivity, share", hundredfold(c.additivity()));
            table.behindRow(behind(c, controls));
        }
        return table;
    }

    private static Rows behind(Combination c, ArmName... controls) {
        return Rows.MODEL.of(c.together(), c.first(), c.second()).of(controls);
    }

    private static void row(Booktabs table, String together, String alone, String model, Estimate e) {
        table.row(
                together,
                alone,
                model,
                Numbers.fixed(e.value(), 2),
                Numbers.fixed(e.lower(), 2),
                Numbers.fixed(e.upper(), 2),
                Numbers.df(e.df()),
                Numbers.p(e.p()));
    }

    private static Estimate hundredfold(Estimate e) {
        return new Estimate(100 * e.value(), 100 * e.standardError(), 100 * e.lower(), 100 * e.upper(), e.df(), e.p());
    }
}
