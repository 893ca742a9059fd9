package org.graftline.mixedmodel.internal.optimizer;

/**
 * A place in the parameter space, free of any factorization.
 *
 * @param d per level D, q×q, of the scaled columns and in units of a typical residual variance
 * @param phi parameters of the variance function
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
public record Point(double[][] d, double[] phi) {}
