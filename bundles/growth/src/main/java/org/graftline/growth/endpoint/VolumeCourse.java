package org.graftline.growth.endpoint;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;

/**
 * The tumor burden of a mouse over time, one value a day on which it was measured.
 *
 * @param points by day, at least one
 */
public record VolumeCourse(MouseId mouse, DonorId donor, ArmName arm, List<Point> points) {
    /** @throws IllegalArgumentException if there is no point, a day comes twice, or a volume is no number of at least zero */
    public VolumeCourse {
        points = points.stream().sorted(Comparator.comparingDouble(Point::day)).toList();
        if (points.isEmpty()) {
            throw new IllegalArgumentException("Mouse " + mouse + " has no volume.");
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).day() == points.get(i - 1).day()) {
                throw new IllegalArgumentException("Mouse %s has two volumes on day %s."
                        .formatted(mouse, points.get(i).day()));
            }
        }
    }

    /**
     * @param day from the mouse's day 0
     * @param mm3 volume, mm³; zero where there was no tumor to measure
     */
    public record Point(double day, double mm3) {
        /** @throws IllegalArgumentException if the volume is negative or no number */
        public Point {
            if (!(mm3 >= 0) || Double.isInfinite(mm3) || Double.isNaN(day)) {
                throw new IllegalArgumentException("A volume of " + mm3 + " mm³ on day " + day + " is none.");
            }
        }
    }

    /** @return the last value on or before day 0; the first of all where there is none */
    public Point baseline() {
        return points.stream()
                .filter(point -> point.day() <= 0)
                .reduce((earlier, later) -> later)
                .orElse(points.get(0));
    }

    /** @return the last value */
    public Point last() {
        return points.get(points.size() - 1);
    }

    /** @return the value of exactly this day */
    public Optional<Point> on(double day) {
        return points.stream().filter(point -> point.day() == day).findFirst();
    }

    /** @return the values from the baseline on */
    public List<Point> sinceBaseline() {
        return points.subList(points.indexOf(baseline()), points.size());
    }
}
