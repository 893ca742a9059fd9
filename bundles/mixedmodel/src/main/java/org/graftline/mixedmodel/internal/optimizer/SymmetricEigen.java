package org.graftline.mixedmodel.internal.optimizer;

/** Eigenvalues, ascending, and eigenvectors of a small symmetric matrix by Jacobi rotations: A = VΛV'. Same bits on every machine. */
public final class SymmetricEigen {
    private static final int MAX_SWEEPS = 60;

    /** Eigenvalues, ascending. */
    @SuppressWarnings("MutablePublicArray")
    public final double[] values;

    /** Eigenvector j is column j: entry i at [i·n + j]. */
    @SuppressWarnings("MutablePublicArray")
    public final double[] vectors;

    /** {@code matrix}: n×n row-major, symmetric, finite; not modified. */
    public SymmetricEigen(double[] matrix, int n) {
        double[] a = matrix.clone();
        double[] v = new double[n * n];
        for (int i = 0; i < n; i++) {
            v[i * n + i] = 1;
        }
        for (int sweep = 0; sweep < MAX_SWEEPS && offDiagonal(a, n) > 0; sweep++) {
            for (int p = 0; p < n - 1; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, v, n, p, q);
                }
            }
        }
        Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        java.util.Arrays.sort(order, (i, j) -> Double.compare(a[i * n + i], a[j * n + j]));
        values = new double[n];
        vectors = new double[n * n];
        for (int j = 0; j < n; j++) {
            int from = order[j];
            values[j] = a[from * n + from];
            for (int i = 0; i < n; i++) {
                vectors[i * n + j] = v[i * n + from];
            }
        }
    }

    private static double offDiagonal(double[] a, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                sum += Math.abs(a[i * n + j]);
            }
        }
        return sum;
    }

    private static void rotate(double[] a, double[] v, int n, int p, int q) {
        double apq = a[p * n + q];
        double app = a[p * n + p];
        double aqq = a[q * n + q];
        if (Math.abs(apq) <= 1e-18 * Math.sqrt(Math.abs(app) * Math.abs(aqq)) || Math.abs(apq) < Double.MIN_NORMAL) {
            a[p * n + q] = 0;
            a[q * n + p] = 0;
            return;
        }
        double theta = (aqq - app) / (2 * apq);
        double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < n; k++) {
            double akp = a[k * n + p];
            double akq = a[k * n + q];
            a[k * n + p] = c * akp - s * akq;
            a[k * n + q] = s * akp + c * akq;
        }
        for (int k = 0; k < n; k++) {
            double apk = a[p * n + k];
            double aqk = a[q * n + k];
            a[p * n + k] = c * apk - s * aqk;
            a[q * n + k] = s * apk + c * aqk;
        }
        a[p * n + q] = 0;
        a[q * n + p] = 0;
        for (int k = 0; k < n; k++) {
            double vkp = v[k * n + p];
            double vkq = v[k * n + q];
            v[k * n + p] = c * vkp - s * vkq;
            v[k * n + q] = s * vkp + c * vkq;
        }
    }
}
