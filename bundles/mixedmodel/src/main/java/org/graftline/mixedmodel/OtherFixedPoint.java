package org.graftline.mixedmodel;

/**
 * Another certified fixed point of a variance that follows the mean (engine.md section 4): the pseudo-likelihood has no maximum over the mean,
 * so a higher value proves nothing, but a reader must know.
 *
 * @param logLikDifference its log-likelihood less that of the reported one
 * @param largestShift largest |difference of a coefficient| in standard errors of the reported fit
 */
public record OtherFixedPoint(double logLikDifference, double largestShift) {}
