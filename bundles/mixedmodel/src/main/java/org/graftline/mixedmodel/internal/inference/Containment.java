package org.graftline.mixedmodel.internal.inference;

import org.graftline.mixedmodel.internal.design.GroupIndex;

/**
 * Degrees of freedom by containment (Pinheiro and Bates 2000, section 2.4.2): a coefficient is tested at the innermost stratum in which its
 * column varies. Stratum l = 1…Q+1 (rows last) has m_l − m_{l−1} less the columns tested there; with an intercept one less at the outermost,
 * without one more at all others; the intercept takes the largest.
 */
public final class Containment {
    private static final double CONSTANT = 1.5e-8;

    private Containment() {}

    /**
     * Degrees of freedom of every column.
     *
     * @param x the p columns on the ordered rows
     * @param index the groups; only levels with random effects
     */
    public static double[] degreesOfFreedom(double[][] x, GroupIndex index) {
        int n = x[0].length;
        int levels = index.levels();
        int[] stratum = new int[x.length];
        boolean intercept = false;
        double[] df = new double[levels + 1];
        int before = 0;
        for (int l = 0; l <= levels; l++) {
            int groups = l < levels ? index.groups(l) : n;
            df[l] = groups - before;
            before = groups;
        }
        for (int j = 0; j < x.length; j++) {
            stratum[j] = constant(x[j], 0, n) ? -1 : 0;
            if (stratum[j] < 0) {
                intercept = true;
                continue;
            }
            for (int l = 0; l < levels; l++) {
                if (variesWithin(x[j], index.firstRow(l))) {
                    stratum[j] = l + 1;
                }
            }
            df[stratum[j]]--;
        }
        for (int l = 0; l <= levels; l++) {
            df[l] += intercept ? (l == 0 ? -1 : 0) : (l == 0 ? 0 : 1);
        }
        double most = 0;
        for (double d : df) {
            most = Math.max(most, d);
        }
        double[] out = new double[x.length];
        for (int j = 0; j < out.length; j++) {
            out[j] = stratum[j] < 0 ? most : df[stratum[j]];
        }
        return out;
    }

    private static boolean variesWithin(double[] x, int[] firstRow) {
        for (int g = 0; g + 1 < firstRow.length; g++) {
            for (int i = firstRow[g] + 1; i < firstRow[g + 1]; i++) {
                if (x[i] != x[firstRow[g]]) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean constant(double[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            double off = x[from] == 0 ? x[i] : x[i] / x[from] - 1;
            if (!(Math.abs(off) < CONSTANT)) {
                return false;
            }
        }
        return true;
    }
}
