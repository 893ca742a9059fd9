package org.graftline.mixedmodel.diagnostics;

/**
 * A linear combination of the coefficients with its cluster-robust standard error.
 *
 * @param estimate c'β̂
 * @param standardError from the robust covariance
 * @param df degrees of freedom of Bell and McCaffrey (2002)
 * @param t estimate / standardError
 * @param p two-sided, from Student's t with df degrees of freedom; NaN when the data leave none
 * @param lower lower end of the 95 % confidence interval
 * @param upper upper end of the 95 % confidence interval
 */
public record RobustEstimate(
        double estimate, double standardError, double df, double t, double p, double lower, double upper) {}
