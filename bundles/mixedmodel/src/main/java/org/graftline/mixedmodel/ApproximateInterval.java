package org.graftline.mixedmodel;

/**
 * A 95 % Wald interval of a parameter, taken on the scale on which the search works and carried back; approximate, to be
 * printed with that word. Ends are NaN where the parameter sits on the edge of its range.
 *
 * @param name what, for example {@code sigma}, {@code sd donor day}, {@code cor donor (Intercept) day}, {@code expon}, {@code fixed day}
 * @param estimate the estimate
 * @param lower lower end
 * @param upper upper end
 */
public record ApproximateInterval(String name, double estimate, double lower, double upper) {}
