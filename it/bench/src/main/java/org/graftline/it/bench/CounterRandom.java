package org.graftline.it.bench;

/**
 * Normal numbers from a counter: each depends on the seed, the study and its place alone, so that study 731 is the same whether it is
 * drawn first, last, or on another thread. The counter is hashed by the finalizer of SplitMix64 (Steele, Lea and Flood 2014); two hashes
 * make a normal number by Box and Muller (1958), with {@code StrictMath} for the same bits on every machine.
 */
final class CounterRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final long key;

    CounterRandom(long seed, long study) {
        key = hash(hash(seed + GOLDEN) ^ study * GOLDEN);
    }

    /** A standard normal number; the same for the same place. */
    double normal(long place) {
        double u = ((hash(key + 2 * place * GOLDEN) >>> 11) + 1) * UNIT; // above 0
        double v = (hash(key + (2 * place + 1) * GOLDEN) >>> 11) * UNIT;
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
    }

    private static long hash(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
