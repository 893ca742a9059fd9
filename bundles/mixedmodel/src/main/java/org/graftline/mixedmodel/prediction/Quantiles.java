package org.graftline.mixedmodel.prediction;

/** The law that intervals and probabilities take their quantiles from. */
public enum Quantiles {
    /** Normal. */
    NORMAL,
    /** Student's t with the degrees of freedom that the fit gives xβ, for small studies. */
    STUDENT
}
