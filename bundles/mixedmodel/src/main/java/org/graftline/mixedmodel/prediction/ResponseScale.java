package org.graftline.mixedmodel.prediction;

/** What the response of a model is. */
public enum ResponseScale {
    /** The quantity itself. */
    AS_MEASURED,
    /** Its natural logarithm: limits are given for the quantity, and predictions come back as medians of it. */
    LOGARITHM
}
