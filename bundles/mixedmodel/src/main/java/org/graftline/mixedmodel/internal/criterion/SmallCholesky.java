package org.graftline.mixedmodel.internal.criterion;

/** Cholesky factors of small dense matrices, row-major, in place. */
public final class SmallCholesky {
    private SmallCholesky() {}

    /**
     * Overwrites the lower triangle of A (n×n, row-major, at offset 0) by R, A = R·R'; the upper triangle is not touched.
     *
     * @return false if A proves not positive definite; A is then spoilt
     */
    public static boolean factor(double[] a, int n) {
        for (int j = 0; j < n; j++) {
            double d = a[j * n + j];
            for (int k = 0; k < j; k++) {
                d -= a[j * n + k] * a[j * n + k];
            }
            if (!(d > 0) || d == Double.POSITIVE_INFINITY) {
                return false;
            }
            d = Math.sqrt(d);
            a[j * n + j] = d;
            for (int i = j + 1; i < n; i++) {
                double s = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    s -= a[i * n + k] * a[j * n + k];
                }
                a[i * n + j] = s / d;
            }
        }
        return true;
    }

    /** Overwrites B (n×m, row-major) by R⁻¹B. */
    public static void solveLower(double[] r, int n, double[] b, int m) {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                double f = r[i * n + k];
                for (int c = 0; c < m; c++) {
                    b[i * m + c] -= f * b[k * m + c];
                }
            }
            double d = r[i * n + i];
            for (int c = 0; c < m; c++) {
                b[i * m + c] /= d;
            }
        }
    }

    /** Overwrites B (n×m, row-major) by R⁻ᵀB. */
    public static void solveLowerTransposed(double[] r, int n, double[] b, int m) {
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                double f = r[k * n + i];
                for (int c = 0; c < m; c++) {
                    b[i * m + c] -= f * b[k * m + c];
                }
            }
            double d = r[i * n + i];
            for (int c = 0; c < m; c++) {
                b[i * m + c] /= d;
            }
        }
    }
}
