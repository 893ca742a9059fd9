package org.graftline.mixedmodel.internal.prediction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.InvalidTableException;
import org.jspecify.annotations.Nullable;

/**
 * What a predictor remembers of residuals, and the one place that knows whether they are correlated: without correlation nothing is kept and nothing known
 * of any reading. Immutable.
 */
public final class ResidualMemory {
    private static final ResidualHistory.Given NOTHING =
            new ResidualHistory.Given(List.of(), new double[0], new double[] {1});

    private final Fit fit;
    private final @Nullable ResidualHistory history;
    /** Whether the readings of the fit itself are in the history. */
    private final boolean withFit;

    private ResidualMemory(Fit fit, @Nullable ResidualHistory history, boolean withFit) {
        this.fit = fit;
        this.history = history;
        this.withFit = withFit;
    }

    /** That of a fit without its table. */
    public static ResidualMemory of(Fit fit) {
        Optional<ResidualCorrelation> correlation = ResidualCorrelation.of(fit);
        return new ResidualMemory(fit, correlation.map(ResidualHistory::new).orElse(null), false);
    }

    /**
     * That of a fit and the table that was fitted.
     *
     * @throws InvalidTableException if it is another table
     */
    public static ResidualMemory of(Fit fit, DataTable fitted) {
        ResidualMemory empty = of(fit);
        TableDesign design = new TableDesign(fit, fitted);
        design.requireFitted(fit);
        if (empty.history == null) {
            return empty;
        }
        Filling filling = empty.filling(fitted, design);
        double[] sd = fit.residualStandardDeviations();
        for (int i = 0; i < sd.length; i++) {
            if (!Double.isNaN(sd[i])) {
                filling.remember(i, sd[i]);
            }
        }
        return new ResidualMemory(fit, filling.next, true);
    }

    /** Whether residuals are correlated. */
    public boolean correlated() {
        return history != null;
    }

    /** Begins to add readings of a table. */
    public Filling filling(DataTable table, TableDesign design) {
        return new Filling(new ResidualRuns(fit, table, design), design);
    }

    /** Begins to ask about rows of a table. */
    public Asking asking(DataTable table, TableDesign design) {
        return new Asking(new ResidualRuns(fit, table, design), design);
    }

    /** Readings of a group that the fit knows depend on residuals that it has not kept. */
    private void requireFit(TableDesign design, int row) {
        int levels = fit.random().size();
        String path = levels == 0 ? null : design.path(levels - 1, row);
        boolean known = levels == 0
                || (path != null
                        && fit.effectsGivenOuter()
                                .get(levels - 1)
                                .position(path)
                                .isPresent());
        if (!withFit && known) {
            throw new InvalidModelException(
                    "A reading of %s is asked for (row %d); its residual is correlated with earlier ones, which a fit does not keep"
                            .formatted(
                                    levels == 0
                                            ? "a model without random effects"
                                            : "'" + path + "', which the fit knows",
                                    row + 1),
                    "Give the table that was fitted too: Predictor.of(fit, table). Or predict the curve");
        }
    }

    /** Adds readings, one after the other. */
    public final class Filling {
        private final ResidualRuns runs;
        private final TableDesign design;
        private final @Nullable ResidualHistory next;

        private Filling(ResidualRuns runs, TableDesign design) {
            this.runs = runs;
            this.design = design;
            this.next = history == null ? null : history.copy();
        }

        /** What is known of the residual of a reading from those before it; then the reading is added to them. */
        public ResidualHistory.Given see(int row, double sd) {
            if (next == null) {
                return NOTHING;
            }
            requireFit(design, row);
            String run = named(row);
            double time = runs.time(row, next.size(run));
            ResidualHistory.Given given = next.given(run, new double[] {time});
            remember(row, sd);
            return given;
        }

        private void remember(int row, double sd) {
            if (next != null) {
                String run = named(row);
                double[][] z = new double[fit.random().size()][];
                for (int l = 0; l < z.length; l++) {
                    z[l] = design.z(l, row);
                }
                double time = runs.time(row, next.size(run));
                next.add(run, new ResidualHistory.Seen(time, design.response(row), design.x(row), z, sd), row);
            }
        }

        private String named(int row) {
            String run = runs.run(row);
            if (run == null) {
                throw new InvalidTableException(
                        "Row %d has a reading, but not every label of the group inside which residuals are correlated"
                                .formatted(row + 1),
                        "Name the group that the reading belongs to, or leave the response empty");
            }
            return run;
        }

        /** What is remembered afterwards. */
        public ResidualMemory memory() {
            return new ResidualMemory(fit, next, withFit);
        }
    }

    /** Asks about rows of one table. */
    public final class Asking {
        private final ResidualRuns runs;
        private final TableDesign design;
        private final Map<String, Integer> asked = new HashMap<>();

        private Asking(ResidualRuns runs, TableDesign design) {
            this.runs = runs;
            this.design = design;
        }

        /**
         * What is known of the residuals of some rows of one run. Where no column gives times, rows asked for follow those seen, in the order in which they
         * are asked for.
         */
        public ResidualHistory.Given given(List<Integer> rows) {
            if (history == null) {
                return NOTHING;
            }
            String run = runs.run(rows.get(0));
            String key = run == null ? "\u0000new" : run;
            if (run != null) {
                requireFit(design, rows.get(0));
            }
            double[] times = new double[rows.size()];
            for (int i = 0; i < times.length; i++) {
                int before = history.size(key) + asked.merge(key, 1, Integer::sum) - 1;
                times[i] = runs.time(rows.get(i), before);
            }
            return history.given(key, times);
        }
    }
}
