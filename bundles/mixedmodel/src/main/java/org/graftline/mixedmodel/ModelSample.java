package org.graftline.mixedmodel;

import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.internal.design.FixedDesign;
import org.graftline.mixedmodel.internal.design.GroupIndex;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.residual.ResidualStructure;
import org.graftline.mixedmodel.internal.variance.VarianceFunction;
import org.graftline.mixedmodel.internal.variance.VarianceFunctions;

/**
 * The model on every k-th outermost group, k a rule of the data: where a long search is worth beginning (engine.md section 3). Its random columns keep the
 * scale of the whole, so that a covariance means the same in both.
 */
final class ModelSample {
    private static final int FROM_ROWS = 5000;
    private static final int GROUPS = 12;
    private static final int ROWS = 1000;
    private static final int LARGEST_STRIDE = 10;

    private ModelSample() {}

    /**
     * The sample; empty where rows or groups are few, where it lacks a column of X, and for correlated residuals, whose parameter is measured
     * in a unit of the rows at hand.
     */
    static Optional<PreparedModel> of(PreparedModel model) {
        int rows = model.y.length;
        int stride = Math.min(LARGEST_STRIDE, Math.min(model.index.groups(0) / GROUPS, rows / ROWS));
        if (rows < FROM_ROWS || stride < 2 || model.residual.correlated()) {
            return Optional.empty();
        }
        int[] picked = model.index.rowsOfEvery(stride);
        double[] y = new double[picked.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = model.y[picked[i]];
        }
        FixedDesign fixed = model.fixed.onRows(picked, y);
        if (picked.length <= fixed.size() || fixed.size() < model.fixed.size()) {
            return Optional.empty();
        }
        GroupIndex index = model.index.every(stride);
        List<RandomDesign> random =
                model.random.stream().map(level -> level.onRows(picked)).toList();
        VarianceFunction variance = VarianceFunctions.of(model.spec.variance(), model.frame, index.order());
        return Optional.of(new PreparedModel(
                model.spec, model.frame, index, fixed, random, ResidualStructure.independent(variance), y));
    }
}
