package org.graftline.mixedmodel.internal.simulation;

/**
 * The counter-based generator Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011): the numbers are a function of key and counter alone, so they do not
 * depend on who draws first. Stateless.
 */
final class Philox {
    private static final int ROUNDS = 10;
    private static final long M0 = 0xD2511F53L;
    private static final long M1 = 0xCD9E8D57L;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;
    private static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /** Four 32-bit words from a key of two words and a counter of four. */
    static int[] words(int k0, int k1, int c0, int c1, int c2, int c3) {
        int[] c = {c0, c1, c2, c3};
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = M0 * (c[0] & LOW);
            long p1 = M1 * (c[2] & LOW);
            int a = (int) (p1 >>> 32) ^ c[1] ^ (k0 + round * W0);
            int b = (int) (p0 >>> 32) ^ c[3] ^ (k1 + round * W1);
            c[0] = a;
            c[1] = (int) p1;
            c[2] = b;
            c[3] = (int) p0;
        }
        return c;
    }
}
