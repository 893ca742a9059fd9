package org.graftline.mixedmodel.internal.diagnostics;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Random numbers by counter: a number depends on (seed, replicate, position) alone, so that neither order nor threads matter. The bits come
 * from the finalizer of SplitMix64 (Steele, Lea and Flood 2014), the normal law by its quantile function.
 */
final class CounterRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final long seed;

    CounterRandom(long seed) {
        this.seed = mix(seed + GOLDEN);
    }

    /** A standard normal number. */
    double normal(int replicate, int position) {
        long bits = mix(mix(seed + GOLDEN * (replicate + 1L)) + GOLDEN * (position + 1L));
        double uniform = ((bits >>> 11) + 0.5) * 0x1.0p-53;
        return NORMAL.inverseCumulativeProbability(uniform);
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
