package org.graftline.mixedmodel.diagnostics;

import java.util.List;

/**
 * Whether readings of all kinds scatter alike once divided by their standard deviation: the test of Brown and Forsythe (1974) on
 * studentized conditional residuals.
 *
 * @param by what the bins are of
 * @param bins the bins
 * @param f the statistic, an analysis of variance of |r − median of the bin|
 * @param df1 bins − 1
 * @param df2 readings − bins
 * @param p probability of an f at least as large if the variance function is right
 */
public record SpreadTest(String by, List<Bin> bins, double f, int df1, int df2, double p) {
    /** Copies the list. */
    public SpreadTest {
        bins = List.copyOf(bins);
    }

    /**
     * Readings that belong together.
     *
     * @param name the stratum, or the range of values
     * @param center mean of what the bins are of; NaN for strata
     * @param readings number of readings
     * @param meanSquare mean of r², 1 where the variance function is right
     */
    public record Bin(String name, double center, int readings, double meanSquare) {}
}
