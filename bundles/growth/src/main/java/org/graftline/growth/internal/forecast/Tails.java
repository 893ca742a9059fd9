package org.graftline.growth.internal.forecast;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How much wider than the normal one an interval must be in a study whose readings stray further than normal ones do: by the quantile of
 * its own residuals over that of the normal distribution.
 */
final class Tails {
    private Tails() {}

    /**
     * @param residuals of the fit, on any common scale
     * @param level of the interval, such as 0.99
     * @return 1 or more; 1 where the residuals are no further out than normal ones, or there are none
     */
    static double widening(double[] residuals, double level) {
        double[] sizes = Arrays.stream(residuals)
                .map(Math::abs)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double square = Arrays.stream(sizes).map(size -> size * size).sum();
        if (!(square > 0)) {
            return 1;
        }
        double deviation = Math.sqrt(square / sizes.length);
        double quantile = sizes[Math.max(0, (int) Math.ceil(level * sizes.length) - 1)];
        double normal = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + level) / 2);
        return Math.max(1, quantile / (deviation * normal));
    }
}
