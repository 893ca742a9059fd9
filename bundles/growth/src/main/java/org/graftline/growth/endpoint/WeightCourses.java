package org.graftline.growth.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;

/**
 * Body weights of mice that have an arm in percent of their baseline: the last weight on or before day 0, else the first of all. Weights of
 * one day are averaged.
 *
 * @param byArm control first, then by name; the days of an arm ascending. Arms without weights are absent
 * @param lowest the lowest weight of each mouse, percent of its baseline
 */
public record WeightCourses(Map<ArmName, List<Day>> byArm, Map<MouseId, Double> lowest) {
    /** Copies the maps in. */
    public WeightCourses {
        byArm = Collections.unmodifiableMap(new LinkedHashMap<>(byArm));
        lowest = Map.copyOf(lowest);
    }

    /**
     * The mice of an arm on one day, percent of baseline.
     *
     * @param day from the mouse's day 0, whole days
     * @param mice weighed
     */
    public record Day(double day, int mice, double mean, double lowest, double highest) {}

    /** @return the weights of a study; empty where nobody was weighed */
    public static WeightCourses of(StudyData data) {
        Map<MouseId, TreeMap<Double, DoubleSummaryStatistics>> mice = new TreeMap<>();
        for (Reading reading : data.readings()) {
            if (reading.endpoint() == Endpoint.BODY_WEIGHT
                    && reading.status() == ReadingStatus.MEASURED
                    && reading.value() != null
                    && reading.value().value() > 0) {
                mice.computeIfAbsent(reading.mouse(), mouse -> new TreeMap<>())
                        .computeIfAbsent(
                                data.ownDay(reading.mouse(), reading.day()), day -> new DoubleSummaryStatistics())
                        .accept(reading.value().value());
            }
        }
        Map<MouseId, ArmName> arms = new HashMap<>();
        data.assignments().forEach(assignment -> arms.put(assignment.mouse(), assignment.arm()));
        Map<ArmName, TreeMap<Double, Map<MouseId, Double>>> days = new HashMap<>();
        Map<MouseId, Double> lowest = new HashMap<>();
        mice.forEach((mouse, weights) -> {
            Map.Entry<Double, DoubleSummaryStatistics> before = weights.floorEntry(0.0);
            double baseline =
                    (before == null ? weights.firstEntry() : before).getValue().getAverage();
            ArmName arm = arms.get(mouse);
            weights.forEach((day, weight) -> {
                double percent = 100 * weight.getAverage() / baseline;
                lowest.merge(mouse, percent, Math::min);
                if (arm != null) {
                    days.computeIfAbsent(arm, name -> new TreeMap<>())
                            .computeIfAbsent(Math.floor(day + 0.5), whole -> new TreeMap<>())
                            .put(mouse, percent);
                }
            });
        });
        Map<ArmName, List<Day>> byArm = new LinkedHashMap<>();
        data.arms().stream()
                .sorted(Comparator.comparing(Arm::role).thenComparing(Arm::name))
                .map(Arm::name)
                .filter(days::containsKey)
                .forEach(arm -> byArm.put(arm, days(days.getOrDefault(arm, new TreeMap<>()))));
        return new WeightCourses(byArm, lowest);
    }

    private static List<Day> days(TreeMap<Double, Map<MouseId, Double>> weights) {
        List<Day> days = new ArrayList<>();
        weights.forEach((day, mice) -> {
            DoubleSummaryStatistics all =
                    mice.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
            days.add(new Day(day, mice.size(), all.getAverage(), all.getMin(), all.getMax()));
        });
        return days;
    }
}
