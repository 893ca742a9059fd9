package org.graftline.growth.endpoint;

import java.util.List;
import org.graftline.growth.endpoint.VolumeCourse.Point;
import org.jspecify.annotations.Nullable;

/**
 * The response of one mouse by the modified RECIST criteria of Gao et al. (2015, doi 10.1038/nm.3954, Online Methods): change in percent
 * of the baseline volume; the best response is the smallest change from day 10 on, the best average response the smallest mean, from day
 * 10 on, of all changes so far.
 *
 * @param category of the response; null where it cannot be evaluated
 * @param bestPercent best response, percent; NaN where there is none
 * @param bestDay the day of it; NaN where there is none
 * @param bestAveragePercent best average response, percent; NaN where there is none
 * @param bestAverageDay the day of it; NaN where there is none
 * @param reason why it cannot be evaluated; null where it can
 */
public record Mrecist(
        @Nullable Category category,
        double bestPercent,
        double bestDay,
        double bestAveragePercent,
        double bestAverageDay,
        @Nullable String reason) {
    /** The first day that counts, after transients of the start. */
    public static final double FIRST_DAY = 10;

    private static final int FEWEST_READINGS = 2;
    private static final double PERCENT = 100;

    /** From the best to the worst, with the thresholds of best response and best average response, percent. */
    public enum Category {
        /** Complete response. */
        CR(-95, -40),
        /** Partial response. */
        PR(-50, -20),
        /** Stable disease. */
        SD(35, 30),
        /** Progressive disease. */
        PD(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

        private final double best;
        private final double bestAverage;

        Category(double best, double bestAverage) {
            this.best = best;
            this.bestAverage = bestAverage;
        }

        static Category of(double best, double bestAverage) {
            for (Category category : values()) {
                if (best < category.best && bestAverage < category.bestAverage) {
                    return category;
                }
            }
            throw new IllegalArgumentException("No category for " + best + " % and " + bestAverage + " %.");
        }
    }

    /** @return the response of a mouse, or why there is none */
    public static Mrecist of(VolumeCourse course) {
        List<Point> points = course.sinceBaseline();
        Point baseline = points.get(0);
        if (baseline.mm3() == 0) {
            return none("The volume at baseline is 0 mm³: a change in percent of it has no meaning.");
        }
        long late = points.stream().filter(point -> point.day() >= FIRST_DAY).count();
        if (late < FEWEST_READINGS) {
            return none("%s from day 10 on; two are needed.".formatted(late == 0 ? "No reading" : "One reading"));
        }
        double best = Double.POSITIVE_INFINITY;
        double bestDay = Double.NaN;
        double bestAverage = Double.POSITIVE_INFINITY;
        double bestAverageDay = Double.NaN;
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double change = PERCENT * (point.mm3() - baseline.mm3()) / baseline.mm3();
            sum += change;
            double average = sum / (i + 1);
            if (point.day() >= FIRST_DAY && change < best) {
                best = change;
                bestDay = point.day();
            }
            if (point.day() >= FIRST_DAY && average < bestAverage) {
                bestAverage = average;
                bestAverageDay = point.day();
            }
        }
        return new Mrecist(Category.of(best, bestAverage), best, bestDay, bestAverage, bestAverageDay, null);
    }

    private static Mrecist none(String reason) {
        return new Mrecist(null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, reason);
    }
}
