package org.graftline.mixedmodel.internal.variance;

import java.util.Arrays;
import java.util.Map;
import org.graftline.mixedmodel.VarianceParameters;

/** log v = φ·h with one parameter: h = c gives the exponential function, h = log|c| the power. */
final class LogLinearVariance implements VarianceFunction {
    /** A power near ½ is what counts and volumes suggest. */
    private static final double POWER_START = 0.5;

    private final RowClasses rows;
    private final VarianceParameters.Kind kind;
    private final String name;
    private final double start;
    private final double scale;

    private LogLinearVariance(RowClasses rows, VarianceParameters.Kind kind, String name, double start) {
        this.rows = rows;
        this.kind = kind;
        this.name = name;
        this.start = start;
        this.scale = 1 / rows.standardDeviation(rows.values());
    }

    static LogLinearVariance exponential(double[] covariate) {
        return new LogLinearVariance(RowClasses.of(covariate), VarianceParameters.Kind.EXP, "expon", 0);
    }

    /** {@code covariate}: without zeros. */
    static LogLinearVariance power(double[] covariate) {
        double[] logs =
                Arrays.stream(covariate).map(c -> StrictMath.log(Math.abs(c))).toArray();
        return new LogLinearVariance(RowClasses.of(logs), VarianceParameters.Kind.POWER, "power", POWER_START);
    }

    @Override
    public int parameters() {
        return 1;
    }

    @Override
    public int classes() {
        return rows.values().length;
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
    public void evaluate(double[] phi, double[] logV, double[][] dLogV) {
        for (int c = 0; c < logV.length; c++) {
            logV[c] = phi[0] * rows.values()[c];
            dLogV[0][c] = rows.values()[c];
        }
    }

    @Override
    public double[] start() {
        return new double[] {start};
    }

    @Override
    public double[] scale() {
        return new double[] {scale};
    }

    @Override
    public String name(int parameter) {
        return name;
    }

    @Override
    public VarianceParameters report(double[] phi) {
        return new VarianceParameters(kind, Map.of(name, phi[0]));
    }

    @Override
    public boolean reportedAsExponential(int parameter) {
        return false;
    }

    @Override
    public boolean constant() {
        return rows.values().length == 1;
    }
}
