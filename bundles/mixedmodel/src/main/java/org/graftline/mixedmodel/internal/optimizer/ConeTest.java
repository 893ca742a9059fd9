package org.graftline.mixedmodel.internal.optimizer;

import org.graftline.mixedmodel.internal.design.RandomDesign;

/**
 * The conditions of Karush, Kuhn and Tucker for one level in the cone of positive semi-definite D: S̄L = 0, and N'S̄N positive
 * semi-definite on the null space N of D, so that no variance that is 0 wants to grow (engine.md section 3, certificate 2). All in scaled
 * columns and relative to the size of Σ Z'P0Z.
 */
final class ConeTest {
    /** A scaled variance below this is 0: a standard deviation of 1e-4 of the noise per row. */
    static final double SINGULAR = 1e-8;

    /** Largest entry of S̄L, relative. */
    final double stationarity;
    /** Smallest multiplier on the null space, relative; +∞ when D is regular. */
    final double multiplier;
    /** D + εaa' for the direction a of the smallest multiplier; q×q. */
    final double[] escape;

    private ConeTest(double stationarity, double multiplier, double[] escape) {
        this.stationarity = stationarity;
        this.multiplier = multiplier;
        this.escape = escape;
    }

    /**
     * Tests one level.
     *
     * @param d D, q×q
     * @param gradient S̄, q×q
     * @param trace Σ Z'P0Z, q×q
     * @param scale 1/√mean(w z²) per column
     */
    static ConeTest of(RandomDesign level, double[] d, double[] gradient, double[] trace, double[] scale) {
        int q = level.size();
        double stationarity = 0;
        double multiplier = Double.POSITIVE_INFINITY;
        double[] escape = d.clone();
        for (RandomDesign.Block block : level.blocks()) {
            double size = 1e-300;
            for (int j = block.start(); j < block.start() + block.size(); j++) {
                size = Math.max(size, Math.abs(trace[j * q + j]) * scale[j] * scale[j]);
            }
            int b = block.size();
            double[] db = part(d, q, block, scale, -1);
            double[] sb = part(gradient, q, block, scale, 1);
            switch (block.structure()) {
                case UNSTRUCTURED -> {}
                case DIAGONAL -> keepDiagonal(sb, b);
                case IDENTITY -> {
                    // one variance: the trace counts, spread evenly
                    double mean = 0;
                    for (int j = 0; j < b; j++) {
                        mean += sb[j * b + j] / b;
                    }
                    keepDiagonal(sb, b);
                    for (int j = 0; j < b; j++) {
                        sb[j * b + j] = mean;
                    }
                }
            }
            SymmetricEigen eigen = new SymmetricEigen(db, b);
            double largest = 0;
            int nulls = 0;
            for (int j = 0; j < b; j++) {
                largest = Math.max(largest, Math.sqrt(Math.max(0, eigen.values[j])));
                if (eigen.values[j] < SINGULAR) {
                    nulls = j + 1;
                }
            }
            for (int j = nulls; j < b; j++) {
                double root = Math.sqrt(eigen.values[j]);
                for (int i = 0; i < b; i++) {
                    double sum = 0;
                    for (int k = 0; k < b; k++) {
                        sum += sb[i * b + k] * eigen.vectors[k * b + j];
                    }
                    stationarity = Math.max(stationarity, Math.abs(sum) * root / (size * largest));
                }
            }
            if (nulls > 0) {
                double[] onNull = new double[nulls * nulls];
                for (int i = 0; i < nulls; i++) {
                    for (int j = 0; j < nulls; j++) {
                        for (int a = 0; a < b; a++) {
                            for (int c = 0; c < b; c++) {
                                onNull[i * nulls + j] +=
                                        eigen.vectors[a * b + i] * sb[a * b + c] * eigen.vectors[c * b + j];
                            }
                        }
                    }
                }
                SymmetricEigen multipliers = new SymmetricEigen(onNull, nulls);
                if (multipliers.values[0] / size < multiplier) {
                    multiplier = multipliers.values[0] / size;
                    escape = d.clone();
                    for (int i = 0; i < b; i++) {
                        for (int j = 0; j < b; j++) {
                            double ai = 0;
                            double aj = 0;
                            for (int k = 0; k < nulls; k++) {
                                ai += eigen.vectors[i * b + k] * multipliers.vectors[k * nulls];
                                aj += eigen.vectors[j * b + k] * multipliers.vectors[k * nulls];
                            }
                            int r = block.start() + i;
                            int c = block.start() + j;
                            escape[r * q + c] += ESCAPE * ai * aj * scale[r] * scale[c];
                        }
                    }
                }
            }
        }
        return new ConeTest(stationarity, multiplier, escape);
    }

    /** Variance, in scaled units, given to a direction that wants to leave 0. */
    private static final double ESCAPE = 0.01;

    private static void keepDiagonal(double[] a, int b) {
        for (int i = 0; i < b; i++) {
            for (int j = 0; j < b; j++) {
                if (i != j) {
                    a[i * b + j] = 0;
                }
            }
        }
    }

    private static double[] part(double[] a, int q, RandomDesign.Block block, double[] scale, int power) {
        int b = block.size();
        double[] out = new double[b * b];
        for (int i = 0; i < b; i++) {
            for (int j = 0; j < b; j++) {
                int r = block.start() + i;
                int c = block.start() + j;
                double s = scale[r] * scale[c];
                out[i * b + j] = a[r * q + c] * (power > 0 ? s : 1 / s);
            }
        }
        return out;
    }
}
