package org.graftline.mixedmodel;

/** The criterion that a fit maximizes: the likelihood of the data, or of its error contrasts (Patterson and Thompson 1971). */
public enum Method {
    /** Maximum likelihood. */
    ML,
    /** Restricted (residual) maximum likelihood. */
    REML
}
