package org.graftline.report.internal.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.growth.FitDetails;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthRates;
import org.graftline.growth.GrowthRates.Part;
import org.graftline.growth.GrowthRates.Spread;
import org.graftline.growth.GrowthRates.SpreadRatio;
import org.graftline.growth.beside.RateSpreads;
import org.graftline.growth.beside.RateSpreads.ReadingSpread;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.report.internal.markup.Source;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** How much growth rates vary in each arm, between donors and between mice. */
@Component
@ServiceRanking(598)
public final class SpreadSection implements ReportSection {
    /** The level at which the engine's own intervals stand. */
    private static final double ALPHA_OF_ENGINE = 0.05;
    /** Above this many arms the scatter of readings is told by the least, the middle and the largest. */
    private static final int MOST_ARMS = 12;

    private final Remembered<RateSpreads> remembered = new Remembered<>();

    @Override
    public String heading() {
        return "Variation of growth by arm";
    }

    @Override
    public String body(ReportSource source) {
        GrowthAnalysis analysis = Fitted.of(source);
        RateSpreads found = remembered.of(analysis, () -> RateSpreads.of(analysis));
        String level = analysis.governance().level();
        Passage passage = new Passage();
        if (!found.spreads().isEmpty()) {
            passage.note(
                    "A standard deviation of 0.010 per day: the growth of two in three donors (mice) is within about one percentage point per day of the mean.");
        }
        sentences("donors", found.ratios(), level).forEach(passage::paragraph);
        sentences("mice of one donor", found.miceRatios(), level).forEach(passage::paragraph);
        return passage.table(spreads(analysis, found))
                .list(found.notes())
                .table(readings(analysis, found.readings()))
                .xhtml();
    }

    private static List<String> sentences(String what, List<SpreadRatio> ratios, String level) {
        Map<String, List<SpreadRatio>> alike = new LinkedHashMap<>();
        ratios.forEach(r -> alike.computeIfAbsent(r.ratio() + " " + r.lower(), k -> new ArrayList<>())
                .add(r));
        return alike.values().stream()
                .map(same ->
                        "Between %s the growth rates under %s vary %s times as much as under %s (approximate %s interval %s to %s)%s."
                                .formatted(
                                        what,
                                        same.size() > 1
                                                ? "treatment"
                                                : same.get(0).arm(),
                                        Numbers.fixed(same.get(0).ratio(), 2),
                                        same.get(0).control(),
                                        level,
                                        Numbers.fixed(same.get(0).lower(), 2),
                                        Numbers.fixed(same.get(0).upper(), 2),
                                        same.get(0).lower() <= 1 && same.get(0).upper() >= 1
                                                ? ", which is not shown to differ from alike"
                                                : ""))
                .toList();
    }

    private static Booktabs spreads(GrowthAnalysis analysis, RateSpreads found) {
        Booktabs table = new Booktabs(
                        "Standard deviation of growth rates, slope of log volume per day, by level and arm, with approximate %s intervals (Wald, on the logarithm)."
                                .formatted(analysis.governance().level()))
                .wide()
                .text("Differences")
                .text("Arm")
                .number("Units")
                .number("SD per day")
                .number("from")
                .number("to");
        boolean engine = analysis.governance().plan().alpha().value() == ALPHA_OF_ENGINE;
        List.of("donor", "lineage", "mouse", "tumor", GrowthRates.TOGETHER)
                .forEach(level -> rows(table, analysis, level(found.spreads(), level), words(level), true, engine));
        rows(table, analysis, found.mice(), words("mouse") + ", an SD for each arm", false, engine);
        return table;
    }

    private static List<Spread> level(List<Spread> spreads, String level) {
        return spreads.stream().filter(s -> s.level().equals(level)).toList();
    }

