package org.graftline.report.internal.section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.study.ArmName;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** How many animals, who left the analysis and why, and whose tumors they carry. */
@Component
@ServiceRanking(900)
public final class AnimalsSection implements ReportSection {
    private static final int ARM_COLUMNS = 4;
    private static final int HEAD = 36;
    private static final int MOST_DONORS = 80;

    @Override
    public String heading() {
        return "Animals and donors";
    }

    @Override
    public String body(ReportSource source) {
        GrowthAnalysis.Flow flow = source.analysis().flow();
        Passage passage = new Passage()
                .note("Experimental unit: the mouse, nested in its donor.")
                .table(flow(flow));
        if (source.data().donors().size() > MOST_DONORS) {
            return passage.paragraph(
                            "%s are too many to be listed one by one here; readings.csv, attached to the PDF, names the donor of every mouse."
                                    .formatted(
                                            Numbers.count(source.data().donors().size(), "donor", "donors")))
                    .table(diagnoses(source))
                    .xhtml();
        }
        return passage.table(donors(source)).xhtml();
    }

    private static Booktabs flow(GrowthAnalysis.Flow flow) {
        Booktabs table = new Booktabs(
                        "From all that were enrolled to what the model saw. A mouse counts as left out when no reading of it remained.")
                .behind(Rows.VOLUMES)
                .text("")
                .number("Donors")
                .number("Mice")
                .number("Readings");
        table.row(
                "Enrolled",
                Numbers.count(flow.enrolled().donors()),
                Numbers.count(flow.enrolled().mice()),
                Numbers.count(flow.enrolled().readings()));
        flow.exclusions().forEach(e -> table.row("left out: " + e.reason(), "", minus(e.mice()), minus(e.readings())));
        return table.row(
                "Analyzed",
                Numbers.count(flow.analyzed().donors()),
                Numbers.count(flow.analyzed().mice()),
                Numbers.count(flow.analyzed().readings()));
    }

    private static String minus(int count) {
        return count == 0 ? "0" : "−" + Numbers.count(count);
    }

    private static Booktabs donors(ReportSource source) {
        List<ArmName> arms = source.analysis().arms().stream()
                .map(GrowthAnalysis.ArmGrowth::arm)
                .toList();
        boolean byArm = arms.size() <= ARM_COLUMNS;
        boolean lineages = source.data().donors().stream().anyMatch(d -> d.lineage() != null);
        boolean diagnoses = source.data().donors().stream().anyMatch(d -> d.diagnosis() != null);
        Map<DonorId, Map<ArmName, Integer>> mice = new HashMap<>();
        source.analysis()
                .mice()
                .forEach(m ->
                        mice.computeIfAbsent(m.donor(), d -> new HashMap<>()).merge(m.arm(), 1, Integer::sum));
        Booktabs table = new Booktabs(
                        byArm ? "Donors and their mice in each arm." : "Donors, their mice and the arms these are in.")
                .text("Donor");
        if (arms.size() > 2) {
            table.wide();
        }
        if (lineages) {
            table.text("Lineage");
        }
        if (diagnoses) {
            table.text("Diagnosis");
        }
        if (byArm) {
            arms.forEach(a -> table.number(head(a)));
        } else {
            table.number("Arms");
        }
        table.number("Mice");
        for (Donor donor : source.data().donors()) {
            Map<ArmName, Integer> counts = mice.getOrDefault(donor.donor(), Map.of());
            List<String> cells = new ArrayList<>(List.of(donor.donor().value()));
            if (lineages) {
                cells.add(Objects.requireNonNullElse(donor.lineage(), "–"));
            }
            if (diagnoses) {
                cells.add(Objects.requireNonNullElse(donor.diagnosis(), "–"));
            }
            if (byArm) {
                arms.forEach(a -> cells.add(Numbers.count(counts.getOrDefault(a, 0))));
            } else {
                cells.add(Numbers.count(counts.size()));
            }
            cells.add(Numbers.count(
                    counts.values().stream().mapToInt(Integer::intValue).sum()));
            table.row(cells).behindRow(Rows.VOLUMES.of(donor.donor()));
        }
        return table;
    }

    private static Booktabs diagnoses(ReportSource source) {
        Map<DonorId, Long> mice =
                source.analysis().mice().stream().collect(Collectors.groupingBy(m -> m.donor(), Collectors.counting()));
        Map<String, List<Donor>> donors = source.data().donors().stream()
                .collect(Collectors.groupingBy(
                        d -> Objects.requireNonNullElse(d.diagnosis(), "not known"),
                        TreeMap::new,
                        Collectors.toList()));
        Booktabs table = new Booktabs("Donors by diagnosis.")
                .text("Diagnosis")
                .number("Donors")
                .number("Mice")
                .number("mice of a donor, fewest")
                .number("most");
        donors.forEach((diagnosis, those) -> {
            LongSummaryStatistics each = those.stream()
                    .mapToLong(d -> mice.getOrDefault(d.donor(), 0L))
                    .summaryStatistics();
            table.row(
                            diagnosis,
                            Numbers.count(those.size()),
                            Numbers.count(each.getSum()),
                            Numbers.count(each.getMin()),
                            Numbers.count(each.getMax()))
                    .behindRow(Rows.VOLUMES.and(Rows.Of.DIAGNOSIS, diagnosis));
        });
        return table;
    }

    /** A column is headed by as much of the arm's name as tells it apart; the whole name stands in the growth figure and the estimates. */
    private static String head(ArmName arm) {
        String name = arm.value();
        return name.length() <= HEAD ? name : name.substring(0, name.offsetByCodePoints(HEAD - 1, 0)) + "…";
    }
}
