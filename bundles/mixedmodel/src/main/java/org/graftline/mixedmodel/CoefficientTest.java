package org.graftline.mixedmodel;

/**
 * One row of a table of coefficients.
 *
 * @param name the coefficient
 * @param estimate β̂
 * @param standardError its standard error
 * @param df degrees of freedom; NaN or not positive when the data leave none, then p is NaN
 * @param t estimate / standardError
 * @param p two-sided, from Student's t with df degrees of freedom
 */
public record CoefficientTest(String name, double estimate, double standardError, double df, double t, double p) {}
