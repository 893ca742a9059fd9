package org.graftline.mixedmodel.diagnostics;

import java.util.List;

/**
 * Normal quantile plot of one random effect over its groups. Predicted effects are shrunk and depend on each other, so the envelope is the test
 * and not the line.
 *
 * @param level the grouping column
 * @param effect the name of the effect
 * @param points ascending
 * @param p share of simulated studies, this one included, whose plot is at least as bent (smallest correlation of the points)
 */
public record QuantilePlot(String level, String effect, List<Point> points, double p) {
    /** Copies the list. */
    public QuantilePlot {
        points = List.copyOf(points);
    }

    /**
     * One group.
     *
     * @param id the group's full path
     * @param theoretical standard normal quantile of its rank
     * @param observed its predicted effect over that effect's standard deviation under the model
     * @param lower lower end of the pointwise 95 % envelope
     * @param upper upper end
     */
    public record Point(String id, double theoretical, double observed, double lower, double upper) {}
}
