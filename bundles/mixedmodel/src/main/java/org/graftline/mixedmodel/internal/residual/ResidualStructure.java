package org.graftline.mixedmodel.internal.residual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.internal.design.GroupIndex;
import org.graftline.mixedmodel.internal.design.ModelFrame;
import org.graftline.mixedmodel.internal.variance.VarianceFunction;
import org.jspecify.annotations.Nullable;

/**
 * The precision of the residuals Ω = (ΛRΛ)⁻¹ as a sum of entries with weights: Σ ω_c Σ_(i,j)∈c (rows i and j). Entries with equal weight
 * whatever the parameters form a class: rows of one variance class when residuals are independent; for R ≠ I also pairs of rows, told apart by
 * their variance classes and the kind of their entry of R⁻¹. Parameters: those of the variance function, then that of the correlation.
 * Immutable.
 */
public final class ResidualStructure {
    /** Stands for 0, which a parameter on the open interval (0, 1) only approaches. */
    private static final double NO_CORRELATION = 1e-12;

    private final VarianceFunction variance;
    private final @Nullable CorrelationFunction correlation;
    /** ψ where it is known. */
    private final @Nullable Double held;
    /** For R ≠ I: the runs of correlated rows. */
    private final List<CorrelationFunction.Run> runs;
    /** For R ≠ I: first entry of each row (its partners are earlier rows or itself), partner and class of every entry. */
    private final int[] firstEntry;

    private final int[] partner;
    private final int[] entryClass;
    /** For R ≠ I, per class of entries: the two variance classes and the kind. */
    private final int[] left;

    private final int[] right;
    private final int[] kind;
    /** For R ≠ I, per class of entries: whether its entries stand on the diagonal. */
    private final boolean[] diagonal;

    private ResidualStructure(VarianceFunction variance) {
        this.variance = variance;
        correlation = null;
        held = null;
        runs = List.of();
        firstEntry = new int[0];
        partner = new int[0];
        entryClass = new int[0];
        left = new int[0];
        right = new int[0];
        kind = new int[0];
        diagonal = new boolean[0];
    }

    private ResidualStructure(
            VarianceFunction variance,
            CorrelationFunction correlation,
            @Nullable Double held,
            List<CorrelationFunction.Run> runs) {
        this.variance = variance;
        this.correlation = correlation;
        this.held = held;
        this.runs = runs;
        int n = variance.classOfRow().length;
        EntryList list = new EntryList(n);
        runs.forEach(run -> correlation.entries(run, list));
        firstEntry = list.firstEntry();
        partner = new int[list.size()];
        entryClass = new int[list.size()];
        int[] next = firstEntry.clone();
        Map<ClassKey, Integer> known = new HashMap<>();
        List<ClassKey> keys = new ArrayList<>();
        int[] classOfRow = variance.classOfRow();
        for (int e = 0; e < list.size(); e++) {
            int i = list.row(e);
            int j = list.partner(e);
            ClassKey key = new ClassKey(
                    Math.max(classOfRow[i], classOfRow[j]),
                    Math.min(classOfRow[i], classOfRow[j]),
                    list.kind(e),
                    i == j);
            int at = next[i]++;
            partner[at] = j;
            entryClass[at] = known.computeIfAbsent(key, k -> {
                keys.add(k);
                return keys.size() - 1;
            });
        }
        left = keys.stream().mapToInt(ClassKey::left).toArray();
        right = keys.stream().mapToInt(ClassKey::right).toArray();
        kind = keys.stream().mapToInt(ClassKey::kind).toArray();
        diagonal = new boolean[kind.length];
        for (int c = 0; c < kind.length; c++) {
            diagonal[c] = keys.get(c).diagonal();
        }
    }

    private ResidualStructure(ResidualStructure like, VarianceFunction variance, @Nullable Double held) {
        this.variance = variance;
        correlation = like.correlation;
        this.held = held;
        runs = like.runs;
        firstEntry = like.firstEntry;
        partner = like.partner;
        entryClass = like.entryClass;
        left = like.left;
        right = like.right;
        kind = like.kind;
        diagonal = like.diagonal;
    }

    private record ClassKey(int left, int right, int kind, boolean diagonal) {}

    /** Independent residuals. */
    public static ResidualStructure independent(VarianceFunction variance) {
        return new ResidualStructure(variance);
    }

