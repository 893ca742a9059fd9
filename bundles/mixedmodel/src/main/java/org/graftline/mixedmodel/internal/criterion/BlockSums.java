package org.graftline.mixedmodel.internal.criterion;

/** What the inside-out pass of one block passes to the top, or the sum of several blocks. */
final class BlockSums {
    /** Packed lower triangle of [X y]'V0⁻¹[X y]. */
    final double[] top;
    /** Σ log R_jj. */
    double logR;
    /** False if a factorization failed, which only overflow can cause. */
    boolean sound = true;

    BlockSums(int p) {
        top = new double[NestedDesign.packed(p + 1)];
    }

    BlockSums plus(BlockSums other) {
        for (int i = 0; i < top.length; i++) {
            top[i] += other.top[i];
        }
        logR += other.logR;
        sound &= other.sound;
        return this;
    }
}
