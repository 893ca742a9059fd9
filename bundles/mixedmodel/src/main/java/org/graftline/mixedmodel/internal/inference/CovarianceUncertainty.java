package org.graftline.mixedmodel.internal.inference;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/**
 * How well Φ = Cov β̂ is known: what every small-sample test is computed from (MATHS.md section 4). The parameters ψ are the coordinates on
 * the face that the search certified and log σ last. Small matrices only; never modified once made.
 *
 * @param phi Φ, p×p
 * @param slopes per parameter ∂Φ/∂ψ_k = ΦX'V⁻¹V_kV⁻¹XΦ, p×p
 * @param observed covariance of ψ̂ from the observed information, K×K; null where that is not positive definite
 * @param expected covariance of ψ̂ from the expected information, K×K; null under ML and where it is not positive definite
 * @param correction Kenward and Roger's 2Λ, so that Φ_A = Φ + 2Λ, p×p; null where {@code expected} is
 */
record CovarianceUncertainty(
        RealMatrix phi,
        List<RealMatrix> slopes,
        @Nullable RealMatrix observed,
        @Nullable RealMatrix expected,
        @Nullable RealMatrix correction) {
    CovarianceUncertainty {
        slopes = List.copyOf(slopes);
    }
}
