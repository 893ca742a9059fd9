package org.graftline.growth;

/**
 * A number with its uncertainty.
 *
 * @param value the estimate
 * @param standardError on the same scale; NaN where only an interval exists (a back-transformed value)
 * @param lower lower end of the interval, at the level 1 − alpha of the plan; may be infinite
 * @param upper upper end of the interval, at the level 1 − alpha of the plan; may be infinite
 * @param df denominator degrees of freedom; NaN where none are used
 * @param p two-sided p of the value being 0; NaN where no such test makes sense
 */
public record Estimate(double value, double standardError, double lower, double upper, double df, double p) {}
