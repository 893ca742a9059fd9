package org.graftline.mixedmodel.internal.residual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.internal.design.GroupIndex;
import org.graftline.mixedmodel.internal.design.ModelFrame;
import org.jspecify.annotations.Nullable;

/** From the correlation as written to runs of correlated rows. */
public final class Correlations {
    private Correlations() {}

    /** The column of times; null when the order of the rows counts, or no order. */
    public static @Nullable String time(CorrelationModel model) {
        if (model instanceof CorrelationModel.Autoregressive ar) {
            return ar.time();
        }
        return model instanceof CorrelationModel.ContinuousAutoregressive car ? car.time() : null;
    }

    /** The factor inside whose groups rows are correlated; null = the innermost group. */
    public static @Nullable String within(CorrelationModel model) {
        if (model instanceof CorrelationModel.Autoregressive ar) {
            return ar.within();
        }
        if (model instanceof CorrelationModel.ContinuousAutoregressive car) {
            return car.within();
        }
        return model instanceof CorrelationModel.CompoundSymmetry cs ? cs.within() : null;
    }

    /** Whether a model has a correlation and does not know it. */
    public static boolean estimated(CorrelationModel model) {
        return !(model instanceof CorrelationModel.Independent) && known(model) == null;
    }

    /** Φ or ρ where it is known; null = estimated. */
    static @Nullable Double known(CorrelationModel model) {
        if (model instanceof CorrelationModel.Autoregressive ar) {
            return ar.parameter();
        }
        if (model instanceof CorrelationModel.ContinuousAutoregressive car) {
            return car.parameter();
        }
        return model instanceof CorrelationModel.CompoundSymmetry cs ? cs.parameter() : null;
    }

    /** Runs of correlated rows of every innermost group, in the order of the groups. */
    static List<CorrelationFunction.Run> runs(
            CorrelationModel model, ModelFrame frame, GroupIndex index, @Nullable String finer) {
        int[] order = index.order();
        @Nullable String[] labels = finer == null ? null : frame.labels(finer);
        String timeColumn = time(model);
        double[] times = timeColumn == null ? new double[0] : frame.numbers(timeColumn);
        boolean discrete = model instanceof CorrelationModel.Autoregressive;
        boolean ordered = !(model instanceof CorrelationModel.CompoundSymmetry);
        int[] first = index.firstRow(index.levels() - 1);
        List<CorrelationFunction.Run> runs = new ArrayList<>();
        for (int g = 0; g + 1 < first.length; g++) {
            Map<String, List<Integer>> parts = new LinkedHashMap<>();
            for (int i = first[g]; i < first[g + 1]; i++) {
                parts.computeIfAbsent(labels == null ? "" : String.valueOf(labels[order[i]]), k -> new ArrayList<>())
                        .add(i);
            }
            for (List<Integer> part : parts.values()) {
                if (ordered) {
                    part.sort(
                            timeColumn == null
                                    ? Comparator.comparingInt(i -> order[i])
                                    : Comparator.comparingDouble(i -> times[order[i]]));
                }
                int[] rows = part.stream().mapToInt(Integer::intValue).toArray();
                double[] at = new double[ordered ? rows.length : 0];
                for (int a = 0; a < at.length; a++) {
                    at[a] = timeColumn == null ? a : times[order[rows[a]]];
                }
                requireGaps(at, rows, order, timeColumn, discrete);
                runs.add(new CorrelationFunction.Run(rows, at));
            }
        }
        if (runs.stream().allMatch(r -> r.rows().length < 2)) {
            throw new InvalidModelException(
                    "No two rows stand in one group of the correlation%s, so it cannot be estimated"
                            .formatted(finer == null ? "" : " ('" + finer + "')"),
                    "Leave the correlation out, or name a coarser group in 'within'");
        }
        return runs;
    }

    private static void requireGaps(
            double[] at, int[] rows, int[] order, @Nullable String timeColumn, boolean discrete) {
        for (int a = 0; a < at.length; a++) {
            if (discrete && at[a] != Math.rint(at[a])) {
                throw new InvalidTableException(
                        "Column '%s' is %s in row %d, but ar1 counts lags in whole numbers"
                                .formatted(timeColumn, at[a], order[rows[a]] + 1),
                        "Use car1 for times that are no whole numbers");
            }
            if (a > 0 && at[a] == at[a - 1]) {
                throw new InvalidTableException(
                        "Rows %d and %d of one group have the same time %s in column '%s', so their correlation would be 1"
                                .formatted(order[rows[a - 1]] + 1, order[rows[a]] + 1, at[a], timeColumn),
                        "Correct the time, or tell replicates apart by a factor in 'within'");
            }
        }
    }
}
