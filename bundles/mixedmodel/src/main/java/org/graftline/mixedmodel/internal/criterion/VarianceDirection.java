package org.graftline.mixedmodel.internal.criterion;

/**
 * A direction V_k = ∂V₀/∂ψ_k in which the covariance of the data can change, held fixed while the point of evaluation moves
 * (MATHS.md section 4).
 *
 * @param covariance per level ∂D, q×q row-major
 * @param variance of independent residuals per class of rows ∂v², v relative to its geometric mean; of correlated ones per class of entries ∂ω;
 *     of length 0 when the direction changes nothing of the residuals
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
public record VarianceDirection(double[][] covariance, double[] variance) {}
