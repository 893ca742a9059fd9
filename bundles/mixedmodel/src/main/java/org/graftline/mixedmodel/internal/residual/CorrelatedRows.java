package org.graftline.mixedmodel.internal.residual;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of correlated rows: the function R(ψ) of each, and the entries of the precision of all. Immutable. */
final class CorrelatedRows {
    final CorrelationFunction function;
    final EntryTable entries;
    /** ψ where it is known. */
    private final @Nullable Double held;

    private final List<CorrelationFunction.Run> runs;
    /** The run of every ordered row; −1 for a row in none. */
    private final int[] runOfRow;

    /** {@code classOfRow}: the variance class of every ordered row. */
    CorrelatedRows(
            CorrelationFunction function, @Nullable Double held, List<CorrelationFunction.Run> runs, int[] classOfRow) {
        this.function = function;
        this.held = held;
        this.runs = runs;
        EntryList list = new EntryList(classOfRow.length);
        runOfRow = new int[classOfRow.length];
        Arrays.fill(runOfRow, -1);
        for (int r = 0; r < runs.size(); r++) {
            function.entries(runs.get(r), list);
            for (int row : runs.get(r).rows()) {
                runOfRow[row] = r;
            }
        }
        entries = new EntryTable(list, classOfRow);
    }

    private CorrelatedRows(CorrelatedRows like, double held) {
        function = like.function;
        this.held = held;
        runs = like.runs;
        runOfRow = like.runOfRow;
        entries = like.entries;
    }

    /** The same rows with a known ψ. */
    CorrelatedRows holding(double psi) {
        return new CorrelatedRows(this, psi);
    }

    boolean estimated() {
        return held == null;
    }

    /** ψ, known or the last of the parameters. */
    double psi(double[] phi) {
        return held != null ? held : phi[phi.length - 1];
    }

    /** R or ∂R/∂ψ of rows {@code from} to {@code to} (exclusive), which hold whole runs. */
    double[][] matrix(double[] phi, int from, int to, boolean slope) {
        double psi = psi(phi);
        double[][] r = new double[to - from][to - from];
        for (int i = from; i < to; i++) {
            if (runOfRow[i] < 0) {
                r[i - from][i - from] = slope ? 0 : 1;
                continue;
            }
            CorrelationFunction.Run run = runs.get(runOfRow[i]);
            if (run.rows()[0] != i) {
                continue; // written with the first row of its run
            }
            int[] rows = run.rows();
            for (int a = 0; a < rows.length; a++) {
                for (int b = 0; b < rows.length; b++) {
                    r[rows[a] - from][rows[b] - from] =
                            slope ? function.correlationSlope(psi, run, a, b) : function.correlation(psi, run, a, b);
                }
            }
        }
        return r;
    }
}
