package org.graftline.growth.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.study.ArmName;

/**
 * How two arms compare on one day, by the mice measured on it; the comparison that ignores everybody who left before. Mice are taken as
 * independent, donors are not looked at: it stands beside the model, not in its place.
 *
 * @param day the study day
 * @param treatedMice how many treated mice were measured on it
 * @param controlMice how many control mice
 * @param treatedIgnored treated mice of the study that were not
 * @param controlIgnored control mice of the study that were not
 * @param treatedToControl T/C: the ratio of the geometric means of the volume relative to its baseline, with Welch's interval on the
 *     scale of logarithms; {@code value} 1 is no difference
 * @param tgiPercent tumor growth inhibition, 100 × (1 − ΔT/ΔC), where Δ is the mean change of the volume since baseline, mm³
 */
public record Inhibition(
        double day,
        int treatedMice,
        int controlMice,
        int treatedIgnored,
        int controlIgnored,
        Estimate treatedToControl,
        double tgiPercent) {
    private static final double ALPHA = 0.05;
    private static final int FEWEST = 2;
    private static final double PERCENT = 100;

    /**
     * With a 95 % interval.
     *
     * @param courses all mice of both arms
     * @throws NoEndpointException if an arm has fewer than two mice on the day, a volume of 0 mm³ among them, or controls that did not grow
     */
    public static Inhibition on(double day, List<VolumeCourse> courses, ArmName treated, ArmName control)
            throws NoEndpointException {
        return on(day, courses, treated, control, ALPHA);
    }

    /**
     * As the other.
     *
     * @param alpha two-sided level: the interval has 1 − alpha
     * @throws NoEndpointException if an arm has fewer than two mice on the day, a volume of 0 mm³ among them, or controls that did not grow
     */
    public static Inhibition on(double day, List<VolumeCourse> courses, ArmName treated, ArmName control, double alpha)
            throws NoEndpointException {
        Arm with = Arm.of(courses, treated, day);
        Arm without = Arm.of(courses, control, day);
        double grown = without.meanChange();
        if (!(grown > 0)) {
            throw new NoEndpointException(
                    "The controls had not grown by day %s: inhibition of their growth has no meaning."
                            .formatted(Days.plain(day)));
        }
        return new Inhibition(
                day,
                with.logs().size(),
                without.logs().size(),
                with.ignored(),
                without.ignored(),
                Welch.ratio(with.values(), without.values(), alpha),
                PERCENT * (1 - with.meanChange() / grown));
    }

    private record Arm(List<Double> logs, double meanChange, int ignored) {
        double[] values() {
            return logs.stream().mapToDouble(Double::doubleValue).toArray();
        }

        static Arm of(List<VolumeCourse> courses, ArmName name, double day) throws NoEndpointException {
            List<Double> logs = new ArrayList<>();
            double change = 0;
            int ignored = 0;
            for (VolumeCourse course : courses) {
                if (!course.arm().equals(name)) {
                    continue;
                }
                if (course.on(day).isEmpty()) {
                    ignored++;
                    continue;
                }
                double before = course.baseline().mm3();
                double now = course.on(day).orElseThrow().mm3();
                if (before == 0 || now == 0) {
                    throw new NoEndpointException(
                            "%s has a volume of 0 mm³: a ratio of means of logarithms does not exist. The model keeps it."
                                    .formatted(course.mouse()));
                }
                logs.add(StrictMath.log(now / before));
                change += now - before;
            }
            if (logs.size() < FEWEST) {
                throw new NoEndpointException("%s has %d mice measured on day %s; two are needed."
                        .formatted(name, logs.size(), Days.plain(day)));
            }
            return new Arm(logs, change / logs.size(), ignored);
        }
    }
}
