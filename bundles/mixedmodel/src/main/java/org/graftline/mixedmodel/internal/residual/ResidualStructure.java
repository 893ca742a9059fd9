package org.graftline.mixedmodel.internal.residual;

import java.util.Arrays;
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
    /** For R ≠ I. */
    private final @Nullable CorrelatedRows rows;

    private ResidualStructure(VarianceFunction variance, @Nullable CorrelatedRows rows) {
        this.variance = variance;
        this.rows = rows;
    }

    /** Independent residuals. */
    public static ResidualStructure independent(VarianceFunction variance) {
        return new ResidualStructure(variance, null);
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
        Double psi = known == null ? null : function.parameterOf(known);
        return new ResidualStructure(variance, new CorrelatedRows(function, psi, runs, variance.classOfRow()));
    }

    /** The same correlation with the variance function at a mean per ordered row. */
    public ResidualStructure at(double[] mean) {
        return new ResidualStructure(variance.at(mean), rows);
    }

    /** The same correlation with another variance function on the same classes of rows. */
    public ResidualStructure with(VarianceFunction other) {
        return new ResidualStructure(other, rows);
    }

    /** The same structure with the correlation held at 0. */
    public ResidualStructure uncorrelated() {
        return rows == null
                ? this
                : new ResidualStructure(variance, rows.holding(rows.function.parameterOf(NO_CORRELATION)));
    }

    /** The variance function. */
    public VarianceFunction variance() {
        return variance;
    }

    /** Whether R ≠ I. */
    public boolean correlated() {
        return rows != null;
    }

    /** Number of parameters. */
    public int parameters() {
        return variance.parameters() + (estimatesCorrelation() ? 1 : 0);
    }

    /** Whether a correlation is among the parameters. */
    public boolean estimatesCorrelation() {
        return rows != null && rows.estimated();
    }

    /** Where a search begins when the variance parameters begin at {@code variancePhi}. */
    public double[] startAt(double[] variancePhi) {
        double[] start = Arrays.copyOf(variancePhi, parameters());
        if (rows != null && rows.estimated()) {
            start[start.length - 1] = rows.function.start();
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

    /** Whether a parameter is one of the coefficients of the mean. */
    public boolean isCoefficient(int parameter) {
        int count = coefficients(new double[parameters()]).map(b -> b.length).orElse(0);
        return parameter >= variance.parameters() - count && parameter < variance.parameters();
    }

    /** A typical size of each parameter. */
    public double[] scale() {
        double[] scale = Arrays.copyOf(variance.scale(), parameters());
        if (rows != null && rows.estimated()) {
            scale[scale.length - 1] = rows.function.scale();
        }
        return scale;
    }

    /** Name of a parameter in messages and intervals. */
    public String name(int parameter) {
        return parameter < variance.parameters() || rows == null ? variance.name(parameter) : rows.function.name();
    }

    /** A parameter as it is reported. */
    public double reported(int parameter, double value) {
        if (parameter >= variance.parameters() && rows != null) {
            return rows.function.reported(value);
        }
        return variance.reportedAsExponential(parameter) ? StrictMath.exp(value) : value;
    }

    /** Φ or ρ by name; empty for independent residuals. */
    public Map<String, Double> reportedCorrelation(double[] phi) {
        return rows == null ? Map.of() : Map.of(rows.function.name(), rows.function.reported(rows.psi(phi)));
    }

    /** Number of classes of entries of Ω. */
    public int classes() {
        return rows == null ? variance.classes() : rows.entries.classes();
    }

    /** Number of kinds of entries of R⁻¹; 0 when residuals are independent. */
    int kinds() {
        return rows == null ? 0 : rows.function.kinds();
    }

    /** Receives entries of Ω. */
    public interface Entries {
        /** The entry of rows {@code i} ≥ {@code j} and, for i ≠ j, its mirror image. */
        void entry(int i, int j, int entryClass);
    }

    /** Goes through the entries of rows {@code from} to {@code to} (exclusive), an innermost group. */
    public void entries(int from, int to, Entries visitor) {
        if (rows != null) {
            rows.entries.visit(from, to, visitor);
            return;
        }
        int[] classOfRow = variance.classOfRow();
        for (int i = from; i < to; i++) {
            visitor.entry(i, i, classOfRow[i]);
        }
    }

    /** Number of rows per variance class when so many entries of each class are in play. */
    public int[] rowsPerVarianceClass(int[] entriesPerClass) {
        return rows == null ? entriesPerClass : rows.entries.rowsPerVarianceClass(entriesPerClass, variance.classes());
    }

    /** An object for {@link #evaluate} to write into. */
    public ResidualWeights newWeights() {
        return new ResidualWeights(variance.classes(), variance.parameters(), classes(), parameters(), kinds());
    }

    /**
     * Evaluates the weights at the parameters, v relative to its geometric mean over rows. Of independent residuals ω and ∂ω are left to
     * {@link #precision}, which may run in pieces.
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
        if (rows != null) {
            correlated(rows, rows.psi(phi), entriesPerClass, into);
        }
    }

    /** ω and ∂ω of classes {@code from} to {@code to} (exclusive) of independent residuals from their log v; 0 where no row is in play. */
    public void precision(int[] entriesPerClass, int from, int to, ResidualWeights into) {
        if (rows != null) {
            return;
        }
        for (int c = from; c < to; c++) {
            double w = entriesPerClass[c] > 0 ? StrictMath.exp(-2 * into.logV[c]) : 0;
            into.omega[c] = w;
            for (int k = 0; k < into.dOmega.length; k++) {
                into.dOmega[k][c] = -2 * w * into.dLogV[k][c];
            }
        }
    }

    private void correlated(CorrelatedRows among, double psi, int[] entriesPerClass, ResidualWeights into) {
        CorrelationFunction.Values values = into.correlation;
        among.function.evaluate(psi, values);
        int[] left = among.entries.left;
        int[] right = among.entries.right;
        int[] kind = among.entries.kind;
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

    /** R of rows {@code from} to {@code to} (exclusive), whole innermost groups; empty when residuals are independent. */
    public Optional<double[][]> correlationMatrix(double[] phi, int from, int to) {
        return rows == null ? Optional.empty() : Optional.of(rows.matrix(phi, from, to, false));
    }

    /** ∂R of the same rows along the parameter of the correlation; empty when residuals are independent. */
    public Optional<double[][]> correlationSlopes(double[] phi, int from, int to) {
        return rows == null ? Optional.empty() : Optional.of(rows.matrix(phi, from, to, true));
    }
}
