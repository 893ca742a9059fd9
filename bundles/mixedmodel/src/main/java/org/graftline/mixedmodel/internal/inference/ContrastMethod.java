package org.graftline.mixedmodel.internal.inference;

/** A way to judge linear combinations of the coefficients: their covariance and the degrees of freedom. Immutable. */
public interface ContrastMethod {
    /** An F statistic and the degrees of freedom of its denominator. */
    record Quotient(double f, double denominatorDf) {}

    /** Covariance of β̂ as the method sees it, p×p; a copy. */
    double[][] covariance();

    /** Degrees of freedom of c'β̂; +∞ when its variance is known, not positive or NaN when the data leave none. */
    double degreesOfFreedom(double[] c);

    /**
     * The joint test of q combinations.
     *
     * @param l q×p, of full row rank
     * @param estimates Lβ̂
     */
    Quotient quotient(double[][] l, double[] estimates);
}
