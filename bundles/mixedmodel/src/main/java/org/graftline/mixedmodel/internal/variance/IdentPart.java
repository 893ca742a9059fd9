package org.graftline.mixedmodel.internal.variance;

import java.util.Arrays;
import java.util.Map;

/** log v = φ_s in stratum s, 0 in the first: σ belongs to the first stratum. */
record IdentPart(Strata strata) implements VariancePart {
    @Override
    public int parameters() {
        return strata.size() - 1;
    }

    @Override
    public void add(double[] phi, int at, double[] logV, double[][] dLogV) {
        for (int k = 0; k < parameters(); k++) {
            Arrays.fill(dLogV[at + k], 0);
        }
        for (int c = 0; c < logV.length; c++) {
            int s = strata.ofClass()[c];
            if (s > 0) {
                logV[c] += phi[at + s - 1];
                dLogV[at + s - 1][c] = 1;
            }
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
        return strata.names().get(parameter + 1);
    }

    @Override
    public void report(double[] phi, int at, Map<String, Double> into) {
        into.put(strata.names().get(0), 1.0);
        for (int k = 0; k < parameters(); k++) {
            into.put(name(k), StrictMath.exp(phi[at + k]));
        }
    }

    @Override
    public boolean reportedAsExponential(int parameter) {
        return true;
    }

    @Override
    public boolean constant() {
        return parameters() == 0;
    }

    @Override
    public boolean freesScale() {
        return true;
    }

    @Override
    public double ofRow(double[] phi, int at, int c, double mean, double[] slope) {
        Arrays.fill(slope, at, at + parameters(), 0);
        int s = strata.ofClass()[c];
        if (s == 0) {
            return 0;
        }
        slope[at + s - 1] = 1;
        return phi[at + s - 1];
    }
}
