package org.graftline.growth.internal.beside;

import java.util.List;

/**
 * The nonlinear terms of a natural cubic spline in Harrell's form (2015, Regression Modeling Strategies, section 2.4.5), in days: 0 up to
 * the first knot, straight after the last. K knots have K − 2 of them.
 */
record NaturalSpline(List<Double> knots) {
    NaturalSpline {
        knots = List.copyOf(knots);
    }

    int terms() {
        return knots.size() - 2;
    }

    /** Term j, from 0, on a day. */
    double term(int j, double day) {
        int last = knots.size() - 1;
        double end = knots.get(last);
        double before = knots.get(last - 1);
        double knot = knots.get(j);
        double span = end - knots.get(0);
        return (cube(day - knot)
                        - cube(day - before) * (end - knot) / (end - before)
                        + cube(day - end) * (before - knot) / (end - before))
                / (span * span);
    }

    private static double cube(double x) {
        return x > 0 ? x * x * x : 0;
    }
}
