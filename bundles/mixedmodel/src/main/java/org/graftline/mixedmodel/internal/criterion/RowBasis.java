package org.graftline.mixedmodel.internal.criterion;

/** Orthonormal basis of the columns inside one group and their coefficients in it: A_g = U·C, by Gram–Schmidt twice. Reused over groups. */
final class RowBasis {
    private final double inSpan;
    private final int columns;
    private double[][] u = new double[0][];
    private double[] c = {};
    private int rank;

    RowBasis(int columns, double inSpan) {
        this.columns = columns;
        this.inSpan = inSpan;
    }

    /** Dimensions found. */
    int rank() {
        return rank;
    }

    /** Basis vector, valid in its first (rows of the group) entries. */
    double[] vector(int i) {
        return u[i];
    }

    /** Coefficient of column j on basis vector i. */
    double coefficient(int i, int j) {
        return c[i * columns + j];
    }

    /** Finds the basis of rows {@code from} to {@code to} (exclusive) of the columns. */
    void span(double[][] a, int from, int to) {
        int m = to - from;
        int most = Math.min(m, columns);
        if (u.length < most || (most > 0 && u[0].length < m)) {
            u = new double[columns][m + m / 2];
            c = new double[columns * columns];
        }
        java.util.Arrays.fill(c, 0);
        rank = 0;
        double[] v = new double[m];
        for (int j = 0; j < columns; j++) {
            System.arraycopy(a[j], from, v, 0, m);
            double before = norm(v, m);
            if (before == 0) {
                continue;
            }
            project(v, m, j);
            project(v, m, j);
            double after = norm(v, m);
            if (rank < most && after > inSpan * before) {
                double[] fresh = u[rank];
                for (int i = 0; i < m; i++) {
                    fresh[i] = v[i] / after;
                }
                c[rank * columns + j] = after;
                rank++;
            }
        }
    }

    private void project(double[] v, int m, int j) {
        for (int k = 0; k < rank; k++) {
            double[] uk = u[k];
            double coefficient = 0;
            for (int i = 0; i < m; i++) {
                coefficient += uk[i] * v[i];
            }
            c[k * columns + j] += coefficient;
            for (int i = 0; i < m; i++) {
                v[i] -= coefficient * uk[i];
            }
        }
    }

    private static double norm(double[] v, int m) {
        double sum = 0;
        for (int i = 0; i < m; i++) {
            sum += v[i] * v[i];
        }
        return Math.sqrt(sum);
    }
}
