package org.graftline.growth.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.graftline.growth.endpoint.VolumeCourse.Point;

/**
 * The area under a mouse's volumes by the trapezoidal rule, from its baseline to a day, and the same as a mean.
 *
 * @param toDay the last day that counts
 * @param area mm³ × days
 * @param mean area over days, mm³
 * @param readings how many stand behind it
 */
public record VolumeArea(double toDay, double area, double mean, int readings) {
    /**
     * @param toDay a day up to which the mouse was followed; between two readings the volume is taken from the straight line
     * @throws NoEndpointException if the mouse left before, or has no day before it
     */
    public static VolumeArea of(VolumeCourse course, double toDay) throws NoEndpointException {
        if (course.last().day() < toDay) {
            throw new NoEndpointException(
                    "%s was last measured on day %s, before day %s: its area to that day is not known."
                            .formatted(course.mouse(), Days.plain(course.last().day()), Days.plain(toDay)));
        }
        List<Point> points = upTo(course.sinceBaseline(), toDay);
        double days = toDay - points.get(0).day();
        if (points.size() < 2 || !(days > 0)) {
            throw new NoEndpointException("%s has one volume up to day %s: no area lies under one point."
                    .formatted(course.mouse(), Days.plain(toDay)));
        }
        double area = under(points);
        return new VolumeArea(toDay, area, area / days, points.size());
    }

    /** @return mm³ × days under straight lines between points */
    static double under(List<Point> points) {
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            area += (to.day() - from.day()) * (from.mm3() + to.mm3()) / 2;
        }
        return area;
    }

    private static List<Point> upTo(List<Point> points, double day) {
        List<Point> kept = new ArrayList<>();
        for (Point point : points) {
            if (point.day() > day) {
                Point before = kept.isEmpty() ? point : kept.get(kept.size() - 1);
                if (before.day() < day) {
                    double share = (day - before.day()) / (point.day() - before.day());
                    kept.add(new Point(day, before.mm3() + share * (point.mm3() - before.mm3())));
                }
                break;
            }
            kept.add(point);
        }
        return kept;
    }
}
