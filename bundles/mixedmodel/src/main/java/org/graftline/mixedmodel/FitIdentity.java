package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.List;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.optimizer.Point;

/**
 * What decides whether two fits can be held against each other, and where the fit ended. Digests are of the used rows of the table in its
 * order: fits of one table with equal digests saw the same numbers.
 *
 * @param response digest of which rows were used and of their responses
 * @param columns digest of every column of X
 * @param blocks the covariances of random effects, in the order of the model
 * @param point where the search ended
 */
record FitIdentity(long response, List<Long> columns, List<Block> blocks, Point point) {
    /**
     * The covariance of some random effects of a level.
     *
     * @param names the effects
     */
    record Block(String level, List<String> names, CovarianceStructure structure) {}

    static FitIdentity of(PreparedModel model, Point point) {
        int[] place = new int[model.frame.tableRows()];
        java.util.Arrays.fill(place, -1);
        int[] order = model.index.order();
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        List<Long> columns = new ArrayList<>();
        for (double[] x : model.fixed.columns()) {
            columns.add(digest(place, x));
        }
        List<Block> blocks = new ArrayList<>();
        for (RandomDesign level : model.random) {
            for (RandomDesign.Block b : level.blocks()) {
                List<String> names = level.names().subList(b.start(), b.start() + b.size());
                blocks.add(new Block(level.level(), List.copyOf(names), b.structure()));
            }
        }
        return new FitIdentity(digest(place, model.y), List.copyOf(columns), List.copyOf(blocks), point);
    }

    private static long digest(int[] place, double[] values) {
        long h = 0x9E3779B97F4A7C15L;
        for (int row = 0; row < place.length; row++) {
            if (place[row] >= 0) {
                h = mixed(h ^ mixed(row) ^ mixed(Double.doubleToLongBits(values[place[row]] + 0.0)));
            }
        }
        return h;
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mixed(long z) {
        long a = (z + 0x9E3779B97F4A7C15L ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        a = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return a ^ a >>> 31;
    }
}
