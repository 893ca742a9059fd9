package org.graftline.mixedmodel.internal.simulation;

/**
 * Standard normal numbers addressed by (seed, replicate, stream, index): Box and Muller (1958) on the words of {@link Philox}. Equal addresses give
 * equal bits on every machine and in any order of drawing. Immutable.
 */
public final class NormalDeviates {
    private static final double UNIT = 0x1p-53;

    private final int seedLow;
    private final int seedHigh;
    private final int replicate;

    /** The numbers of one replicate, from 0. */
    public NormalDeviates(long seed, int replicate) {
        this.seedLow = (int) seed;
        this.seedHigh = (int) (seed >>> 32);
        this.replicate = replicate;
    }

    /**
     * One number.
     *
     * @param stream what it is for, from 0
     * @param index position in the stream, from 0
     */
    public double get(int stream, int index) {
        int[] w = Philox.words(seedLow, seedHigh, index >>> 1, 0, stream, replicate);
        double u = ((w[0] & 0xFFFFFFFFL) << 21 | (w[1] & 0xFFFFFFFFL) >>> 11) * UNIT + UNIT / 2;
        double v = ((w[2] & 0xFFFFFFFFL) << 21 | (w[3] & 0xFFFFFFFFL) >>> 11) * UNIT;
        double radius = Math.sqrt(-2 * StrictMath.log(u));
        return radius * (index % 2 == 0 ? StrictMath.cos(2 * Math.PI * v) : StrictMath.sin(2 * Math.PI * v));
    }
}