    /** @param traced whether the primary model gives the numbers again */
    private static void rows(
            Booktabs table,
            GrowthAnalysis analysis,
            List<Spread> spreads,
            String differences,
            boolean traced,
            boolean engine) {
        Map<Double, List<Spread>> alike = new LinkedHashMap<>();
        spreads.forEach(
                s -> alike.computeIfAbsent(s.sd(), k -> new ArrayList<>()).add(s));
        String first = differences;
        for (List<Spread> same : alike.values()) {
            Spread s = same.get(0);
            table.row(
                    first,
                    arms(analysis, same),
                    Numbers.count(units(analysis, same)),
                    Numbers.significant(s.sd(), 3),
                    end(s.lower()),
                    end(s.upper()));
            table.behindRow((traced ? Rows.MODEL : Rows.BESIDE)
                    .of(same.stream().map(Spread::arm).toArray(ArmName[]::new)));
            if (traced) {
                table.from(3, s.sd(), Source.deviation(s.parts()));
                if (s.parts().size() == 1 && s.parts().get(0).effects().size() == 1 && engine) {
                    Part one = s.parts().get(0);
                    String name = "sd " + one.level() + " " + one.effects().get(0);
                    table.from(4, s.lower(), Double.isNaN(s.lower()) ? "" : Source.wald(name, "lower"));
                    table.from(5, s.upper(), Double.isNaN(s.upper()) ? "" : Source.wald(name, "upper"));
                }
            }
            first = "";
        }
    }

    /** A donor has mice in several arms, a mouse is in one. */
    private static long units(GrowthAnalysis analysis, List<Spread> same) {
        Spread first = same.get(0);
        if (same.size() == 1 || !first.level().equals("donor")) {
            return same.stream().mapToInt(Spread::groups).sum();
        }
        List<ArmName> arms = same.stream().map(Spread::arm).toList();
        return analysis.details().rates().stream()
                .filter(mouse -> arms.contains(mouse.arm()))
                .map(FitDetails.MouseRate::donor)
                .distinct()
                .count();
    }

    private static String end(double value) {
        return Double.isNaN(value) ? "–" : Numbers.significant(value, 3);
    }

    private static String words(String level) {
        return switch (level) {
            case "mouse" -> "between mice of a donor";
            case "tumor" -> "between tumors of a mouse";
            case GrowthRates.TOGETHER -> "between mice of any donor";
            default -> "between " + level + "s";
        };
    }

    private static String arms(GrowthAnalysis analysis, List<Spread> same) {
        if (same.size() == 1) {
            return same.get(0).arm().value();
        }
        if (same.size() == analysis.arms().size()) {
            return "all arms";
        }
        List<ArmName> treated = analysis.arms().stream()
                .filter(arm -> arm.role() != ArmRole.CONTROL)
                .map(ArmGrowth::arm)
                .toList();
        return same.stream().map(Spread::arm).toList().equals(treated)
                ? "treated arms"
                : String.join(", ", same.stream().map(s -> s.arm().value()).toList());
    }

    private static Booktabs readings(GrowthAnalysis analysis, List<ReadingSpread> all) {
        boolean few = all.size() <= MOST_ARMS;
        Booktabs table = new Booktabs(
                        "Scatter of single readings about the line of their tumor: the middle (median) standard deviation of an arm's readings by the chosen variance function, log volume (up to 0.3 about the share of the volume).%s"
                                .formatted(few ? "" : " The arms with the least, the middle and the largest."))
                .text("Arm")
                .number("Readings in the model")
                .number("SD, log volume");
        List<ReadingSpread> sorted = all.stream()
                .sorted(Comparator.comparingDouble(ReadingSpread::sd))
                .toList();
        List<ReadingSpread> shown =
                few ? all : List.of(sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
        List<GrowthAnalysis.Component> components = analysis.fit().components();
        for (ReadingSpread one : shown) {
            table.row(one.arm().value(), Numbers.count(one.readings()), Numbers.significant(one.sd(), 3))
                    .behindRow(Rows.MODEL.of(one.arm()));
            for (int place = 0; place < components.size(); place++) {
                GrowthAnalysis.Component c = components.get(place);
                boolean own = c.name().equals("residual") || c.name().equals("residual, " + one.arm());
                if (c.level().equals("measurement") && own) {
                    table.from(2, c.sd(), Source.component(place));
                }
            }
        }
        return table;
    }
}
