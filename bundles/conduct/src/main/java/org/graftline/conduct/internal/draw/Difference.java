package org.graftline.conduct.internal.draw;

import org.graftline.study.conduct.EnrollmentRules.Balance;
import org.jspecify.annotations.Nullable;

/**
 * The difference between the largest and the smallest arm mean of volume within a donor, in standard deviations (n − 1) of the donor's mice
 * or in percent of their mean.
 */
final class Difference {
    private final double[] volumes;
    private final double scale;
    private final double bound;

    /**
     * @param volumes of the donor's mice, mm³; not changed
     * @param rule null for no bound; then in standard deviations
     */
    Difference(double[] volumes, @Nullable Balance rule) {
        this.volumes = volumes;
        this.scale = rule != null && rule.unit() == Balance.Unit.PERCENT ? mean(volumes) / 100 : sd(volumes);
        this.bound = rule == null ? Double.POSITIVE_INFINITY : rule.most().value();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double sd(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }

    /**
     * @param armOf the arm of each mouse
     * @param sums workspace, one place an arm; overwritten
     * @param counts workspace, one place an arm; overwritten
     * @return the difference in the unit of the rule; 0 where all volumes are equal or fewer than two arms have a mouse
     */
    double of(int[] armOf, double[] sums, int[] counts) {
        java.util.Arrays.fill(sums, 0);
        java.util.Arrays.fill(counts, 0);
        for (int i = 0; i < armOf.length; i++) {
            sums[armOf[i]] += volumes[i];
            counts[armOf[i]]++;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int arm = 0; arm < sums.length; arm++) {
            if (counts[arm] > 0) {
                double mean = sums[arm] / counts[arm];
                low = Math.min(low, mean);
                high = Math.max(high, mean);
            }
        }
        return high > low && scale > 0 ? (high - low) / scale : 0;
    }

    /** @return whether the rule accepts a difference */
    boolean accepts(double difference) {
        return difference <= bound;
    }
}
