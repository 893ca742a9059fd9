package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.internal.design.FixedDesign;
import org.graftline.mixedmodel.internal.design.FormulaColumns;
import org.graftline.mixedmodel.internal.design.GroupIndex;
import org.graftline.mixedmodel.internal.design.ModelFormula;
import org.graftline.mixedmodel.internal.design.ModelFrame;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.variance.VarianceFunction;
import org.graftline.mixedmodel.internal.variance.VarianceFunctions;

/** A model and a table turned into matrices, after every refusal that can be made before the first evaluation. */
final class PreparedModel {
    private static final int ROWS_PER_CHUNK = 512;

    final ModelSpec spec;
    final ModelFrame frame;
    final GroupIndex index;
    final FixedDesign fixed;
    final List<RandomDesign> random;
    final VarianceFunction variance;
    final double[] y;

    private PreparedModel(
            ModelSpec spec,
            ModelFrame frame,
            GroupIndex index,
            FixedDesign fixed,
            List<RandomDesign> random,
            VarianceFunction variance,
            double[] y) {
        this.spec = spec;
        this.frame = frame;
        this.index = index;
        this.fixed = fixed;
        this.random = random;
        this.variance = variance;
        this.y = y;
    }

    static PreparedModel of(ModelSpec spec, DataTable data) {
        if (!(spec.correlation() instanceof CorrelationModel.Independent)) {
            throw new NotAvailableYetException(
                    "Correlated residuals (%s) cannot be fitted by this version".formatted(spec.correlation()),
                    "Leave the correlation out");
        }
        ModelFormula formula = ModelFormula.parse(spec.fixed());
        List<String> active = spec.levels().stream()
                .filter(level -> spec.random().stream().anyMatch(t -> t.level().equals(level)))
                .toList();
        ModelFrame frame = frame(spec, data, formula);
        GroupIndex index = active.isEmpty()
                ? GroupIndex.ofChunks(frame, ROWS_PER_CHUNK)
                : GroupIndex.of(frame, spec.levels(), active);
        for (int l = 0; l < active.size(); l++) {
            if (index.groups(l) == 1) {
                throw new SingleGroupException(
                        "Level '%s' has one group ('%s'), so how groups differ cannot be estimated"
                                .formatted(active.get(l), index.paths(l)[0]),
                        "Take the level '%s' out of the model, or give data of more groups".formatted(active.get(l)));
            }
        }
        int[] order = index.order();
        double[] response = frame.numbers(spec.response());
        double[] y = new double[order.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = response[order[i]];
        }
        FormulaColumns columns = FormulaColumns.of(formula, frame, order);
        if (columns.names().isEmpty()) {
            throw new InvalidModelException(
                    "The fixed part '%s' has no column".formatted(spec.fixed()), "Write ~ 1 for an intercept alone");
        }
        if (order.length <= columns.names().size()) {
            throw new EmptyDataException(
                    "%d rows are left for %d coefficients"
                            .formatted(order.length, columns.names().size()),
                    "Give more complete rows, or a smaller fixed part");
        }
        FixedDesign fixed = FixedDesign.of(columns, y);
        List<RandomDesign> random = new ArrayList<>();
        for (String level : active) {
            random.add(RandomDesign.of(
                    level,
                    spec.random().stream().filter(t -> t.level().equals(level)).toList(),
                    frame,
                    order));
        }
        if (random.isEmpty()) {
            random.add(RandomDesign.none());
        }
        VarianceFunction variance = VarianceFunctions.of(spec.variance(), frame, order);
        refuseConfounded(index, random, variance);
        refuseExactFit(spec, fixed, y);
        return new PreparedModel(spec, frame, index, fixed, List.copyOf(random), variance, y);
    }

    /** The same model with another response on the same rows. */
    PreparedModel withResponse(double[] response) {
        return new PreparedModel(spec, frame, index, fixed.withResponse(response), random, variance, response);
    }

    /** The same model with another criterion. */
    PreparedModel by(Method method) {
        ModelSpec other = spec.toBuilder().method(method).build();
        return new PreparedModel(other, frame, index, fixed, random, variance, y);
    }

    /** The model in which the coefficient of one column of X is held: without the column, the response less its share. */
    PreparedModel withCoefficientHeld(int column, double beta) {
        double[] rest = y.clone();
        double[] x = fixed.columns()[column];
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= beta * x[i];
        }
        return new PreparedModel(spec, frame, index, fixed.without(column, rest), random, variance, rest);
    }

    private static ModelFrame frame(ModelSpec spec, DataTable data, ModelFormula fixed) {
        Set<String> columns = new LinkedHashSet<>(fixed.columns());
        spec.random()
                .forEach(t -> columns.addAll(ModelFormula.parse(t.formula()).columns()));
        List<String> numeric = new ArrayList<>(VarianceFunctions.numericColumns(spec.variance()));
        numeric.add(0, spec.response());
        return new ModelFrame(
                spec, data, numeric, columns, VarianceFunctions.factorColumns(spec.variance()), spec.levels());
    }

    private static void refuseConfounded(GroupIndex index, List<RandomDesign> random, VarianceFunction variance) {
        for (int l = 0; l + 1 < random.size(); l++) {
            if (index.groups(l) == index.groups(l + 1) && sharesColumn(random.get(l), random.get(l + 1))) {
                throw new ConfoundedLevelException(
                        "Every group of level '%s' has exactly one group of level '%s' (%d each) and both have the same random column"
                                .formatted(
                                        random.get(l).level(), random.get(l + 1).level(), index.groups(l)),
                        "Take one of the two levels out of the model: their variances cannot be told apart");
            }
        }
        RandomDesign inner = random.get(random.size() - 1);
        if (inner.size() > 0
                && index.groups(random.size() - 1) == index.order().length
                && variance.constant()
                && hasConstantColumn(inner)) {
            throw new ConfoundedLevelException(
                    "Every group of level '%s' has one row (%d each), so its variance cannot be told from the residual variance"
                            .formatted(inner.level(), index.order().length),
                    "Take the level out of the model, or give several rows per group");
        }
    }

    private static boolean sharesColumn(RandomDesign a, RandomDesign b) {
        for (double[] x : a.columns()) {
            for (double[] z : b.columns()) {
                if (java.util.Arrays.equals(x, z)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasConstantColumn(RandomDesign design) {
        for (double[] z : design.columns()) {
            boolean constant = true;
            for (double v : z) {
                constant &= v == z[0];
            }
            if (constant) {
                return true;
            }
        }
        return false;
    }

    private static void refuseExactFit(ModelSpec spec, FixedDesign fixed, double[] y) {
        double total = 0;
        double left = 0;
        for (int i = 0; i < y.length; i++) {
            total += y[i] * y[i];
            left += fixed.residual()[i] * fixed.residual()[i];
        }
        if (!(left > 1e-26 * total)) {
            throw new InvalidModelException(
                    "The fixed part explains '%s' exactly, so there is no variation to model"
                            .formatted(spec.response()),
                    "Check that the response is not one of its own explanations or constant");
        }
    }
}
