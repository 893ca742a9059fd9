package org.graftline.report.internal.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthRates.Law;
import org.graftline.growth.beside.Trajectories;
import org.graftline.growth.beside.Trajectories.Count;
import org.graftline.growth.beside.Trajectories.Flag;
import org.graftline.growth.beside.Trajectories.Kind;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.report.internal.markup.Source;
import org.graftline.study.ArmName;
import org.graftline.study.MouseId;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Mice and donors whose growth is dangerous or unusual. */
@Component
@ServiceRanking(592)
public final class TrajectoriesSection implements ReportSection {
    /** Above this many arms the counts are those of all arms together. */
    private static final int MOST_ARMS = 6;
    /** So many of a kind and level are named. */
    private static final int MOST_NAMED = 12;

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final Remembered<Trajectories> remembered = new Remembered<>();

    @Override
    public String heading() {
        return "Dangerous and unusual growth";
    }

    @Override
    public String body(ReportSource source) {
        GrowthAnalysis analysis = Fitted.of(source);
        Trajectories found = remembered.of(analysis, () -> Trajectories.of(analysis));
        Passage passage = new Passage();
        if (!found.counts().isEmpty()) {
            passage.note("Probabilities follow from all readings together, with the variances of the model as known.")
                    .paragraph(asked(found))
                    .paragraph(named(found));
        }
        return passage.table(counts(analysis, found.counts()))
                .table(flags(analysis, found.flags()))
                .list(left(found.flags()))
                .list(found.notes())
                .xhtml();
    }

    private static String asked(Trajectories found) {
        boolean response = found.counts().stream().anyMatch(c -> c.kind() == Kind.NO_RESPONSE);
        return "Fast is growth of more than %s %% per day, which takes a tumor from %s to %s mm³ within %s days. Fast or slow for its arm is a rate more than %s standard deviations from the mean of the arm; of a normal distribution 2.3 %% are beyond each.%s A mouse or donor is named from a probability of %s on."
                .formatted(
                        Numbers.fixed(100 * Math.expm1(Trajectories.fastPerDay()), 1),
                        Numbers.fixed(Trajectories.FROM_MM3, 0),
                        Numbers.fixed(Trajectories.TO_MM3, 0),
                        Numbers.day(Trajectories.DAYS),
                        Numbers.day(Trajectories.DEVIATIONS),
                        response
                                ? " No response is treated growth that is no slower than the model expects of a control mouse of the same donor."
                                : "",
                        Numbers.fixed(Trajectories.THRESHOLD, 1));
    }

