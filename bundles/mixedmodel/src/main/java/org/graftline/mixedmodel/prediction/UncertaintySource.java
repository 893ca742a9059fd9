package org.graftline.mixedmodel.prediction;

/** What can make a prediction miss. The covariance parameters (G, σ, variance function) are always taken as estimated. */
public enum UncertaintySource {
    /** β̂ is an estimate. */
    COEFFICIENTS("the estimated coefficients"),
    /** The effects of the groups are known from few readings, or from none. */
    GROUPS("the groups' own effects"),
    /** A reading scatters around the curve. */
    RESIDUAL("the residual of one reading");

    private final String words;

    UncertaintySource(String words) {
        this.words = words;
    }

    /** The source as a label names it. */
    public String words() {
        return words;
    }
}
