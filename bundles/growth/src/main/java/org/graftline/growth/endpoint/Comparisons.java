package org.graftline.growth.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.graftline.study.ArmName;
import org.graftline.study.StudyData;

/**
 * Each treated arm of a study beside control, on the last day on which both still had half of their mice.
 *
 * @param arms by name; none without a control arm
 */
public record Comparisons(List<Comparison> arms) {
    private static final double ALPHA = 0.05;

    /** Copies the list in. */
    public Comparisons {
        arms = List.copyOf(arms);
    }

    /**
     * One treated arm.
     *
     * @param inhibition empty where {@code reason} says why
     */
    public record Comparison(ArmName arm, Optional<Inhibition> inhibition, String reason) {}

    /** @return the comparisons of a study, with 95 % intervals */
    public static Comparisons of(StudyData data) {
        return of(data, ALPHA);
    }

    /**
     * @param alpha two-sided level: intervals have 1 − alpha
     * @return the comparisons of a study
     */
    public static Comparisons of(StudyData data, double alpha) {
        MeasuredArms arms = MeasuredArms.of(data);
        List<Comparison> comparisons = new ArrayList<>();
        for (ArmName arm : arms.compared()) {
            comparisons.add(of(arms.courses(), arm, arms.control().orElseThrow(), alpha));
        }
        return new Comparisons(comparisons);
    }

    private static Comparison of(List<VolumeCourse> courses, ArmName arm, ArmName control, double alpha) {
        try {
            double day = commonDay(courses, arm, control);
            return new Comparison(arm, Optional.of(Inhibition.on(day, courses, arm, control, alpha)), "");
        } catch (NoEndpointException none) {
            return new Comparison(arm, Optional.empty(), none.sentence());
        }
    }

    /** The last day on which at least half of the mice of both arms were measured. */
    private static double commonDay(List<VolumeCourse> courses, ArmName arm, ArmName control)
            throws NoEndpointException {
        Map<Double, int[]> measured = new TreeMap<>();
        int[] mice = new int[2];
        for (VolumeCourse course : courses) {
            int which = course.arm().equals(arm) ? 0 : course.arm().equals(control) ? 1 : -1;
            if (which >= 0) {
                mice[which]++;
                double baseline = course.baseline().day();
                course.points().stream()
                        .filter(point -> point.day() > baseline)
                        .forEach(point -> measured.computeIfAbsent(point.day(), day -> new int[2])[which]++);
            }
        }
        return measured.entrySet().stream()
                .filter(day -> 2 * day.getValue()[0] >= mice[0] && 2 * day.getValue()[1] >= mice[1])
                .mapToDouble(Map.Entry::getKey)
                .max()
                .orElseThrow(() -> new NoEndpointException(
                        "On no day after the start was half of the arm and half of %s measured.".formatted(control)));
    }
}