    private static String named(Trajectories found) {
        List<String> words = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (String level : List.of("donor", "mouse")) {
                int flagged = found.counts().stream()
                        .filter(c -> c.kind() == kind && c.level().equals(level))
                        .mapToInt(Count::flagged)
                        .sum();
                if (flagged > 0) {
                    String of = level.equals("donor")
                            ? Numbers.count(flagged, "donor in an arm", "donors in an arm")
                            : Numbers.count(flagged, "mouse", "mice");
                    words.add(of + ": " + words(kind).toLowerCase(java.util.Locale.ROOT));
                }
            }
        }
        return words.isEmpty()
                ? "No mouse and no donor is beyond a limit with that probability."
                : "Named are: %s.".formatted(String.join("; ", words));
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case FAST -> "Fast";
            case FAST_FOR_ITS_ARM -> "Fast for its arm";
            case SLOW_FOR_ITS_ARM -> "Slow for its arm";
            case NO_RESPONSE -> "No response";
        };
    }

    private static Booktabs counts(GrowthAnalysis analysis, List<Count> all) {
        boolean byArm = analysis.arms().size() <= MOST_ARMS;
        Booktabs table = new Booktabs(
                        "How many are beyond each limit: named, and expected as the sum of all probabilities. A donor counts once in each of its arms.")
                .text("Growth")
                .text("Level")
                .text("Arm")
                .number("Asked")
                .number("named")
                .number("expected");
        Map<String, List<Count>> groups = new LinkedHashMap<>();
        all.forEach(c -> groups.computeIfAbsent(
                        c.kind() + " " + c.level() + (byArm ? " " + c.arm() : ""), k -> new ArrayList<>())
                .add(c));
        String last = "";
        for (List<Count> group : groups.values()) {
            Count first = group.get(0);
            String kind = words(first.kind());
            table.row(
                            kind.equals(last) ? "" : kind,
                            first.level(),
                            byArm ? first.arm().value() : "all asked",
                            Numbers.count(group.stream().mapToInt(Count::units).sum()),
                            Numbers.count(
                                    group.stream().mapToInt(Count::flagged).sum()),
                            Numbers.fixed(
                                    group.stream().mapToDouble(Count::expected).sum(), 1))
                    .behindRow(Rows.MODEL.of(
                            group.stream().map(Count::arm).distinct().toArray(ArmName[]::new)));
            last = kind;
        }
        return table;
    }

    private static Booktabs flags(GrowthAnalysis analysis, List<Flag> all) {
        double alpha = analysis.governance().plan().alpha().value();
        Booktabs table = new Booktabs(
                        "Donors and mice beyond a limit with a probability of %s or more: predicted growth, %% per day, with %s intervals (given the variances of the model)."
                                .formatted(
                                        Numbers.fixed(Trajectories.THRESHOLD, 1),
                                        analysis.governance().level()))
                .wide()
                .text("Growth")
                .text("Mouse or donor")
                .text("Donor")
                .text("Arm")
                .number("Growth, % per day")
                .number("from")
                .number("to")
                .number("Probability");
        double quantile = NORMAL.inverseCumulativeProbability(1 - alpha / 2);
        Map<String, Integer> shown = new LinkedHashMap<>();
        String last = "";
        for (Flag flag : all) {
            if (shown.merge(group(flag), 1, Integer::sum) > MOST_NAMED) {
                continue;
            }
            String kind = words(flag.kind());
            Law rate = flag.of().rate();
            table.row(
                            kind.equals(last) ? "" : kind,
                            flag.of().level().equals("mouse")
                                    ? flag.of().unit()
                                    : "donor " + flag.of().unit(),
                            flag.of().donor().value(),
                            flag.of().arm().value(),
                            Numbers.fixed(percent(rate.mean()), 1),
                            Numbers.fixed(percent(rate.mean() - quantile * rate.sd()), 1),
                            Numbers.fixed(percent(rate.mean() + quantile * rate.sd()), 1),
                            flag.probability() >= 0.995 ? ">0.99" : Numbers.fixed(flag.probability(), 2))
                    .behindRow(
                            flag.of().level().equals("mouse")
                                    ? Rows.MODEL.of(new MouseId(flag.of().unit()))
                                    : Rows.MODEL
                                            .of(flag.of().donor())
                                            .of(flag.of().arm()));
            table.from(4, percent(rate.mean()), Source.growth(flag.of().parts()));
            last = kind;
        }
        return table;
    }

    private static String group(Flag flag) {
        return flag.kind() + " " + flag.of().level();
    }

    private static List<String> left(List<Flag> all) {
        Map<String, List<Flag>> groups = new LinkedHashMap<>();
        all.forEach(flag ->
                groups.computeIfAbsent(group(flag), k -> new ArrayList<>()).add(flag));
        return groups.values().stream()
                .filter(group -> group.size() > MOST_NAMED)
                .map(group -> "%s: the table shows the %d most probable of %s."
                        .formatted(
                                words(group.get(0).kind()),
                                MOST_NAMED,
                                group.get(0).of().level().equals("mouse")
                                        ? Numbers.count(group.size(), "mouse", "mice")
                                        : Numbers.count(group.size(), "donor in an arm", "donors in an arm")))
                .toList();
    }

    private static double percent(double slope) {
        return 100 * Math.expm1(slope);
    }
}
