package org.graftline.mixedmodel.internal.optimizer;

/** Inverse of a small positive definite matrix by its eigen-decomposition. */
public final class SymmetricInverse {
    private static final double SINGULAR = 1e-14;

    private SymmetricInverse() {}

    /** A⁻¹, n×n row-major; an empty array when A is not positive definite (and n above 0). */
    public static double[] of(double[] a, int n) {
        SymmetricEigen eigen = new SymmetricEigen(a, n);
        double[] out = new double[n * n];
        for (int j = 0; j < n; j++) {
            if (!(eigen.values[j] > SINGULAR * eigen.values[n - 1])) {
                return new double[0];
            }
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) {
                    out[i * n + k] += eigen.vectors[i * n + j] * eigen.vectors[k * n + j] / eigen.values[j];
                }
            }
        }
        return out;
    }
}
