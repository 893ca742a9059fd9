package org.graftline.mixedmodel.variance;

/**
 * What a variance function looks at. This version fits a {@link Column}; {@link Fitted} and {@link FixedMean} can be
 * written down and are refused by {@code MixedModel.fit} with a {@code NotAvailableYetException}.
 */
public sealed interface VarianceCovariate {
    /** A column of the table. */
    static VarianceCovariate column(String name) {
        return new Column(name);
    }

    /** The conditional fitted value of the innermost level, nlme's {@code fitted(.)}. */
    static VarianceCovariate fitted() {
        return new Fitted();
    }

    /** The population mean xβ. */
    static VarianceCovariate fixedMean() {
        return new FixedMean();
    }

    /**
     * A column of the table.
     *
     * @param name its name
     */
    record Column(String name) implements VarianceCovariate {}

    /** The conditional fitted value of the innermost level. */
    record Fitted() implements VarianceCovariate {}

    /** The population mean xβ. */
    record FixedMean() implements VarianceCovariate {}
}
