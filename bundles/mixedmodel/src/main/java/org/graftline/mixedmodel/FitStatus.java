package org.graftline.mixedmodel;

/** What a fit's certificate says. */
public enum FitStatus {
    /** Every test of the {@link Certificate} holds; a singular covariance may still be the answer. */
    CONVERGED,
    /** A test fails; the estimates are where the search stopped and must not be reported without saying so. */
    NOT_CONVERGED,
    /** The criterion is flat in a direction: the data cannot tell the named parameters apart. */
    NOT_IDENTIFIED
}
