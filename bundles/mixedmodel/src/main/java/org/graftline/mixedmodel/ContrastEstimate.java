package org.graftline.mixedmodel;

/**
 * A linear combination of the coefficients.
 *
 * @param estimate c'β̂
 * @param standardError √(c'Φc)
 * @param df the smallest degrees of freedom among the coefficients that c involves (containment)
 * @param t estimate / standardError
 * @param p two-sided, from Student's t with df degrees of freedom
 * @param lower lower end of the 95 % confidence interval
 * @param upper upper end of the 95 % confidence interval
 */
public record ContrastEstimate(
        double estimate, double standardError, double df, double t, double p, double lower, double upper) {}
