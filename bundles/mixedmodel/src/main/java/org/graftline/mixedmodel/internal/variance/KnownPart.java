package org.graftline.mixedmodel.internal.variance;

import java.util.Map;

/**
 * No parameter: v² = c for a column c.
 *
 * @param halfLog ½ log c per class
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
record KnownPart(double[] halfLog) implements VariancePart {
    @Override
    public int parameters() {
        return 0;
    }

    @Override
    public void add(double[] phi, int at, double[] logV, double[][] dLogV) {
        for (int c = 0; c < logV.length; c++) {
            logV[c] += halfLog[c];
        }
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
    public void report(double[] phi, int at, Map<String, Double> into) {}

    @Override
    public boolean constant() {
        return true;
    }

    @Override
    public double ofRow(double[] phi, int at, int c, double mean, double[] slope) {
        return halfLog[c];
    }
}
