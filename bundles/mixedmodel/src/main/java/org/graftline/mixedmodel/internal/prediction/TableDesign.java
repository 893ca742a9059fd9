package org.graftline.mixedmodel.internal.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.mixedmodel.internal.design.FormulaColumns;
import org.graftline.mixedmodel.internal.design.ModelFormula;
import org.graftline.mixedmodel.internal.design.ModelFrame;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.variance.VarianceFunctions;
import org.jspecify.annotations.Nullable;

/**
 * The rows of any table seen through a fit: x and z of every level coded as the rows of the fit were, the group of every level by its full
 * path, and the response where there is one. Rows with a missing covariate are incomplete.
 */
public final class TableDesign {
    private final int rows;
    private final int[] position;
    private final double[][] x;
    private final List<double[][]> z = new ArrayList<>();
    private final List<@Nullable String[]> paths = new ArrayList<>();
    private final List<List<RandomDesign.Block>> blocks = new ArrayList<>();
    private final List<String> levels;
    private final double[] response;
    private final ModelFrame frame;

    /**
     * Reads a table.
     *
     * @throws org.graftline.mixedmodel.MixedModelException if a column of the model is missing, a factor has a level that the fit has not
     *     seen, or no row is complete
     */
    public TableDesign(Fit fit, DataTable table) {
        ModelSpec spec = asFitted(fit);
        rows = table.rows();
        ModelFormula fixed = ModelFormula.parse(spec.fixed());
        Set<String> columns = new LinkedHashSet<>(fixed.columns());
        spec.random()
                .forEach(t -> columns.addAll(ModelFormula.parse(t.formula()).columns()));
        frame = new ModelFrame(
                spec,
                table,
                VarianceFunctions.numericColumns(spec.variance()),
                columns,
                factors(spec),
                List.of(),
                ModelFrame.FactorLevels.DECLARED);
        int[] used = frame.used();
        position = new int[rows];
        Arrays.fill(position, -1);
        for (int i = 0; i < used.length; i++) {
            position[used[i]] = i;
        }
        x = selected(FormulaColumns.of(fixed, frame, used), fit.fixed().names());
        for (RandomEffects level : fit.random()) {
            z.add(columns(spec, level, used));
        }
        levels = fit.random().isEmpty()
                ? spec.levels()
                : fit.random().stream().map(RandomEffects::level).toList();
        for (String level : levels) {
            paths.add(paths(spec, table, level));
        }
        response = new double[rows];
        Arrays.fill(response, Double.NaN);
        if (table.has(spec.response())) {
            System.arraycopy(table.numbers(spec.response()), 0, response, 0, rows);
        }
    }

    private static List<String> factors(ModelSpec spec) {
        List<String> factors = new ArrayList<>(VarianceFunctions.factorColumns(spec.variance()));
        spec.random().forEach(t -> t.by().ifPresent(factors::add));
        return factors;
    }

    /** The model with the factor levels of the rows that were fitted. */
    private static ModelSpec asFitted(Fit fit) {
        ModelSpec.Builder builder = fit.spec().toBuilder();
        fit.factorLevels().forEach(builder::factor);
        return builder.build();
    }

    private static double[][] selected(FormulaColumns all, List<String> names) {
        double[][] out = new double[names.size()][];
        for (int j = 0; j < out.length; j++) {
            int at = all.names().indexOf(names.get(j));
            if (at < 0) {
                throw new IllegalStateException("The formula gives no column " + names.get(j));
            }
            out[j] = all.columns()[at];
        }
        return out;
    }

    /** The blocks of a level with a covariance of their own. */
    public List<RandomDesign.Block> blocks(int level) {
        return blocks.get(level);
    }

    private double[][] columns(ModelSpec spec, RandomEffects level, int[] used) {
        List<String> names = new ArrayList<>();
        List<double[]> out = new ArrayList<>();
        List<RandomDesign.Block> parts = new ArrayList<>();
        blocks.add(parts);
        spec.random().stream()
                .filter(t -> t.level().equals(level.level()))
                .flatMap(term -> RandomDesign.parts(term, frame, used).stream())
                .forEach(part -> {
                    parts.add(new RandomDesign.Block(names.size(), part.names().size(), part.structure()));
                    names.addAll(part.names());
                    out.addAll(Arrays.asList(part.columns()));
                });
        if (!names.equals(level.names())) {
            throw new IllegalStateException("The formula gives the random columns " + names);
        }
        return out.toArray(double[][]::new);
    }

    private static @Nullable String[] paths(ModelSpec spec, DataTable table, String level) {
        @Nullable String[] out = new @Nullable String[table.rows()];
        Arrays.fill(out, "");
        for (String column : spec.levels().subList(0, spec.levels().indexOf(level) + 1)) {
            @Nullable String[] labels = table.has(column) ? table.texts(column) : new @Nullable String[table.rows()];
            for (int i = 0; i < out.length; i++) {
                String label = labels[i];
                String path = out[i];
                out[i] = path == null || label == null ? null : path.isEmpty() ? label : path + "/" + label;
            }
        }
        return out;
    }

    /**
     * Requires that this is the table that was fitted.
     *
     * @throws InvalidTableException if it has other rows or responses
     */
    public void requireFitted(Fit fit) {
        double[] residuals = fit.residuals();
        double[] fitted = fit.fitted();
        if (residuals.length != rows) {
            throw new InvalidTableException(
                    "The fit has seen a table of %d rows, this one has %d".formatted(residuals.length, rows),
                    "Give the table that was fitted");
        }
        for (int i = 0; i < residuals.length; i++) {
            double y = fitted[i] + residuals[i];
            boolean same = !complete(i) || Math.abs(response[i] - y) <= 1e-9 * (1 + Math.abs(y));
            if (!Double.isNaN(y) && !same) {
                throw new InvalidTableException(
                        "The response in row %d is %s; the fit has seen %s".formatted(i + 1, response[i], y),
                        "Give the table that was fitted");
            }
        }
    }

    /** Number of rows of the table. */
    public int rows() {
        return rows;
    }

    /** Whether every covariate of the row is present. */
    public boolean complete(int row) {
        return position[row] >= 0;
    }

    /** Where a complete row stands among the complete rows. */
    int position(int row) {
        return position[row];
    }

    /** The response of the row; NaN when missing. */
    public double response(int row) {
        return response[row];
    }

    /** x of a complete row, p numbers. */
    public double[] x(int row) {
        return at(x, row);
    }

    /** z of a complete row at a level that carries random effects, counted from 0, outermost. */
    public double[] z(int level, int row) {
        return at(z.get(level), row);
    }

    private double[] at(double[][] columns, int row) {
        double[] out = new double[columns.length];
        for (int j = 0; j < out.length; j++) {
            out[j] = columns[j][position[row]];
        }
        return out;
    }

    /** The levels that carry random effects, outermost first; in a model without any, all levels that it names. */
    public List<String> levels() {
        return levels;
    }

    /** Full path of the row's group at one of the {@link #levels}; null when one of its labels is missing. */
    public @Nullable String path(int level, int row) {
        return paths.get(level)[row];
    }

    /** Columns and factors of the table as the model reads them. */
    ModelFrame frame() {
        return frame;
    }
}
