package org.graftline.growth.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.graftline.growth.Governance;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.MouseId;
import org.graftline.study.conduct.AnalysisPlan;

/**
 * What is analyzed.
 *
 * @param protocol what the analysis fixes beforehand
 * @param rows by donor, mouse, tumor, day
 * @param window the days and the limit
 * @param limitIsStopgap whether the limit c₀ is the smallest measured volume, for want of one fixed beforehand
 * @param flow how the readings came down to the rows
 * @param points all volume readings of each mouse, by day
 * @param arms the arms that have rows, control first, then by name
 */
record AnalysisSet(
        AnalysisPlan protocol,
        List<AnalysisRow> rows,
        GrowthAnalysis.Window window,
        boolean limitIsStopgap,
        GrowthAnalysis.Flow flow,
        Map<MouseId, List<GrowthAnalysis.Point>> points,
        List<Arm> arms) {

    /** Two-sided level. */
    double alpha() {
        return protocol.alpha().value();
    }

    /** "95 % interval", at the level of the plan. */
    String intervalWords() {
        return Governance.level(protocol) + " interval";
    }

    Optional<Arm> arm(ArmName name) {
        return arms.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    Optional<Arm> control() {
        return arms.stream().filter(a -> a.role() == ArmRole.CONTROL).findFirst();
    }

    List<Arm> treated() {
        return arms.stream().filter(a -> a.role() != ArmRole.CONTROL).toList();
    }

    List<AnalysisRow> ofArm(ArmName arm) {
        return rows.stream().filter(r -> r.arm().equals(arm.value())).toList();
    }

    /** How many different values a property takes. */
    static int distinct(List<AnalysisRow> rows, Function<AnalysisRow, ?> property) {
        return (int) rows.stream().map(property).distinct().count();
    }

    int mice() {
        return distinct(rows, AnalysisRow::mouseName);
    }

    int donors() {
        return distinct(rows, AnalysisRow::donor);
    }

    int lineages() {
        return distinct(rows, AnalysisRow::lineage);
    }

    double firstDay() {
        return rows.stream().mapToDouble(AnalysisRow::day).min().orElse(Double.NaN);
    }

    double lastDay() {
        return rows.stream().mapToDouble(AnalysisRow::day).max().orElse(Double.NaN);
    }

    /** The middle one of all days of rows. */
    double medianDay() {
        double[] days = rows.stream().mapToDouble(AnalysisRow::day).sorted().toArray();
        return days[days.length / 2];
    }

    /** The groups of an outer level that carry an arm, by name. */
    TreeSet<String> groupsOf(ArmName arm, OuterLevel outer) {
        TreeSet<String> groups = new TreeSet<>();
        ofArm(arm).forEach(r -> groups.add(outer.of(r)));
        return groups;
    }

    /** Readings analyzed, replicates counted. */
    int readings() {
        return rows.stream().mapToInt(AnalysisRow::replicates).sum();
    }
}
