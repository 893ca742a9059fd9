package org.graftline.growth.internal.beside;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.RandomGenerator;

/** Standard normal numbers below a limit. */
final class BelowLimit {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    /** Further out the distribution function loses digits, and an exponential envelope accepts nearly every try. */
    private static final double TAIL = -4;

    private BelowLimit() {}

    /**
     * By the inverse of the distribution function; in the tail by rejection from a shifted exponential (Robert 1995, Statistics and Computing
     * 5, 121–125).
     */
    static double draw(double limit, RandomGenerator random) {
        if (limit >= TAIL) {
            double u = 1 - random.nextDouble(); // never 0
            return Math.min(limit, NORMAL.inverseCumulativeProbability(u * NORMAL.cumulativeProbability(limit)));
        }
        double a = -limit;
        double rate = (a + Math.sqrt(a * a + 4)) / 2;
        for (; ; ) {
            double x = a - StrictMath.log(1 - random.nextDouble()) / rate;
            double off = x - rate;
            if (random.nextDouble() <= StrictMath.exp(-off * off / 2)) {
                return -x;
            }
        }
    }
}
