package org.graftline.mixedmodel.diagnostics;

import java.util.List;

/**
 * What leaving one group out does to β̂, exactly, with the covariance parameters kept.
 *
 * @param level the grouping column
 * @param id the group's full path
 * @param rows number of its rows
 * @param change β̂ with the group minus β̂ without it, p numbers; NaN when β cannot be estimated without it
 * @param cooksDistance change'Φ⁻¹change/p; NaN as above
 * @param covarianceRatio det Φ without the group over det Φ with it; NaN as above
 */
public record GroupInfluence(
        String level, String id, int rows, List<Double> change, double cooksDistance, double covarianceRatio) {
    /** Copies the list. */
    public GroupInfluence {
        change = List.copyOf(change);
    }

    /** Whether β can be estimated without the group. */
    public boolean estimableWithout() {
        return !Double.isNaN(cooksDistance);
    }
}
