package org.graftline.mixedmodel.internal.variance;

import java.util.Arrays;
import java.util.Map;
import org.graftline.mixedmodel.VarianceParameters;

/** No parameter: v = 1 in every row, or v² = c for a column c. */
final class KnownVariance implements VarianceFunction {
    private final RowClasses rows;
    private final double[] logV;
    private final VarianceParameters.Kind kind;

    private KnownVariance(RowClasses rows, double[] logV, VarianceParameters.Kind kind) {
        this.rows = rows;
        this.logV = logV;
        this.kind = kind;
    }

    static KnownVariance constant(int n) {
        return new KnownVariance(RowClasses.of(new double[n]), new double[1], VarianceParameters.Kind.CONSTANT);
    }

    /** {@code variance}: positive, per row. */
    static KnownVariance fixed(double[] variance) {
        RowClasses rows = RowClasses.of(variance);
        double[] logV =
                Arrays.stream(rows.values()).map(c -> StrictMath.log(c) / 2).toArray();
        return new KnownVariance(rows, logV, VarianceParameters.Kind.FIXED);
    }

    @Override
    public int parameters() {
        return 0;
    }

    @Override
    public int classes() {
        return rows.counts().length;
    }

    @Override
    public int[] counts() {
        return rows.counts();
    }

    @Override
    public int[] classOfRow() {
        return rows.classOfRow();
    }

    @Override
    public void evaluate(double[] phi, double[] out, double[][] dLogV) {
        System.arraycopy(logV, 0, out, 0, logV.length);
    }

    @Override
    public double[] start() {
        return new double[0];
    }

    @Override
    public double[] scale() {
        return new double[0];
    }

    @Override
    public String name(int parameter) {
        throw new IndexOutOfBoundsException(parameter);
    }

    @Override
    public VarianceParameters report(double[] phi) {
        return new VarianceParameters(kind, Map.of());
    }

    @Override
    public boolean reportedAsExponential(int parameter) {
        return false;
    }

    @Override
    public boolean constant() {
        return true;
    }
}
