package org.graftline.conduct.internal.draw;

/**
 * Philox4x32-10: a bijection of 128-bit counters under a 64-bit key, ten rounds of multiplication and exclusive or (Salmon, Moraes, Dror
 * and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", section 3.3). Integer arithmetic alone: the same bits on every machine and
 * Java version.
 */
final class Philox {
    private static final long M0 = 0xD2511F53L;
    private static final long M1 = 0xCD9E8D57L;
    private static final int W0 = 0x9E3779B9; // golden ratio
    private static final int W1 = 0xBB67AE85; // square root of 3, less 1
    private static final int ROUNDS = 10;
    private static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /** Four words of output packed into two. */
    record Words(long first, long second) {}

    /**
     * @param key its low half is the first key word
     * @param high the counter's third (low half) and fourth word
     * @param low the counter's first (low half) and second word
     * @return the output: words one (low half) and two, words three (low half) and four
     */
    static Words words(long key, long high, long low) {
        int c0 = (int) low;
        int c1 = (int) (low >>> 32);
        int c2 = (int) high;
        int c3 = (int) (high >>> 32);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = M0 * (c0 & LOW);
            long p1 = M1 * (c2 & LOW);
            int n0 = (int) (p1 >>> 32) ^ c1 ^ k0;
            int n2 = (int) (p0 >>> 32) ^ c3 ^ k1;
            c1 = (int) p1;
            c3 = (int) p0;
            c0 = n0;
            c2 = n2;
            k0 += W0;
            k1 += W1;
        }
        return new Words((c0 & LOW) | ((long) c1 << 32), (c2 & LOW) | ((long) c3 << 32));
    }
}
