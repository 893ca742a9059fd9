package org.graftline.mixedmodel.internal.optimizer;

import org.graftline.mixedmodel.internal.criterion.PassResult;

/**
 * Where a climb ended, and what it learned of the land around.
 *
 * @param point where
 * @param value −2ℓ there; +∞ when the climb could not begin
 * @param chart the coordinates of the last steps
 * @param hessian of −2ℓ in that chart, as good as the steps needed it; empty when no step was made
 * @param at the evaluation there; overwritten when the climb is continued
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
record Summit(Point point, double value, Chart chart, double[] hessian, PassResult at) {
    /** The same knowledge beside another place, to go on from there. */
    Summit movedTo(Point place) {
        return new Summit(place, value, chart, hessian, at);
    }

    /** The same knowledge for a likelihood of so many times as many rows. */
    Summit weighted(double share) {
        double[] h = hessian.clone();
        for (int i = 0; i < h.length; i++) {
            h[i] *= share;
        }
        return new Summit(point, value, chart, h, at);
    }
}
