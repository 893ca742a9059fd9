package org.graftline.mixedmodel.internal.criterion;

/**
 * What the two passes share: the layout, the point of evaluation, and per group what the way in leaves for the way out. Blocks write to places
 * of their own, so several threads may work on it.
 */
final class PassStorage {
    final NestedDesign design;
    /** Every how-manieth outermost group counts; 1 = all. */
    final int stride;
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

    PassStorage(NestedDesign design, int stride) {
        this.design = design;
        this.stride = stride;
        this.weighted = new double[design.packedAt[design.rank.length]];
        this.projected = new double[design.packedAt[design.rank.length]];
        this.kept = new double[design.levels() - 1][];
        for (int l = 0; l < kept.length; l++) {
            kept[l] = new double[design.groups[l] * keptSize(l)];
        }
    }

    int keptSize(int l) {
        return 2 * design.q[l] * design.q[l] + 2 * design.q[l] * (design.outer[l] + 1);
    }

    /** The first multiple of the stride in a block. */
    int firstOf(int block) {
        return (design.blocks[block] + stride - 1) / stride * stride;
    }

    /** The most columns that a group can see. */
    int columns() {
        return design.outer[design.levels() - 1] + design.q[design.levels() - 1];
    }
}
