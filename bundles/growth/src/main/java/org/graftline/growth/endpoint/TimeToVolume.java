package org.graftline.growth.endpoint;

import java.util.function.ToDoubleFunction;
import org.graftline.growth.endpoint.VolumeCourse.Point;

/**
 * The day on which a tumor reached a volume: of the first reading at or above it, counted from the baseline. A mouse that never reached it
 * is censored at its last reading; one whose baseline is at or above it is not followed at all.
 *
 * @param words what is reached: "four times the volume at baseline"
 */
public record TimeToVolume(String words, ToDoubleFunction<Point> thresholdFromBaseline) {
    /** @param fold more than 1 */
    public static TimeToVolume fold(double fold) {
        if (!(fold > 1)) {
            throw new IllegalArgumentException(
                    "A tumor grows to more than 1 times its volume, not to " + fold + " times.");
        }
        return new TimeToVolume(
                "%s times the volume at baseline".formatted(Days.plain(fold)), baseline -> fold * baseline.mm3());
    }

    /** @param mm3 more than 0, mm³ */
    public static TimeToVolume volume(double mm3) {
        if (!(mm3 > 0)) {
            throw new IllegalArgumentException("A volume to be reached is more than 0 mm³, not " + mm3 + ".");
        }
        return new TimeToVolume("%s mm³".formatted(Days.plain(mm3)), baseline -> mm3);
    }

    /**
     * @return the time of one mouse
     * @throws NoEndpointException if its baseline is 0 for a fold, or at or above the volume
     */
    public Follow of(VolumeCourse course) throws NoEndpointException {
        Point baseline = course.baseline();
        double threshold = thresholdFromBaseline.applyAsDouble(baseline);
        if (!(threshold > 0)) {
            throw new NoEndpointException(
                    "%s has 0 mm³ at baseline: no multiple of it can be reached.".formatted(course.mouse()));
        }
        if (baseline.mm3() >= threshold) {
            throw new NoEndpointException("%s is at or above %s at baseline.".formatted(course.mouse(), words));
        }
        for (Point point : course.sinceBaseline()) {
            if (point.mm3() >= threshold) {
                return follow(course, point.day(), true, "reached " + words);
            }
        }
        return follow(course, course.last().day(), false, "last measured");
    }

    private static Follow follow(VolumeCourse course, double day, boolean event, String why) {
        return new Follow(course.mouse(), course.donor(), course.arm(), day, event, why);
    }
}
