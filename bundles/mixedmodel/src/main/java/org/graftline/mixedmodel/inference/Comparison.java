package org.graftline.mixedmodel.inference;

/**
 * A named estimate of a family: a marginal mean, a slope, or a difference.
 *
 * @param name what is estimated, for example {@code treated - control}
 * @param estimate the estimate
 * @param standardError its standard error, by the method of the family
 * @param df its degrees of freedom
 * @param lower lower end of the confidence interval, simultaneous where adjusted
 * @param upper upper end of the confidence interval
 * @param t estimate / standardError
 * @param p two-sided, adjusted
 */
public record Comparison(
        String name,
        double estimate,
        double standardError,
        double df,
        double lower,
        double upper,
        double t,
        double p) {}
