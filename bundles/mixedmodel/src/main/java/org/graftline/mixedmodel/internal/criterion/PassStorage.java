package org.graftline.mixedmodel.internal.criterion;

/**
 * What the two passes share: the layout, the point of evaluation, and per group what the way in leaves for the way out. Blocks write to places
 * of their own, so several threads may work on it.
 */
final class PassStorage {
    final NestedDesign design;
    /** Every how-manieth outermost group counts; 1 = all. */
    final int stride;
    /** First outermost group of each piece of work, one entry more than pieces: the blocks of the design, of a sample so many as stride at once. */
    private final int[] pieces;
    /** Per innermost group C and C* packed, at {@link NestedDesign#packedAt}. */
    final double[] weighted;

    final double[] projected;
    /** Per outer level and group: R (q×q), T (q×(outer+1)), A (q×q), B' (q×(outer+1)). */
    final double[][] kept;
    /** ω per class of entries. */
    double[] w = {};
    /** Per parameter of the residuals ∂ω per class of entries. */
    double[][] dOmega = {};
    /** Per level L, q×q. */
    double[][] factor = {};

    PassStorage(NestedDesign design) {
        this.design = design;
        this.stride = 1;
        this.pieces = design.blocks;
        this.weighted = new double[design.packedAt[design.rank.length]];
        this.projected = new double[design.packedAt[design.rank.length]];
        this.kept = new double[design.levels() - 1][];
        for (int l = 0; l < kept.length; l++) {
            kept[l] = new double[design.groups[l] * keptSize(l)];
        }
    }

    /** For every stride-th outermost group, in the places of the whole: what one leaves between its passes the other may overwrite. */
    PassStorage(PassStorage whole, int stride) {
        this.design = whole.design;
        this.stride = stride;
        this.weighted = whole.weighted;
        this.projected = whole.projected;
        this.kept = whole.kept;
        int count = (design.blockCount() + stride - 1) / stride;
        this.pieces = new int[count + 1];
        for (int b = 0; b <= count; b++) {
            pieces[b] = design.blocks[Math.min(b * stride, design.blockCount())];
        }
    }

    int keptSize(int l) {
        return 2 * design.q[l] * design.q[l] + 2 * design.q[l] * (design.outer[l] + 1);
    }

    /** Number of pieces of work. */
    int pieces() {
        return pieces.length - 1;
    }

    /** The first outermost group of a piece that counts: a multiple of the stride. */
    int firstOf(int piece) {
        return (pieces[piece] + stride - 1) / stride * stride;
    }

    /** The end of a piece, exclusive. */
    int endOf(int piece) {
        return pieces[piece + 1];
    }

    /** The most columns that a group can see. */
    int columns() {
        return design.outer[design.levels() - 1] + design.q[design.levels() - 1];
    }
}
