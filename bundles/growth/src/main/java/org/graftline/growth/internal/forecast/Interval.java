package org.graftline.growth.internal.forecast;

/**
 * One forecast of a back-test and what came.
 *
 * @param chance that the reading is at or above the limit
 * @param risk what a visit would be planned by
 * @param share the last volume, of the limit
 * @param crossed whether the next reading was at or above it
 */
record Interval(double chance, double risk, double share, boolean crossed) {
    double squaredError() {
        double error = chance - (crossed ? 1 : 0);
        return error * error;
    }
}