    /**
     * Residuals with a correlation inside the innermost groups.
     *
     * @param finer the factor inside whose groups rows are correlated; null = the innermost group
     */
    public static ResidualStructure of(
            VarianceFunction variance,
            CorrelationModel model,
            ModelFrame frame,
            GroupIndex index,
            @Nullable String finer) {
        if (model instanceof CorrelationModel.Independent) {
            return independent(variance);
        }
        List<CorrelationFunction.Run> runs = Correlations.runs(model, frame, index, finer);
        CorrelationFunction function;
        if (model instanceof CorrelationModel.CompoundSymmetry) {
            function = new CompoundSymmetryCorrelation(runs);
        } else {
            function = Autoregression.over(
                    model instanceof CorrelationModel.Autoregressive
                            ? Autoregression.Time.DISCRETE
                            : Autoregression.Time.CONTINUOUS,
                    runs);
        }
        Double known = Correlations.known(model);
        return new ResidualStructure(variance, function, known == null ? null : function.parameterOf(known), runs);
    }

    /** The same correlation with the variance function at a mean per ordered row. */
    public ResidualStructure at(double[] mean) {
        return new ResidualStructure(this, variance.at(mean), held);
    }

    /** The same correlation with another variance function on the same classes of rows. */
    public ResidualStructure with(VarianceFunction other) {
        return new ResidualStructure(this, other, held);
    }

    /** The same structure with the correlation held at 0. */
    public ResidualStructure uncorrelated() {
        return correlation == null
                ? this
                : new ResidualStructure(this, variance, correlation.parameterOf(NO_CORRELATION));
    }

    /** The variance function. */
    public VarianceFunction variance() {
        return variance;
    }

    /** Whether R ≠ I. */
    public boolean correlated() {
        return correlation != null;
    }

    /** Number of parameters. */
    public int parameters() {
        return variance.parameters() + (estimatesCorrelation() ? 1 : 0);
    }

    /** Whether a correlation is among the parameters. */
    public boolean estimatesCorrelation() {
        return correlation != null && held == null;
    }

    /** Where a search begins when the variance parameters begin at {@code variancePhi}. */
    public double[] startAt(double[] variancePhi) {
        double[] start = Arrays.copyOf(variancePhi, parameters());
        if (correlation != null && held == null) {
            start[start.length - 1] = correlation.start();
        }
        return start;
    }

    /** Where a search begins after the same structure with a simpler variance function was fitted. */
    public double[] startAfter(ResidualStructure simpler, double[] phi) {
        double[] start = startAt(variance.startAfter(simpler.variancePart(phi)));
        if (estimatesCorrelation()) {
            start[start.length - 1] = phi[phi.length - 1];
        }
        return start;
    }

    /** The variance parameters among all. */
    public double[] variancePart(double[] phi) {
        return Arrays.copyOf(phi, variance.parameters());
    }

    /** β_Q among the parameters where the variance function has the coefficients of the mean for parameters; empty otherwise. */
    public Optional<double[]> coefficients(double[] phi) {
        return variance.coefficients(variancePart(phi));
    }

    /** A typical size of each parameter. */
    public double[] scale() {
        double[] scale = Arrays.copyOf(variance.scale(), parameters());
        if (correlation != null && held == null) {
            scale[scale.length - 1] = correlation.scale();
        }
        return scale;
    }

    /** Name of a parameter in messages and intervals. */
    public String name(int parameter) {
        return parameter < variance.parameters() || correlation == null ? variance.name(parameter) : correlation.name();
    }

    /** A parameter as it is reported. */
    public double reported(int parameter, double value) {
        if (parameter >= variance.parameters() && correlation != null) {
            return correlation.reported(value);
        }
        return variance.reportedAsExponential(parameter) ? StrictMath.exp(value) : value;
    }

    /** Φ or ρ by name; empty for independent residuals. */
    public Map<String, Double> reportedCorrelation(double[] phi) {
        if (correlation == null) {
            return Map.of();
        }
        double psi = held != null ? held : phi[phi.length - 1];
        return Map.of(correlation.name(), correlation.reported(psi));
    }

    /** Number of classes of entries of Ω. */
    public int classes() {
        return correlation == null ? variance.classes() : kind.length;
    }

    /** Receives entries of Ω. */
    public interface Entries {
        /** The entry of rows {@code i} ≥ {@code j} and, for i ≠ j, its mirror image. */
        void entry(int i, int j, int entryClass);
    }

    /** Goes through the entries of rows {@code from} to {@code to} (exclusive), an innermost group. */
    public void entries(int from, int to, Entries visitor) {
        if (correlation == null) {
            int[] classOfRow = variance.classOfRow();
            for (int i = from; i < to; i++) {
                visitor.entry(i, i, classOfRow[i]);
            }
            return;
        }
        for (int i = from; i < to; i++) {
            for (int e = firstEntry[i]; e < firstEntry[i + 1]; e++) {
                visitor.entry(i, partner[e], entryClass[e]);
            }
        }
    }

    /** Number of rows per variance class when so many entries of each class are in play. */
    public int[] rowsPerVarianceClass(int[] entriesPerClass) {
        if (correlation == null) {
            return entriesPerClass;
        }
        int[] rows = new int[variance.classes()];
        for (int c = 0; c < kind.length; c++) {
            if (diagonal[c]) {
                rows[left[c]] += entriesPerClass[c];
            }
        }
        return rows;
    }

