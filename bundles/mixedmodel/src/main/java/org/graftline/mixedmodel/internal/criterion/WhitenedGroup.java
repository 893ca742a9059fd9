package org.graftline.mixedmodel.internal.criterion;

/** One innermost group in the r dimensions of its basis, whitened by L: reused over groups. */
final class WhitenedGroup {
    private final PassStorage storage;
    private final NestedDesign d;
    private final double[] weighted;
    private final int q;
    /** N = E·L, r×q. */
    final double[] n;
    /** R, lower triangle q×q: I + N'CN = RR'. */
    final double[] m;
    /** R⁻¹[N'C N'c_y], q×(r+1). */
    final double[] f;

    private final double[] cn;

    WhitenedGroup(PassStorage storage) {
        this.storage = storage;
        this.d = storage.design;
        this.weighted = storage.weighted;
        this.q = d.q[d.levels() - 1];
        int most = storage.columns();
        n = new double[most * q];
        cn = new double[most * q];
        m = new double[q * q];
        f = new double[q * (most + 1)];
    }

    /**
     * Fills N = E·L (r×q), CN (r×q), R (q×q lower of M), and f = R⁻¹[N'C  N'c_y] (q×(r+1)).
     *
     * @return false if M proves not positive definite
     */
    boolean compute(int g, int r, int cAt) {
        if (q == 2 && r == 2) {
            return line(g, cAt);
        }
        int eAt = d.ownAt[g];
        double[] fl = storage.factor[storage.factor.length - 1];
        for (int a = 0; a < r; a++) {
            for (int j = 0; j < q; j++) {
                double s = 0;
                for (int k = 0; k < q; k++) {
                    s += d.own[eAt + a * q + k] * fl[k * q + j];
                }
                n[a * q + j] = s;
            }
        }
        for (int a = 0; a < r; a++) {
            for (int j = 0; j < q; j++) {
                double s = 0;
                for (int b = 0; b < r; b++) {
                    s += weighted[cAt + (a >= b ? NestedDesign.packed(a) + b : NestedDesign.packed(b) + a)]
                            * n[b * q + j];
                }
                cn[a * q + j] = s;
            }
        }
        for (int i = 0; i < q; i++) {
            for (int j = 0; j <= i; j++) {
                double s = i == j ? 1 : 0;
                for (int a = 0; a < r; a++) {
                    s += n[a * q + i] * cn[a * q + j];
                }
                m[i * q + j] = s;
            }
        }
        if (!SmallCholesky.factor(m, q)) {
            return false;
        }
        int yAt = cAt + NestedDesign.packed(r);
        for (int i = 0; i < q; i++) {
            double s = 0;
            for (int a = 0; a < r; a++) {
                f[i * (r + 1) + a] = cn[a * q + i];
                s += n[a * q + i] * weighted[yAt + a];
            }
            f[i * (r + 1) + r] = s;
        }
        SmallCholesky.solveLower(m, q, f, r + 1);
        return true;
    }

    /** {@link #compute} for q = r = 2, the random line, without loops. */
    private boolean line(int g, int cAt) {
        int eAt = d.ownAt[g];
        double[] e = d.own;
        double[] fl = storage.factor[storage.factor.length - 1];
        double n00 = e[eAt] * fl[0] + e[eAt + 1] * fl[2];
        double n01 = e[eAt] * fl[1] + e[eAt + 1] * fl[3];
        double n10 = e[eAt + 2] * fl[0] + e[eAt + 3] * fl[2];
        double n11 = e[eAt + 2] * fl[1] + e[eAt + 3] * fl[3];
        double c00 = weighted[cAt];
        double c10 = weighted[cAt + 1];
        double c11 = weighted[cAt + 2];
        double cy0 = weighted[cAt + 3];
        double cy1 = weighted[cAt + 4];
        double p00 = c00 * n00 + c10 * n10;
        double p01 = c00 * n01 + c10 * n11;
        double p10 = c10 * n00 + c11 * n10;
        double p11 = c10 * n01 + c11 * n11;
        double m00 = 1 + n00 * p00 + n10 * p10;
        double m10 = n01 * p00 + n11 * p10;
        double m11 = 1 + n01 * p01 + n11 * p11;
        if (!(m00 > 0) || m00 == Double.POSITIVE_INFINITY) {
            return false;
        }
        double r0 = Math.sqrt(m00);
        double r10 = m10 / r0;
        double rest = m11 - r10 * r10;
        if (!(rest > 0) || rest == Double.POSITIVE_INFINITY) {
            return false;
        }
        double r1 = Math.sqrt(rest);
        n[0] = n00;
        n[1] = n01;
        n[2] = n10;
        n[3] = n11;
        m[0] = r0;
        m[2] = r10;
        m[3] = r1;
        f[0] = p00 / r0;
        f[1] = p10 / r0;
        f[2] = (n00 * cy0 + n10 * cy1) / r0;
        f[3] = (p01 - r10 * f[0]) / r1;
        f[4] = (p11 - r10 * f[1]) / r1;
        f[5] = (n01 * cy0 + n11 * cy1 - r10 * f[2]) / r1;
        return true;
    }
}
