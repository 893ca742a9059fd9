package org.graftline.mixedmodel;

import org.graftline.mixedmodel.inference.DegreesOfFreedom;

/**
 * A linear combination of the coefficients.
 *
 * @param estimate c'β̂
 * @param standardError √(c'Φc), under Kenward–Roger √(c'Φ_Ac)
 * @param df degrees of freedom by {@code method}; +∞ when the variance is known, NaN or not positive when the data leave none
 * @param t estimate / standardError
 * @param p two-sided, from Student's t with df degrees of freedom
 * @param lower lower end of the 95 % confidence interval
 * @param upper upper end of the 95 % confidence interval
 * @param method how the degrees of freedom were found
 */
public record ContrastEstimate(
        double estimate,
        double standardError,
        double df,
        double t,
        double p,
        double lower,
        double upper,
        DegreesOfFreedom method) {}
