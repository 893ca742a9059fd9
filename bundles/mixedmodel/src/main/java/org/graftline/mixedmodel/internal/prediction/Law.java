package org.graftline.mixedmodel.internal.prediction;

/** The law of one predicted number. */
public interface Law {
    /** The standard deviation. */
    double standardDeviation();

    /** The probability of a value above the limit. */
    double probabilityAbove(double limit);

    /** The value below which a share lies, 0 &lt; share &lt; 1. */
    double quantile(double share);
}
