package org.graftline.capture.internal.rule;

import java.util.List;
import java.util.stream.Stream;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.capture.Surroundings;

/**
 * How far the earlier readings of a cage lay off their own courses, as a variance in units of the usual one: 1 is as {@link Scale} says,
 * less where this study grows evenly and is measured well. Starts at 1 and learns from the readings that are there.
 */
final class CageSpread {
    /** The usual spread weighs as many readings as this. */
    private static final double USUAL_WEIGHT = 10;
    /** One reading that was wrong shall not make its whole cage look wild. */
    private static final double MOST_SQUARE = 9;

    private CageSpread() {}

    /** @return the variance, above 0 */
    static double of(Endpoint endpoint, Surroundings around) {
        double[] sum = {USUAL_WEIGHT, USUAL_WEIGHT};
        Scale scale = endpoint == Endpoint.BODY_WEIGHT ? Scale.WEIGHT : Scale.VOLUME;
        Stream.concat(Stream.of(around.earlier()), around.neighbors().values().stream())
                .forEach(series -> add(series, scale, sum));
        return sum[0] / sum[1];
    }

    private static void add(List<Reading> series, Scale scale, double[] sum) {
        for (int i = 1; i < series.size(); i++) {
            double value = Against.value(series.get(i));
            if (value > 0) {
                OwnCourse.at(series.get(i).day().value(), series.subList(0, i), scale, Against::value)
                        .ifPresent(course -> {
                            double off = course.off(value);
                            sum[0] += Math.min(MOST_SQUARE, off * off);
                            sum[1]++;
                        });
            }
        }
    }
}
