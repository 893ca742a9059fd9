package org.graftline.mixedmodel.internal.variance;

import java.util.Map;

/** One factor of v on the classes of rows: adds its log v. Immutable. */
interface VariancePart {
    /** Number of parameters. */
    int parameters();

    /**
     * Adds log v and writes its derivatives.
     *
     * @param phi all parameters of the function; this part's begin at {@code at}
     * @param logV per class, added to
     * @param dLogV rows {@code at} … of ∂log v/∂φ per class, overwritten
     */
    void add(double[] phi, int at, double[] logV, double[][] dLogV);

    /**
     * log v of one row at any mean.
     *
     * @param c the row's class, which the covariate is taken from when the part looks at a column
     * @param mean taken when it looks at a mean
     * @param slope entries {@code at} … are overwritten by ∂log v/∂φ
     */
    double ofRow(double[] phi, int at, int c, double mean, double[] slope);

    /** Where a search begins. */
    double[] start();

    /** A typical size of each parameter: a step of this size changes log v by about 1. */
    double[] scale();

    /** Name of a parameter within the part. */
    String name(int parameter);

    /** Puts the parameters into a report, in the scale of a reader; a part may add entries that are no parameters. */
    void report(double[] phi, int at, Map<String, Double> into);

    /** Whether a parameter is the logarithm of the value reported under its name. */
    default boolean reportedAsExponential(int parameter) {
        return false;
    }

    /** The parameter that is reported as this value. */
    default double parameterOf(int parameter, double reported) {
        return reportedAsExponential(parameter) ? StrictMath.log(reported) : reported;
    }

    /** Whether log v is the same in every class whatever the parameters, or known. */
    boolean constant();

    /** Whether a scale of its own per stratum is free, which only one part of a product may have. */
    default boolean freesScale() {
        return false;
    }

    /** The part with another mean to look at; itself when it looks at columns. */
    default VariancePart at(double[] mean) {
        return this;
    }

    /** Derivative of log v with respect to the mean, per class (= row); zeros when it does not look at the mean. */
    default void addMeanSlope(double[] phi, int at, double[] slope) {}

    /** A part with a safer start, to be fitted first; itself when it starts safely. */
    default VariancePart forerunner() {
        return this;
    }

    /** Where a search begins after the {@link #forerunner()} was fitted. */
    default double[] startAfter(double[] forerunnerPhi) {
        return forerunnerPhi;
    }
}
