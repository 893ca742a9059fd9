package org.graftline.mixedmodel.diagnostics;

import java.util.List;
import org.graftline.mixedmodel.Matrix;

/**
 * The covariance matrix of the readings of one group under the model.
 *
 * @param id the group's full path
 * @param rows its rows in the table, from 0
 * @param covariance rows × rows, in the squared unit of the response
 */
public record MarginalCovariance(String id, List<Integer> rows, Matrix covariance) {
    /** Copies the list. */
    public MarginalCovariance {
        rows = List.copyOf(rows);
    }
}
