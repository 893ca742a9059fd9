package org.graftline.mixedmodel.prediction;

import java.util.List;
import org.graftline.mixedmodel.Matrix;

/**
 * What is known of the random effects of one group.
 *
 * @param level the grouping column
 * @param id the group's full path, {@code outer/inner}
 * @param names q names of the effects
 * @param mean q predicted effects
 * @param covarianceGivenCoefficients q×q, of the prediction errors when β̂ is taken as known
 * @param covariance q×q, of the prediction errors with the uncertainty of β̂ inside
 */
public record GroupPosterior(
        String level,
        String id,
        List<String> names,
        List<Double> mean,
        Matrix covarianceGivenCoefficients,
        Matrix covariance) {
    /** Copies the lists. */
    public GroupPosterior {
        names = List.copyOf(names);
        mean = List.copyOf(mean);
    }
}
