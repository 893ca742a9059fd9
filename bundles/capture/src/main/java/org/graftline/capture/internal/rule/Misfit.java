package org.graftline.capture.internal.rule;

/**
 * How far values lie off a mouse's course.
 *
 * @param square the sum of their squared standard deviations off
 * @param values how many there are, 1 or 2
 */
record Misfit(double square, int values) {
    /** For one value and for two; set on the published sets, of which fewer than three readings in a hundred are questioned. */
    private static final double[] FAR = {9.0, 8.5};

    private static final double[] NEAR = {2.25, 3.5};

    /** @return whether a reading of this mouse is hardly ever so far off: three standard deviations of one value */
    boolean isFar() {
        return square > FAR[values - 1];
    }

    /** @return whether it is where one would look for it: within one and a half standard deviations of one value */
    boolean isNear() {
        return square < NEAR[values - 1];
    }
}
