package org.graftline.mixedmodel.internal.profile;

/** What is held while the likelihood is maximized over the rest. Columns are counted within their level, from 0. */
public sealed interface Quantity {
    /** Nothing: the maximum itself. */
    record None() implements Quantity {}

    /** √(σ²D_jj), the standard deviation of an effect of a scaled column; 0 takes the effect out (of a block of structure identity all of it). */
    record StandardDeviation(int level, int column) implements Quantity {}

    /** D_ij/√(D_ii D_jj) of two columns of an unstructured block. */
    record Correlation(int level, int first, int second) implements Quantity {}

    /** log σ of a row with v = 1. */
    record ResidualDeviation() implements Quantity {}

    /** A residual parameter φ_k, on the scale of the search. */
    record ResidualParameter(int index) implements Quantity {}
}
