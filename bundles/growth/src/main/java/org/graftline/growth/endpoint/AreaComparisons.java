package org.graftline.growth.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.graftline.growth.Estimate;
import org.graftline.study.ArmName;
import org.graftline.study.StudyData;

/**
 * The area under each mouse's volumes, treated against control, to the last day until which both arms still had half of their mice. Mice are
 * taken as independent, and those that left before are ignored: it stands beside the model, not in its place.
 *
 * @param arms by name; none without a control arm
 */
public record AreaComparisons(List<Comparison> arms) {
    private static final int FEWEST = 2;

    /** Copies the list in. */
    public AreaComparisons {
        arms = List.copyOf(arms);
    }

    /**
     * One treated arm.
     *
     * @param ratio empty where {@code reason} says why
     */
    public record Comparison(ArmName arm, ArmName control, Optional<Ratio> ratio, String reason) {}

    /**
     * The areas of two arms.
     *
     * @param toDay the last day that counts
     * @param treatedMice how many treated mice were followed until then
     * @param controlMice how many control mice
     * @param ignored mice of both arms that were not
     * @param treatedToControl ratio of the geometric means of the areas, with Welch's interval; 1 is no difference
     */
    public record Ratio(double toDay, int treatedMice, int controlMice, int ignored, Estimate treatedToControl) {}

    /**
     * @param alpha two-sided level: intervals have 1 − alpha
     * @return the comparisons of a study
     */
    public static AreaComparisons of(StudyData data, double alpha) {
        MeasuredArms arms = MeasuredArms.of(data);
        List<Comparison> comparisons = new ArrayList<>();
        for (ArmName arm : arms.compared()) {
            comparisons.add(of(arms.courses(), arm, arms.control().orElseThrow(), alpha));
        }
        return new AreaComparisons(comparisons);
    }

    private static Comparison of(List<VolumeCourse> courses, ArmName arm, ArmName control, double alpha) {
        try {
            List<VolumeCourse> treated = ofArm(courses, arm);
            List<VolumeCourse> without = ofArm(courses, control);
            double day = commonDay(treated, without, control);
            double[] ofTreated = areas(treated, day, arm);
            double[] ofControl = areas(without, day, control);
            return new Comparison(
                    arm,
                    control,
                    Optional.of(new Ratio(
                            day,
                            ofTreated.length,
                            ofControl.length,
                            treated.size() + without.size() - ofTreated.length - ofControl.length,
                            Welch.ratio(ofTreated, ofControl, alpha))),
                    "");
        } catch (NoEndpointException none) {
            return new Comparison(arm, control, Optional.empty(), none.sentence());
        }
    }

    private static List<VolumeCourse> ofArm(List<VolumeCourse> courses, ArmName arm) {
        return courses.stream().filter(course -> course.arm().equals(arm)).toList();
    }

    private static double commonDay(List<VolumeCourse> treated, List<VolumeCourse> without, ArmName control)
            throws NoEndpointException {
        TreeSet<Double> days = new TreeSet<>();
        without.forEach(course -> course.points().forEach(point -> days.add(point.day())));
        return days.descendingSet().stream()
                .filter(day ->
                        2 * followed(treated, day) >= treated.size() && 2 * followed(without, day) >= without.size())
                .findFirst()
                .orElseThrow(() -> new NoEndpointException(
                        "Until no day after the start was half of the arm and half of %s followed."
                                .formatted(control)));
    }

    private static long followed(List<VolumeCourse> courses, double day) {
        return courses.stream()
                .filter(course ->
                        course.last().day() >= day && course.baseline().day() < day)
                .count();
    }

    /** Logarithms of the areas of those that have one. */
    private static double[] areas(List<VolumeCourse> courses, double day, ArmName arm) throws NoEndpointException {
        List<Double> logs = new ArrayList<>();
        for (VolumeCourse course : courses) {
            if (course.last().day() < day || course.baseline().day() >= day) {
                continue;
            }
            double mean = VolumeArea.of(course, day).mean();
            if (!(mean > 0)) {
                throw new NoEndpointException(
                        "%s has no volume above 0 mm³ until day %s: a mean of logarithms does not exist. The model keeps it."
                                .formatted(course.mouse(), Days.plain(day)));
            }
            logs.add(StrictMath.log(mean));
        }
        if (logs.size() < FEWEST) {
            throw new NoEndpointException("%s has %d of the two mice that it takes, followed until day %s."
                    .formatted(arm, logs.size(), Days.plain(day)));
        }
        return logs.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
