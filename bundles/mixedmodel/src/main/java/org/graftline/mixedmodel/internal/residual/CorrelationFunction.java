package org.graftline.mixedmodel.internal.residual;

/**
 * R⁻¹ of runs of rows in one parameter. Its entries fall into kinds: entries of one kind have the same value (for example all diagonal
 * entries of inner rows at equal distances). Immutable.
 */
interface CorrelationFunction {
    /** Number of kinds. */
    int kinds();

    /**
     * Evaluates.
     *
     * @param psi the parameter, without bounds
     * @param into overwritten
     */
    void evaluate(double psi, Values into);

    /** Where a search begins. */
    double start();

    /** A typical size of the parameter. */
    double scale();

    /** The parameter as a reader expects it, Φ or ρ. */
    double reported(double psi);

    /** The parameter that is reported as this value. */
    double parameterOf(double reported);

    /** ∂reported/∂ψ. */
    double slopeOfReported(double psi);

    /** {@code Phi} or {@code Rho}. */
    String name();

    /** The entries of R⁻¹ (i ≥ j) of one run and their kinds. */
    void entries(Run run, Entries into);

    /** The correlation of two rows of a run, by their places in it. */
    double correlation(double psi, Run run, int a, int b);

    /** Its derivative with respect to ψ. */
    double correlationSlope(double psi, Run run, int a, int b);

    /** Values per kind: of the entry, of its share in log|R|, and their derivatives with respect to ψ. */
    final class Values {
        final double[] entry;
        final double[] entrySlope;
        final double[] logDet;
        final double[] logDetSlope;

        Values(int kinds) {
            entry = new double[kinds];
            entrySlope = new double[kinds];
            logDet = new double[kinds];
            logDetSlope = new double[kinds];
        }
    }

    /**
     * Correlated rows, neighbors in time next to each other.
     *
     * @param rows their places among the ordered rows
     * @param times their times; empty when only membership counts
     */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
    record Run(int[] rows, double[] times) {}

    /** Receives entries of R⁻¹. */
    interface Entries {
        /** An entry of rows {@code i} and {@code j} (places among the ordered rows). */
        void add(int i, int j, int kind);
    }
}
