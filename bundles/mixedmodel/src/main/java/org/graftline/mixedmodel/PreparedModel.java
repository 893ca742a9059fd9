package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.internal.design.FixedDesign;
import org.graftline.mixedmodel.internal.design.FormulaColumns;
import org.graftline.mixedmodel.internal.design.GroupIndex;
import org.graftline.mixedmodel.internal.design.ModelFormula;
import org.graftline.mixedmodel.internal.design.ModelFrame;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.design.ResidualConfounding;
import org.graftline.mixedmodel.internal.residual.Correlations;
import org.graftline.mixedmodel.internal.residual.ResidualStructure;
import org.graftline.mixedmodel.internal.variance.JointVariance;
import org.graftline.mixedmodel.internal.variance.MovingMean;
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
    final ResidualStructure residual;
    final double[] y;

    PreparedModel(
            ModelSpec spec,
            ModelFrame frame,
            GroupIndex index,
            FixedDesign fixed,
            List<RandomDesign> random,
            ResidualStructure residual,
            double[] y) {
        this.spec = spec;
        this.frame = frame;
        this.index = index;
        this.fixed = fixed;
        this.random = random;
        this.residual = residual;
        this.y = y;
    }

    static PreparedModel of(ModelSpec spec, DataTable data) {
        ModelFormula formula = ModelFormula.parse(spec.fixed());
        List<String> active = spec.levels().stream()
                .filter(level -> spec.random().stream().anyMatch(t -> t.level().equals(level)))
                .toList();
        Optional<String> finer = finer(spec, active);
        ModelFrame frame = frame(spec, data, formula);
        GroupIndex index = index(spec, frame, active);
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
        FormulaColumns.refuseOutOfRange(spec.response(), y);
        FormulaColumns columns = FormulaColumns.of(formula, frame, order);
        if (columns.names().isEmpty()) {
            throw new InvalidModelException(
                    "The fixed part '%s' has no column".formatted(spec.fixed()), "Write ~ 1 for an intercept alone");
        }
        FixedDesign fixed = FixedDesign.of(columns, y);
        if (order.length <= fixed.size()) {
            throw new EmptyDataException(
                    "%d rows are left for %d coefficients".formatted(order.length, fixed.size()),
                    "Give more complete rows, or a smaller fixed part");
        }
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
        VarianceFunction variance = variance(spec, frame, order, fixed, y);
        refuseConfounded(index, random, variance);
        refuseExactFit(spec, fixed, y);
        ResidualStructure residual =
                ResidualStructure.of(variance, spec.correlation(), frame, index, finer.orElse(null));
        return new PreparedModel(spec, frame, index, fixed, List.copyOf(random), residual, y);
    }

    /** Without random effects the groups are those of the correlation, or mere pieces of the table. */
    private static GroupIndex index(ModelSpec spec, ModelFrame frame, List<String> active) {
        if (!active.isEmpty()) {
            return GroupIndex.of(frame, spec.levels(), active);
        }
        if (spec.correlation() instanceof CorrelationModel.Independent) {
            return GroupIndex.ofChunks(frame, ROWS_PER_CHUNK);
        }
        String within = Correlations.within(spec.correlation());
        List<String> grouping = new ArrayList<>(spec.levels());
        if (within != null && !grouping.contains(within)) {
            grouping.add(within);
        }
        if (grouping.isEmpty()) {
            throw new InvalidModelException(
                    "The model has a correlation of residuals but neither a level nor a group within which they are correlated",
                    "Name the group in 'within', or add a level");
        }
        String innermost = within != null ? within : grouping.get(grouping.size() - 1);
        return GroupIndex.of(frame, grouping.subList(0, grouping.indexOf(innermost) + 1), List.of(innermost));
    }

    /** The factor that cuts innermost groups into correlated runs; empty when the innermost groups are the runs. */
    private static Optional<String> finer(ModelSpec spec, List<String> active) {
        String within = Correlations.within(spec.correlation());
        if (within == null || active.isEmpty()) {
            return Optional.empty();
        }
        String innermost = active.get(active.size() - 1);
        if (within.equals(innermost)) {
            return Optional.empty();
        }
        if (spec.levels().contains(within)
                && spec.levels().indexOf(within) < spec.levels().indexOf(innermost)) {
            throw new InvalidModelException(
                    "The correlation runs within '%s', but the innermost random effects stand on '%s' inside it"
                            .formatted(within, innermost),
                    "Correlate rows within '%s' or a finer group; rows of one '%s' are alike through a random effect of that level"
                            .formatted(innermost, within));
        }
        return Optional.of(within);
    }

    /** The same model with another response on the same rows. */
    PreparedModel withResponse(double[] response) {
        FixedDesign other = fixed.withResponse(response);
        ResidualStructure around = residual.variance() instanceof JointVariance joint
                ? residual.with(joint.around(other.rebased(), leastSquares(other, response), typicalCoefficient(other)))
                : residual;
        return new PreparedModel(spec, frame, index, other, random, around, response);
    }

    /** The same model with another criterion. */
    PreparedModel by(Method method) {
        ModelSpec other = spec.toBuilder().method(method).build();
        return new PreparedModel(other, frame, index, fixed, random, residual, y);
    }

    /** The model with the mean that its variance follows held where a fit has found it: an ordinary likelihood. Itself when the variance follows no mean. */
    PreparedModel withMeanHeld(Fit fit) {
        Optional<MovingMean> kind = residual.variance().movingMean();
        if (kind.isEmpty()) {
            return this;
        }
        double[] byRow = kind.get() == MovingMean.FITTED ? fit.fitted() : fit.populationFitted();
        int[] order = index.order();
        double[] mean = new double[order.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = byRow[order[i]];
        }
        return new PreparedModel(spec, frame, index, fixed, random, residual.at(mean), y);
    }

    /** The model in which the coefficient of one column of X is held: without the column, the response less its share. */
    PreparedModel withCoefficientHeld(int column, double beta) {
        double[] rest = y.clone();
        double[] x = fixed.columns()[column];
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= beta * x[i];
        }
        FixedDesign others = fixed.without(column, rest);
        if (!(residual.variance() instanceof JointVariance joint)) {
            return new PreparedModel(spec, frame, index, others, random, residual, rest);
        }
        double[] mean = leastSquares(
                others, y); // y − what is left of rest: the share of the column is in the mean of the variance too
        ResidualStructure around = residual.with(joint.around(others.rebased(), mean, typicalCoefficient(others)));
        return new PreparedModel(spec, frame, index, others, random, around, rest);
    }

    private static ModelFrame frame(ModelSpec spec, DataTable data, ModelFormula fixed) {
        Set<String> columns = new LinkedHashSet<>(fixed.columns());
        spec.random()
                .forEach(t -> columns.addAll(ModelFormula.parse(t.formula()).columns()));
        List<String> numeric = new ArrayList<>(VarianceFunctions.numericColumns(spec.variance()));
        numeric.add(0, spec.response());
        Optional.ofNullable(Correlations.time(spec.correlation())).ifPresent(numeric::add);
        List<String> factors = new ArrayList<>(VarianceFunctions.factorColumns(spec.variance()));
        spec.random().forEach(t -> t.by().ifPresent(factors::add));
        List<String> labels = new ArrayList<>(spec.levels());
        String within = Correlations.within(spec.correlation());
        if (within != null && !labels.contains(within)) {
            labels.add(within);
        }
        return new ModelFrame(spec, data, numeric, columns, factors, labels);
    }

    /** The function as written; with the coefficients among its parameters for the full likelihood of a variance of the population mean. */
    private static VarianceFunction variance(
            ModelSpec spec, ModelFrame frame, int[] order, FixedDesign fixed, double[] y) {
        VarianceFunction written = VarianceFunctions.of(spec.variance(), frame, order);
        if (written.movingMean().filter(m -> m == MovingMean.POPULATION_FULL).isEmpty()) {
            return written;
        }
        if (spec.method() == Method.REML) {
            throw new InvalidModelException(
                    "The full likelihood of a variance that follows the population mean is asked for by REML, which integrates the coefficients out of the mean; here they are in the variance too, where they cannot be integrated out",
                    "Fit by ML, or use the pseudo-likelihood of the same model (leave 'likelihood' out)");
        }
        double[] mean = leastSquares(fixed, y);
        VarianceFunction floored = VarianceFunctions.of(
                spec.variance(), frame, order, written.at(mean).floor());
        return new JointVariance(floored, fixed.rebased(), mean, typicalCoefficient(fixed));
    }

    private static double[] leastSquares(FixedDesign fixed, double[] y) {
        double[] mean = y.clone();
        for (int i = 0; i < mean.length; i++) {
            mean[i] -= fixed.residual()[i];
        }
        return mean;
    }

    /** Three standard errors of a re-based coefficient if rows were independent: Q'Q = n. */
    private static double typicalCoefficient(FixedDesign fixed) {
        double sum = 0;
        for (double e : fixed.residual()) {
            sum += e * e;
        }
        return 3 * Math.sqrt(sum) / fixed.residual().length;
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
        if (variance.constant() && ResidualConfounding.holds(inner, index.firstRow(random.size() - 1))) {
            boolean oneRow = index.groups(random.size() - 1) == index.order().length;
            throw new ConfoundedLevelException(
                    oneRow
                            ? "Every group of level '%s' has one row (%d each), so its variance cannot be told from the residual variance"
                                    .formatted(inner.level(), index.order().length)
                            : "No group of level '%s' has more rows than random effects (%s), so their variances cannot be told from the residual variance"
                                    .formatted(inner.level(), String.join(", ", inner.names())),
                    oneRow
                            ? "Take the level out of the model, or give several rows per group"
                            : "Take a column out of the random part, or give more rows per group");
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
