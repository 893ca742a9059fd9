package org.graftline.growth;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Where ordered values would stand if they were normal: the horizontal axis of a Q–Q plot. */
public final class NormalScores {
    private NormalScores() {}

    /**
     * @param n how many values, at least 0
     * @return n quantiles of the standard normal at (i − ½)/n (Hazen), ascending
     */
    public static double[] of(int n) {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            scores[i] = normal.inverseCumulativeProbability((i + 0.5) / n);
        }
        return scores;
    }
}
