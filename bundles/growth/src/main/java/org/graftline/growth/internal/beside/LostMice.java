package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.growth.internal.Numbers;
import org.graftline.study.Removal;
import org.graftline.study.StudyData;

/**
 * Mice that were lost before the end for another reason than their measured size. Found dead and excluded are such reasons. A humane
 * endpoint is one where the tumor was small, and so is leaving without a recorded reason: smaller than half of the upper quartile of the
 * volumes at which such mice left. The schedule is none.
 *
 * @param mice the rows of each, by day
 * @param until the last day to which they are continued
 * @param words how they were told apart, a sentence
 */
record LostMice(Map<String, List<PrimaryRow>> mice, double until, String words) {
    private static final double SMALL = 0.5;
    private static final double UPPER_QUARTILE = 0.75;

    static LostMice of(StudyData data, Primary primary) {
        double until = primary.plan().toDay() == null
                ? primary.halfOfControlDay()
                : primary.analysis().window().toDay();
        Map<String, Removal.Cause> causes = new HashMap<>();
        data.removals().forEach(r -> causes.put(r.mouse().value(), r.cause()));
        Map<String, List<PrimaryRow>> left = new TreeMap<>();
        primary.rows()
                .forEach(r ->
                        left.computeIfAbsent(r.mouse(), k -> new ArrayList<>()).add(r));
        left.values().forEach(rows -> rows.sort(java.util.Comparator.comparingDouble(PrimaryRow::day)));
        left.values().removeIf(rows -> steps(rows, until).isEmpty());
        left.keySet().removeIf(mouse -> causes.get(mouse) == Removal.Cause.SCHEDULED);
        double small = small(left, causes);
        int known = 0;
        int big = 0;
        for (String mouse : List.copyOf(left.keySet())) {
            if (told(causes.get(mouse))) {
                known++;
            } else if (last(rowsOf(left, mouse)).logVolume() >= small) {
                big++;
                left.remove(mouse);
            }
        }
        return new LostMice(left, until, words(left.size(), known, big, until));
    }

    private static List<PrimaryRow> rowsOf(Map<String, List<PrimaryRow>> left, String mouse) {
        return left.getOrDefault(mouse, List.of());
    }

    private static boolean told(Removal.@org.jspecify.annotations.Nullable Cause cause) {
        return cause == Removal.Cause.FOUND_DEAD || cause == Removal.Cause.EXCLUDED;
    }

    private static double small(Map<String, List<PrimaryRow>> left, Map<String, Removal.Cause> causes) {
        double[] volumes = left.entrySet().stream()
                .filter(e -> !told(causes.get(e.getKey())))
                .mapToDouble(e -> last(e.getValue()).logVolume())
                .sorted()
                .toArray();
        return volumes.length == 0
                ? Double.NEGATIVE_INFINITY
                : volumes[(int) (UPPER_QUARTILE * (volumes.length - 1))] + StrictMath.log(SMALL);
    }

    private static String words(int lost, int known, int big, double until) {
        if (lost == 0) {
            return "No mouse was lost before day %s for another reason than its size.".formatted(Numbers.plain(until));
        }
        return "%s lost before day %s for another reason than measured size: %d found dead or excluded, %d that left small at a humane endpoint or without a recorded reason. %s large and %s taken as removed for that."
                .formatted(
                        lost == 1 ? "One mouse was" : lost + " mice were",
                        Numbers.plain(until),
                        known,
                        lost - known,
                        big == 1 ? "One left" : big + " left",
                        big == 1 ? "is" : "are");
    }

    static PrimaryRow last(List<PrimaryRow> rows) {
        return rows.get(rows.size() - 1);
    }

    /** The days on which a mouse would have been measured after its last one, in its own rhythm. */
    static List<Double> steps(List<PrimaryRow> rows, double until) {
        double[] days =
                rows.stream().mapToDouble(PrimaryRow::day).distinct().sorted().toArray();
        double last = days[days.length - 1];
        double[] gaps = new double[days.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = days[i + 1] - days[i];
        }
        java.util.Arrays.sort(gaps);
        double gap = gaps.length == 0 ? until - last : gaps[gaps.length / 2];
        List<Double> steps = new ArrayList<>();
        for (double day = last + gap; gap > 0 && day <= until; day += gap) {
            steps.add(day);
        }
        return steps;
    }
}
