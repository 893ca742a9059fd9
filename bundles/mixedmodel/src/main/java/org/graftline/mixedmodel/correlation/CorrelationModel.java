package org.graftline.mixedmodel.correlation;

import org.jspecify.annotations.Nullable;

/**
 * The correlation of the residuals within an innermost group. This version fits {@link #none()}; the others can be
 * written down and are refused by {@code MixedModel.fit} with a {@code NotAvailableYetException}.
 */
public sealed interface CorrelationModel {
    /** Independent residuals. */
    static CorrelationModel none() {
        return new Independent();
    }

    /** First-order autoregression by row order, corr = Φ^lag, within the innermost group or a finer factor. */
    static CorrelationModel ar1(@Nullable String within) {
        return new Autoregressive(within);
    }

    /** First-order autoregression in continuous time, corr = Φ^|t−s|, t the column {@code time}. */
    static CorrelationModel car1(String time, @Nullable String within) {
        return new ContinuousAutoregressive(time, within);
    }

    /** The same correlation ρ of any two rows of a group. */
    static CorrelationModel compoundSymmetry(@Nullable String within) {
        return new CompoundSymmetry(within);
    }

    /** Independent residuals. */
    record Independent() implements CorrelationModel {}

    /**
     * First-order autoregression by row order.
     *
     * @param within the factor inside whose groups rows are correlated; null = the innermost level
     */
    record Autoregressive(@Nullable String within) implements CorrelationModel {}

    /**
     * First-order autoregression in continuous time.
     *
     * @param time the column of times
     * @param within the factor inside whose groups rows are correlated; null = the innermost level
     */
    record ContinuousAutoregressive(String time, @Nullable String within) implements CorrelationModel {}

    /**
     * Equal correlation of all pairs.
     *
     * @param within the factor inside whose groups rows are correlated; null = the innermost level
     */
    record CompoundSymmetry(@Nullable String within) implements CorrelationModel {}
}
