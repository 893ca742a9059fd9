package org.graftline.mixedmodel;

/**
 * A predicted linear combination of coefficients and random effects.
 *
 * @param estimate x'β̂ + z'b̂
 * @param standardError of the prediction, √Var(x'(β̂ − β) + z'(b̂ − b))
 */
public record Prediction(double estimate, double standardError) {}
