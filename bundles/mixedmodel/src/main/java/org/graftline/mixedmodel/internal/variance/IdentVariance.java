package org.graftline.mixedmodel.internal.variance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.VarianceParameters;

/** log v = φ_s in stratum s, 0 in the first: σ belongs to the first stratum. */
final class IdentVariance implements VarianceFunction {
    private final RowClasses rows;
    private final List<String> strata;

    /** {@code stratumOfRow}: position in {@code strata}; every stratum has a row. */
    IdentVariance(int[] stratumOfRow, List<String> strata) {
        this.rows = RowClasses.of(Arrays.stream(stratumOfRow).asDoubleStream().toArray());
        this.strata = List.copyOf(strata);
    }

    @Override
    public int parameters() {
        return strata.size() - 1;
    }

    @Override
    public int classes() {
        return strata.size();
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
        logV[0] = 0;
        for (int k = 0; k < phi.length; k++) {
            logV[k + 1] = phi[k];
            Arrays.fill(dLogV[k], 0);
            dLogV[k][k + 1] = 1;
        }
    }

    @Override
    public double[] start() {
        return new double[parameters()];
    }

    @Override
    public double[] scale() {
        double[] one = new double[parameters()];
        Arrays.fill(one, 1);
        return one;
    }

    @Override
    public String name(int parameter) {
        return strata.get(parameter + 1);
    }

    @Override
    public VarianceParameters report(double[] phi) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(strata.get(0), 1.0);
        for (int k = 0; k < phi.length; k++) {
            values.put(strata.get(k + 1), StrictMath.exp(phi[k]));
        }
        return new VarianceParameters(VarianceParameters.Kind.IDENT, values);
    }

    @Override
    public boolean reportedAsExponential(int parameter) {
        return true;
    }

    @Override
    public boolean constant() {
        return parameters() == 0;
    }
}
