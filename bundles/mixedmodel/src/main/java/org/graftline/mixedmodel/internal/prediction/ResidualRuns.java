package org.graftline.mixedmodel.internal.prediction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.internal.residual.Correlations;
import org.jspecify.annotations.Nullable;

/**
 * The run of correlated residuals that each row of a table belongs to, and its time in it: the innermost group, or what the correlation names inside
 * it. Without a column of times rows of a run follow each other in the order of the table. Where residuals are independent every row is a run of its own.
 */
public final class ResidualRuns {
    private final @Nullable String[] run;
    private final double[] time;
    private final @Nullable String timeColumn;
    private final boolean whole;

    /** Reads the runs of a table. */
    public ResidualRuns(Fit fit, DataTable table, TableDesign design) {
        ModelSpec spec = fit.spec();
        CorrelationModel model = spec.correlation();
        boolean correlated = !(model instanceof CorrelationModel.Independent);
        timeColumn = Correlations.time(model);
        whole = model instanceof CorrelationModel.Autoregressive;
        run = new @Nullable String[table.rows()];
        time = timeColumn != null && table.has(timeColumn) ? table.numbers(timeColumn) : new double[table.rows()];
        List<@Nullable String[]> labels = correlated ? labels(fit, table) : List.of();
        int inner = fit.random().size() - 1;
        for (int i = 0; i < run.length; i++) {
            if (!correlated) {
                run[i] = "row " + i;
                continue;
            }
            String key = inner < 0 ? "" : design.path(inner, i);
            for (@Nullable String[] column : labels) {
                key = key == null || column[i] == null ? null : key + "/" + column[i];
            }
            run[i] = key;
        }
    }

    /** What tells runs apart beside the innermost group with random effects. */
    private static List<@Nullable String[]> labels(Fit fit, DataTable table) {
        String within = Correlations.within(fit.spec().correlation());
        List<String> columns = new ArrayList<>();
        if (fit.random().isEmpty()) {
            columns.addAll(fit.spec().levels());
            if (within != null && !columns.contains(within)) {
                columns.add(within);
            }
            if (within != null) {
                columns = columns.subList(0, columns.indexOf(within) + 1);
            }
        } else if (within != null
                && !within.equals(fit.random().get(fit.random().size() - 1).level())) {
            columns.add(within);
        }
        List<@Nullable String[]> labels = new ArrayList<>();
        for (String column : columns) {
            labels.add(table.has(column) ? table.texts(column) : new @Nullable String[table.rows()]);
        }
        return labels;
    }

    /** The run of a row; null when one of its labels is missing, which means a new run. */
    public @Nullable String run(int row) {
        return run[row];
    }

    /**
     * The time of a row.
     *
     * @param before number of rows of its run that came before it, which is its time when the model names no column of times
     * @throws InvalidTableException if the time is missing, or no whole number where lags are counted
     */
    public double time(int row, int before) {
        if (timeColumn == null) {
            return before;
        }
        double t = time[row];
        if (Double.isNaN(t) || (whole && t != Math.rint(t))) {
            throw new InvalidTableException(
                    "Column '%s' is %s in row %d, but residuals are correlated over its %s"
                            .formatted(timeColumn, Double.isNaN(t) ? "missing" : t, row + 1, whole ? "lags" : "times"),
                    whole ? "Give a whole number" : "Give the time of the reading");
        }
        return t;
    }

    /** Times of some rows, which are taken to come in this order. */
    public double[] times(List<Integer> rows) {
        Map<String, Integer> before = new HashMap<>();
        double[] out = new double[rows.size()];
        for (int i = 0; i < out.length; i++) {
            int row = rows.get(i);
            out[i] = time(row, before.merge(String.valueOf(run[row]), 1, Integer::sum) - 1);
        }
        return out;
    }
}
