package org.graftline.mixedmodel.prediction;

/** Whether predictions hold the uncertainty of β̂. */
public enum CoefficientUncertainty {
    /** β̂ is uncertain with covariance Φ: for intervals that must cover. */
    INCLUDED,
    /** β̂ is taken as known: lme4's conditional variance. */
    LEFT_OUT
}
