package org.graftline.mixedmodel.prediction;

import java.util.List;
import org.graftline.mixedmodel.Matrix;

/**
 * The curve at every row of a table at once.
 *
 * @param means the predictions, one per row
 * @param covariance of the errors of the predictions, rows × rows
 */
public record JointCurve(List<Double> means, Matrix covariance) {
    /** Copies the list. */
    public JointCurve {
        means = List.copyOf(means);
    }
}
