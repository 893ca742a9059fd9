package org.graftline.mixedmodel.diagnostics;

import java.util.List;

/**
 * What leaving one outermost group out would do to the covariance parameters, by one Newton step from the fit, ψ₍₎ ≈ ψ̂ + I⁻¹∂ℓ₍₎.
 *
 * @param id the group
 * @param names the parameters: entries of G, σ² and the variance function's own
 * @param change estimate with the group minus estimate without it; NaN when β cannot be estimated without it
 */
public record CovarianceInfluence(String id, List<String> names, List<Double> change) {
    /** Copies the lists. */
    public CovarianceInfluence {
        names = List.copyOf(names);
        change = List.copyOf(change);
    }
}
