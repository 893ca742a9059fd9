package org.graftline.growth.internal.forecast;

import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.conduct.CrossingForecasts.Crossing;

/**
 * The sum of several tumors against a limit. A sum of lognormal volumes has no law of its own, so it is drawn: the draws come from a
 * counter, so that the same question has the same answer on every machine and thread.
 */
final class TumorSum {
    private static final int DRAWS = 2_048;
    private static final int MOST_TUMORS = 8;
    private static final int PER_TUMOR = 3;
    private static final double[] NORMALS = normals();

    private TumorSum() {}

    /**
     * @param tumors the courses of the mouse's tumors, each after its last reading
     * @param day when the sum is asked for
     */
    static Crossing crossing(ProtocolLimit limit, List<Course> tumors, double day, Scatter scatter) {
        List<Course> few = tumors.size() > MOST_TUMORS ? tumors.subList(0, MOST_TUMORS) : tumors;
        double threshold = limit.threshold().value();
        int measured = 0;
        int at = 0;
        int by = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double start = 0;
            double end = 0;
            double read = 0;
            for (int k = 0; k < few.size(); k++) {
                Course course = few.get(k);
                Course later = scatter.ahead(course, Math.max(day, course.day()));
                int z = (draw * MOST_TUMORS + k) * PER_TUMOR;
                double sd = Math.sqrt(Math.max(0, course.p00()));
                double tie = sd > 0 ? course.covarianceWith(later.day(), scatter.waning()) / sd : 0;
                double level = later.level()
                        + tie * NORMALS[z]
                        + Math.sqrt(Math.max(0, later.p00() - tie * tie)) * NORMALS[z + 1];
                start += StrictMath.exp(course.level() + sd * NORMALS[z]);
                end += StrictMath.exp(level);
                read += StrictMath.exp(level + Math.sqrt(scatter.residual(level)) * NORMALS[z + 2]);
            }
            measured += read >= threshold ? 1 : 0;
            at += end >= threshold ? 1 : 0;
            by += Math.max(start, end) >= threshold ? 1 : 0;
        }
        return new Crossing(limit, (double) measured / DRAWS, (double) at / DRAWS, (double) by / DRAWS);
    }

    private static double[] normals() {
        NormalDistribution standard = new NormalDistribution(null, 0, 1);
        double[] normals = new double[DRAWS * MOST_TUMORS * PER_TUMOR];
        for (int i = 0; i < normals.length; i++) {
            normals[i] = standard.inverseCumulativeProbability(((mixed(i) >>> 11) + 0.5) * 0x1.0p-53);
        }
        return normals;
    }

    /** SplitMix64 (Steele, Lea and Flood 2014) at a counter. */
    private static long mixed(long counter) {
        long z = (counter + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
