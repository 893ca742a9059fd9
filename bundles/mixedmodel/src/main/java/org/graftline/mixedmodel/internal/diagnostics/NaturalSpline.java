package org.graftline.mixedmodel.internal.diagnostics;

import java.util.Arrays;

/**
 * What a natural cubic spline adds to a line (Harrell 2001, section 2.4.5): with four knots two columns, with few distinct values the
 * square, with two of them nothing.
 */
public final class NaturalSpline {
    private static final double[] KNOTS = {0.05, 0.35, 0.65, 0.95};

    private NaturalSpline() {}

    /** The added columns over the values; NaN passes through. */
    public static double[][] columns(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        if (distinct.length < 3) {
            return new double[0][];
        }
        double[] t = Arrays.stream(KNOTS)
                .map(share -> sorted[(int) Math.rint(share * (sorted.length - 1))])
                .distinct()
                .toArray();
        double center = (distinct[0] + distinct[distinct.length - 1]) / 2;
        double width = distinct[distinct.length - 1] - distinct[0];
        if (t.length < KNOTS.length || distinct.length <= KNOTS.length) {
            return new double[][] {
                Arrays.stream(values)
                        .map(v -> (v - center) / width * (v - center) / width)
                        .toArray()
            };
        }
        int k = t.length;
        double[][] out = new double[k - 2][];
        for (int j = 0; j < out.length; j++) {
            double knot = t[j];
            out[j] = Arrays.stream(values)
                    .map(v -> (cube(v - knot)
                                    - cube(v - t[k - 2]) * (t[k - 1] - knot) / (t[k - 1] - t[k - 2])
                                    + cube(v - t[k - 1]) * (t[k - 2] - knot) / (t[k - 1] - t[k - 2]))
                            / cube(t[k - 1] - t[0]))
                    .toArray();
        }
        return out;
    }

    private static double cube(double v) {
        return v > 0 || Double.isNaN(v) ? v * v * v : 0;
    }
}
