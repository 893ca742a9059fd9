package org.graftline.mixedmodel.internal.profile;

/**
 * A place in the parameter space with its own σ.
 *
 * @param d per level D, q×q, of the scaled columns, in units of σ²
 * @param phi residual parameters
 * @param logSigma log σ of a typical row
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
public record Place(double[][] d, double[] phi, double logSigma) {}
