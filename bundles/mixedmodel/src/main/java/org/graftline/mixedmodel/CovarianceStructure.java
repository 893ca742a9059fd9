package org.graftline.mixedmodel;

/** The pattern of the covariance matrix G of one block of random effects with q columns. */
public enum CovarianceStructure {
    /** Any positive semi-definite matrix, q(q+1)/2 numbers. */
    UNSTRUCTURED,
    /** Independent effects, a variance each. */
    DIAGONAL,
    /** Independent effects with one common variance. */
    IDENTITY
}
