package org.graftline.mixedmodel.internal.variance;

/** A mean that a variance function looks at and that the fit itself moves. */
public enum MovingMean {
    /** The conditional fitted value of the innermost level. */
    FITTED,
    /** The population mean, held while variances are estimated. */
    POPULATION,
    /** The population mean, maximized over jointly. */
    POPULATION_FULL
}
