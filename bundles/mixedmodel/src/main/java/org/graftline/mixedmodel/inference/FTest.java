package org.graftline.mixedmodel.inference;

/**
 * A joint test that several linear combinations of the coefficients are 0.
 *
 * @param numeratorDf number of linearly independent combinations
 * @param denominatorDf degrees of freedom of the denominator; NaN or not positive when the data leave none, then p is NaN
 * @param f the statistic; under Kenward–Roger with their scale
 * @param p from the F distribution
 * @param method how the denominator's degrees of freedom were found
 */
public record FTest(double numeratorDf, double denominatorDf, double f, double p, DegreesOfFreedom method) {}
