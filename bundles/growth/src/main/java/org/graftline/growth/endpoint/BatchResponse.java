package org.graftline.growth.endpoint;

import java.util.List;
import org.graftline.growth.endpoint.VolumeCourse.Point;

/**
 * A treated mouse beside the untreated mouse of its donor, both up to the last day that both have (Mer et al. 2019, doi
 * 10.1158/0008-5472.CAN-19-0349): how much less it grew, as an angle and as an area.
 *
 * @param toDay the common last day
 * @param angleDegrees difference of the slopes as angles, untreated minus treated; a slope is that of the line through the first point,
 *     mm³ a day
 * @param areaBetween area under the untreated minus area under the treated volumes, mm³ × days; negative where the treated grew more
 */
public record BatchResponse(double toDay, double angleDegrees, double areaBetween) {
    /** @throws NoEndpointException if one of the two has fewer than two volumes up to the common last day */
    public static BatchResponse of(VolumeCourse untreated, VolumeCourse treated) throws NoEndpointException {
        double toDay = Math.min(untreated.last().day(), treated.last().day());
        List<Point> without = upTo(untreated, toDay);
        List<Point> with = upTo(treated, toDay);
        return new BatchResponse(
                toDay, angle(without) - angle(with), VolumeArea.under(without) - VolumeArea.under(with));
    }

    private static List<Point> upTo(VolumeCourse course, double day) throws NoEndpointException {
        List<Point> points =
                course.points().stream().filter(point -> point.day() <= day).toList();
        if (points.size() < 2) {
            throw new NoEndpointException("%s has fewer than two volumes up to day %s, the last day of both."
                    .formatted(course.mouse(), Days.plain(day)));
        }
        return points;
    }

    /** Of the least-squares line through the first point. */
    private static double angle(List<Point> points) {
        Point first = points.get(0);
        double products = 0;
        double squares = 0;
        for (Point point : points) {
            double day = point.day() - first.day();
            products += day * (point.mm3() - first.mm3());
            squares += day * day;
        }
        return StrictMath.toDegrees(StrictMath.atan(products / squares));
    }
}
