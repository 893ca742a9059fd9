package org.graftline.mixedmodel.internal.criterion;

/** Sums over the cells of an innermost group: everything that depends on single rows is such a sum, the rest is done once per group. */
final class CellSums {
    private CellSums() {}

    /**
     * Σ_cells x·P, P the packed products of [u y] of a cell.
     *
     * @param x a factor per class of entries
     * @param into overwritten from {@code at}: the packed lower triangle of size r + 1
     */
    static void weigh(NestedDesign d, int g, double[] x, double[] into, int at) {
        int first = d.firstCell[g];
        int last = d.firstCell[g + 1];
        int from = d.productsAt[g];
        double[] p = d.products;
        int[] cellClass = d.cellClass;
        if (d.rank[g] == 2) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            double s4 = 0;
            double s5 = 0;
            for (int cell = first; cell < last; cell++, from += 6) {
                double xc = x[cellClass[cell]];
                s0 += xc * p[from];
                s1 += xc * p[from + 1];
                s2 += xc * p[from + 2];
                s3 += xc * p[from + 3];
                s4 += xc * p[from + 4];
                s5 += xc * p[from + 5];
            }
            into[at] = s0;
            into[at + 1] = s1;
            into[at + 2] = s2;
            into[at + 3] = s3;
            into[at + 4] = s4;
            into[at + 5] = s5;
            return;
        }
        int t = NestedDesign.packed(d.rank[g] + 1);
        for (int k = 0; k < t; k++) {
            into[at + k] = 0;
        }
        for (int cell = first; cell < last; cell++, from += t) {
            double xc = x[cellClass[cell]];
            if (xc != 0) {
                for (int k = 0; k < t; k++) {
                    into[at + k] += xc * p[from + k];
                }
            }
        }
    }

    /** tr(P_uu K), K r×r symmetric, P packed at {@code at}. */
    static double trace(double[] packed, int at, double[] k, int r) {
        double sum = 0;
        int i = at;
        for (int a = 0; a < r; a++) {
            for (int b = 0; b < a; b++) {
                sum += 2 * packed[i++] * k[a * r + b];
            }
            sum += packed[i++] * k[a * r + a];
        }
        return sum;
    }

    /** (−m, 1)P(−m, 1)', m of length r, P packed at {@code at}: the products of the residuals. */
    static double residual(double[] packed, int at, double[] m, int r) {
        double sum = 0;
        int i = at;
        for (int a = 0; a < r; a++) {
            double inner = 0;
            for (int b = 0; b < a; b++) {
                inner += packed[i++] * m[b];
            }
            sum += m[a] * (2 * inner + packed[i++] * m[a]);
        }
        for (int a = 0; a < r; a++) {
            sum -= 2 * packed[i++] * m[a];
        }
        return sum + packed[i];
    }
}