    /** An object for {@link #evaluate} to write into. */
    public ResidualWeights newWeights() {
        return new ResidualWeights(
                variance.classes(),
                variance.parameters(),
                classes(),
                parameters(),
                correlation == null ? 0 : correlation.kinds());
    }

    /**
     * Evaluates the weights at the parameters, v relative to its geometric mean over rows.
     *
     * @param entriesPerClass number of entries of each class in play
     * @param rowsPerClass number of rows of each variance class in play
     */
    public void evaluate(double[] phi, int[] entriesPerClass, int[] rowsPerClass, ResidualWeights into) {
        variance.evaluate(variancePart(phi), into.logV, into.dLogV);
        into.meanLogV = centered(into.logV, rowsPerClass);
        for (double[] d : into.dLogV) {
            centered(d, rowsPerClass);
        }
        if (correlation == null) {
            for (int c = 0; c < into.omega.length; c++) {
                double w = StrictMath.exp(-2 * into.logV[c]);
                into.omega[c] = w;
                for (int k = 0; k < into.dOmega.length; k++) {
                    into.dOmega[k][c] = -2 * w * into.dLogV[k][c];
                }
            }
            return;
        }
        correlated(correlation, held != null ? held : phi[phi.length - 1], entriesPerClass, into);
    }

    private void correlated(CorrelationFunction function, double psi, int[] entriesPerClass, ResidualWeights into) {
        CorrelationFunction.Values values = into.correlation;
        function.evaluate(psi, values);
        into.logDetCorrelation = 0;
        int last = estimatesCorrelation() ? into.dOmega.length - 1 : -1;
        Arrays.fill(into.dLogDet, 0);
        for (int c = 0; c < into.omega.length; c++) {
            double scale = StrictMath.exp(-into.logV[left[c]] - into.logV[right[c]]);
            double w = values.entry[kind[c]] * scale;
            into.omega[c] = w;
            for (int k = 0; k < into.dLogV.length; k++) {
                into.dOmega[k][c] = -w * (into.dLogV[k][left[c]] + into.dLogV[k][right[c]]);
            }
            into.logDetCorrelation += entriesPerClass[c] * values.logDet[kind[c]];
            if (last >= 0) {
                into.dOmega[last][c] = values.entrySlope[kind[c]] * scale;
                into.dLogDet[last] += entriesPerClass[c] * values.logDetSlope[kind[c]];
            }
        }
    }

    /** Subtracts the mean over rows, and returns it. */
    private static double centered(double[] perClass, int[] rows) {
        double sum = 0;
        long n = 0;
        for (int c = 0; c < perClass.length; c++) {
            sum += rows[c] * perClass[c];
            n += rows[c];
        }
        double mean = sum / n;
        for (int c = 0; c < perClass.length; c++) {
            perClass[c] -= mean;
        }
        return mean;
    }

    /** The correlation of the residuals of two rows of one run, by their places among the ordered rows; empty when residuals are independent. */
    public Optional<double[][]> correlationMatrix(double[] phi, int from, int to) {
        if (correlation == null) {
            return Optional.empty();
        }
        double psi = held != null ? held : phi[phi.length - 1];
        double[][] r = new double[to - from][to - from];
        for (CorrelationFunction.Run run : runs) {
            if (run.rows()[0] < from || run.rows()[0] >= to) {
                continue;
            }
            for (int a = 0; a < run.rows().length; a++) {
                for (int b = 0; b < run.rows().length; b++) {
                    r[run.rows()[a] - from][run.rows()[b] - from] = correlation.correlation(psi, run, a, b);
                }
            }
        }
        return Optional.of(r);
    }

    /** Entries in the order in which they come. */
    private static final class EntryList implements CorrelationFunction.Entries {
        private final int rows;
        private int[] row = new int[64];
        private int[] other = new int[64];
        private int[] kinds = new int[64];
        private int size;

        EntryList(int rows) {
            this.rows = rows;
        }

        @Override
        public void add(int i, int j, int kind) {
            if (size == row.length) {
                row = Arrays.copyOf(row, 2 * size);
                other = Arrays.copyOf(other, 2 * size);
                kinds = Arrays.copyOf(kinds, 2 * size);
            }
            row[size] = i;
            other[size] = j;
            kinds[size++] = kind;
        }

        int size() {
            return size;
        }

        int row(int e) {
            return row[e];
        }

        int partner(int e) {
            return other[e];
        }

        int kind(int e) {
            return kinds[e];
        }

        int[] firstEntry() {
            int[] first = new int[rows + 1];
            for (int e = 0; e < size; e++) {
                first[row[e] + 1]++;
            }
            for (int i = 0; i < rows; i++) {
                first[i + 1] += first[i];
            }
            return first;
        }
    }
}
