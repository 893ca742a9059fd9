package org.graftline.mixedmodel.internal.variance;

import java.util.Optional;
import org.graftline.mixedmodel.VarianceParameters;

/**
 * The variance function as the criterion sees it: log v and ∂log v/∂φ for every class of rows, a class being the rows on which they
 * agree (engine.md section 1). Parameters φ are free of bounds. Immutable.
 */
public interface VarianceFunction {
    /** Number of parameters φ. */
    int parameters();

    /** Number of classes. */
    int classes();

    /** Number of rows of each class. */
    int[] counts();

    /** The class of every ordered row, length n; classes are numbered by ascending content. */
    int[] classOfRow();

    /**
     * Evaluates.
     *
     * @param phi the parameters, not modified
     * @param logV overwritten: log v per class
     * @param dLogV overwritten: per parameter, ∂log v/∂φ per class
     */
    void evaluate(double[] phi, double[] logV, double[][] dLogV);

    /**
     * log v of one ordered row at any mean.
     *
     * @param mean read only where v looks at a mean
     * @param slope overwritten by ∂log v/∂φ
     */
    double ofRow(double[] phi, int row, double mean, double[] slope);

    /** Where a search begins. */
    double[] start();

    /** A function with a safer start, to be fitted first; empty when this one starts safely by itself. */
    Optional<VarianceFunction> forerunner();

    /** Where a search begins after the {@link #forerunner()} was fitted. */
    double[] startAfter(double[] forerunnerPhi);

    /** A typical size of each parameter: a step of this size changes log v by about 1. */
    double[] scale();

    /** Name of a parameter in messages and intervals. */
    String name(int parameter);

    /** The parameters as a reader expects them. */
    VarianceParameters report(double[] phi);

    /** Whether a parameter is the logarithm of the value reported under its name. */
    boolean reportedAsExponential(int parameter);

    /** The parameter that is reported as this value. */
    double parameterOf(int parameter, double reported);

    /** Whether every row has the same known v, so that σ² and a variance with one group per row cannot be told apart. */
    boolean constant();

    /** The mean that v looks at; empty when it looks at columns only. */
    Optional<MovingMean> movingMean();

    /** β_Q among the parameters, length p, where the coefficients of the mean are maximized over in the variance too; empty where they are not. */
    default Optional<double[]> coefficients(double[] phi) {
        return Optional.empty();
    }

    /** The function at a mean per ordered row; itself when it looks at columns only. Classes stay. */
    VarianceFunction at(double[] mean);

    /** ∂log v/∂mean of every ordered row, where v looks at the mean; zeros elsewhere. */
    double[] meanSlope(double[] phi);

    /** Number of rows whose |mean| was raised to the floor. */
    int flooredRows();

    /** The floor of |mean|; 0 without one. */
    double floor();
}
