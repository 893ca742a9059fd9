package org.graftline.it.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.MixedModelException;

/** Times fits of growing tables, and the same in R where there is one. */
final class Scaling {
    private static final List<Long> SIZES = List.of(1_000L, 10_000L, 100_000L, 1_000_000L);
    /** Rows fitted to warm up the compiler, and rows timed, for each size: a small table is fitted more often. */
    private static final double ROWS_TO_WARM = 500_000;

    private static final double ROWS_TO_TIME = 300_000;
    private static final int MOST_RUNS = 25;
    private static final int FEWEST_RUNS = 3;

    private final PrintStream out;
    private final FitOptions options;
    private final int mostRuns;

    /** @param mostRuns limit of the fits to warm up and of those timed, for each size */
    Scaling(PrintStream out, FitOptions options, int mostRuns) {
        this.out = out;
        this.options = options;
        this.mostRuns = mostRuns;
    }

    /** Time against rows. */
    record Timing(int rows, double millis) {}

    /**
     * Times one model at every size and prints a line each, then the exponent.
     *
     * @return the timings; empty when the engine refuses the model, which is printed
     */
    List<Timing> time(BenchModel model, List<Long> sizes) {
        List<Timing> timings = new ArrayList<>();
        for (long size : sizes) {
            DataTable table = BenchTable.ofRows(size);
            try {
                timings.add(time(model, table));
            } catch (MixedModelException e) {
                out.printf("%-9s %,11d rows  refused: %s%n", model.word(), table.rows(), e.getMessage());
                return timings;
            }
        }
        if (timings.size() > 1) {
            out.printf(Locale.ROOT, "%-9s time grows with rows to the power %.2f%n", model.word(), exponent(timings));
        }
        return timings;
    }

    private Timing time(BenchModel model, DataTable table) {
        int warm = runs(ROWS_TO_WARM / table.rows(), 1);
        int counted = runs(ROWS_TO_TIME / table.rows(), FEWEST_RUNS);
        double[] millis = new double[counted];
        PeakMemory memory = new PeakMemory();
        memory.begin();
        Fit fit = MixedModel.fit(model.spec(), table, options);
        double megabytes = memory.megabytes();
        for (int run = 1 - warm; run < counted; run++) {
            long began = System.nanoTime();
            fit = MixedModel.fit(model.spec(), table, options);
            if (run >= 0) {
                millis[run] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT,
                "%-9s %,11d rows %10.1f ms (min %.1f, max %.1f of %d) %7.0f MB %5d evaluations  %s, log-likelihood %.3f%n",
                model.word(),
                table.rows(),
                millis[counted / 2],
                millis[0],
                millis[counted - 1],
                counted,
                megabytes,
                fit.evaluations(),
                fit.status(),
                fit.logLik());
        return new Timing(table.rows(), millis[counted / 2]);
    }

    private int runs(double wanted, int fewest) {
        return (int) Math.max(fewest, Math.min(mostRuns, Math.round(wanted)));
    }

    /** Slope of log time on log rows by least squares. */
    static double exponent(List<Timing> timings) {
        double x =
                timings.stream().mapToDouble(t -> Math.log(t.rows())).average().orElseThrow();
        double y = timings.stream()
                .mapToDouble(t -> Math.log(t.millis()))
                .average()
                .orElseThrow();
        double xy = 0;
        double xx = 0;
        for (Timing t : timings) {
            xy += (Math.log(t.rows()) - x) * (Math.log(t.millis()) - y);
            xx += (Math.log(t.rows()) - x) * (Math.log(t.rows()) - x);
        }
        return xy / xx;
    }

    /**
     * @param words names of models, numbers of rows, {@code threads=N} and {@code r}, in any order; all models, 1,000 to 1,000,000 rows, two
     *     threads and no R without them
     */
    public static void main(String[] words) {
        List<BenchModel> models = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        int threads = 2;
        boolean withR = false;
        for (String word : words) {
            if (word.equals("r")) {
                withR = true;
            } else if (word.startsWith("threads=")) {
                threads = Integer.parseInt(word.substring("threads=".length()));
            } else if (Character.isDigit(word.charAt(0))) {
                sizes.add(Long.parseLong(word));
            } else {
                models.add(BenchModel.of(word));
            }
        }
        List<Long> all = sizes.isEmpty() ? SIZES : sizes;
        for (BenchModel model : models.isEmpty() ? List.of(BenchModel.values()) : models) {
            new Scaling(System.out, new FitOptions(threads), MOST_RUNS).time(model, all);
            if (withR) {
                new PeersInR(System.out).time(model, all);
            }
        }
    }
}
