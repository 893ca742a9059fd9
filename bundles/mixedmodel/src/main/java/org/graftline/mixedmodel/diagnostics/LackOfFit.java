package org.graftline.mixedmodel.diagnostics;

/**
 * A score test of something that the model leaves out, at the fitted parameters.
 *
 * @param against what was put to the model
 * @param chiSquared the statistic
 * @param df its degrees of freedom; 0 when there was nothing to test
 * @param p probability of a statistic at least as large if the model is right; large samples
 */
public record LackOfFit(String against, double chiSquared, int df, double p) {}
