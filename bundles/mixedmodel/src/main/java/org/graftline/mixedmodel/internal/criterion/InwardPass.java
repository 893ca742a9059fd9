package org.graftline.mixedmodel.internal.criterion;

import java.util.Arrays;

/** The inside-out pass of one block: eliminates group after group and adds what remains to its parent. Not reused. */
final class InwardPass {
    private final PassStorage storage;
    private final NestedDesign d;
    private final double[] weighted;
    private final double[] projected;
    private final int depth;
    private final int inner;
    private final int qi;
    private final int oi;
    private final BlockSums out;
    /** Per level the packed sum of what its children pass up; level 0 is the top. */
    private final double[][] accumulators;

    private final WhitenedGroup whitened;
    private final double[] m;
    private final double[] f;
    private final double[] cf;
    /** Workspace of {@link #outer}. */
    private final double[] rows;

    private final double[] lc;
    private final double[] mm;
    private double product = 1;

    InwardPass(PassStorage storage) {
        this.storage = storage;
        d = storage.design;
        weighted = storage.weighted;
        projected = storage.projected;
        depth = d.levels();
        inner = depth - 1;
        qi = d.q[inner];
        oi = d.outer[inner];
        out = new BlockSums(d.p);
        whitened = new WhitenedGroup(storage);
        m = whitened.m;
        f = whitened.f;
        cf = new double[storage.columns() * oi];
        int widest = 0;
        int most = 0;
        for (int l = 0; l < inner; l++) {
            most = Math.max(most, d.q[l]);
            widest = Math.max(widest, d.q[l] * (d.q[l] + d.outer[l] + 1));
        }
        rows = new double[widest];
        lc = new double[widest];
        mm = new double[most * most];
        accumulators = new double[depth][];
        for (int l = 0; l < depth; l++) {
            accumulators[l] = l == 0 ? out.top : new double[NestedDesign.packed(d.outer[l] + 1)];
        }
    }

    BlockSums block(int b) {
        for (int g = storage.firstOf(b); g < storage.endOf(b) && out.sound; g += storage.stride) {
            group(0, g);
        }
        out.logR += StrictMath.log(product);
        return out;
    }

    private void group(int l, int g) {
        if (l == inner) {
            innermost(g);
            return;
        }
        Arrays.fill(accumulators[l + 1], 0);
        for (int c = d.firstChild[l][g]; c < d.firstChild[l][g + 1] && out.sound; c++) {
            group(l + 1, c);
        }
        if (out.sound) {
            outer(l, g);
        }
    }

    private void diagonal(double r) {
        product *= r;
        if (product > 1e200) {
            out.logR += StrictMath.log(product);
            product = 1;
        }
    }

    /** Eliminates the group's own columns from the accumulator of level l + 1 into that of level l. */
    private void outer(int l, int g) {
        int q = d.q[l];
        int o = d.outer[l];
        double[] c = accumulators[l + 1];
        double[] store = storage.kept[l];
        int rAt = g * storage.keptSize(l);
        int tAt = rAt + q * q;
        int aAt = tAt + q * (o + 1);
        int bAt = aAt + q * q;
        double[] fl = storage.factor[l];
        int w = q + o + 1;
        // rows of C that belong to the group's own columns, then L'C in lc
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < w; j++) {
                rows[i * w + j] = i >= j ? c[NestedDesign.packed(i) + j] : c[NestedDesign.packed(j) + i];
            }
        }
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < w; j++) {
                lc[i * w + j] = fl[i] * rows[j];
            }
            for (int k = 1; k < q; k++) {
                double lki = fl[k * q + i];
                for (int j = 0; j < w; j++) {
                    lc[i * w + j] += lki * rows[k * w + j];
                }
            }
        }
        for (int i = 0; i < q; i++) {
            for (int j = 0; j <= i; j++) {
                double s = i == j ? 1 : 0;
                for (int k = 0; k < q; k++) {
                    s += lc[i * w + k] * fl[k * q + j];
                }
                mm[i * q + j] = s;
            }
        }
        if (!SmallCholesky.factor(mm, q)) {
            out.sound = false;
            return;
        }
        SmallCholesky.solveLower(mm, q, lc, w);
        for (int i = 0; i < q; i++) {
            diagonal(mm[i * q + i]);
            System.arraycopy(mm, i * q, store, rAt + i * q, q);
            System.arraycopy(lc, i * w + q, store, tAt + i * (o + 1), o + 1);
            for (int k = 0; k < q; k++) {
                double tki = lc[k * w + i];
                for (int j = 0; j < w; j++) {
                    rows[i * w + j] -= tki * lc[k * w + j];
                }
            }
            System.arraycopy(rows, i * w, store, aAt + i * q, q);
            System.arraycopy(rows, i * w + q, store, bAt + i * (o + 1), o + 1);
        }
        double[] up = accumulators[l];
        int to = 0;
        for (int i = 0; i <= o; i++) {
            int from = NestedDesign.packed(q + i) + q;
            for (int j = 0; j <= i; j++) {
                double s = c[from + j];
                for (int k = 0; k < q; k++) {
                    s -= lc[k * w + q + i] * lc[k * w + q + j];
                }
                up[to++] += s;
            }
        }
    }

    private void innermost(int g) {
        int r = d.rank[g];
        int t = NestedDesign.packed(r + 1);
        int cAt = d.packedAt[g];
        CellSums.weigh(d, g, storage.w, weighted, cAt);
        System.arraycopy(weighted, cAt, projected, cAt, t);
        if (qi > 0) {
            if (!whitened.compute(g, r, cAt)) {
                out.sound = false;
                return;
            }
            for (int j = 0; j < qi; j++) {
                diagonal(m[j * qi + j]);
            }
            int at = cAt;
            for (int a = 0; a <= r; a++) {
                for (int b = 0; b <= a; b++) {
                    double s = 0;
                    for (int k = 0; k < qi; k++) {
                        s += f[k * (r + 1) + a] * f[k * (r + 1) + b];
                    }
                    projected[at++] -= s;
                }
            }
        }
        passUp(g, r, cAt);
    }

    /** Adds [F 0; 0 1]'C*[F 0; 0 1] to the accumulator of the parent. */
    private void passUp(int g, int r, int cAt) {
        double[] rest = d.rest;
        int fAt = d.restAt[g];
        double[] up = accumulators[inner];
        int o = oi;
        if (r == 2) {
            passUpLine(fAt, cAt, up);
            return;
        }
        for (int a = 0; a < r; a++) {
            for (int j = 0; j < o; j++) {
                cf[a * o + j] = 0;
            }
        }
        for (int a = 0; a < r; a++) {
            for (int b = 0; b <= a; b++) {
                double c = projected[cAt + NestedDesign.packed(a) + b];
                for (int j = 0; j < o; j++) {
                    cf[a * o + j] += c * rest[fAt + b * o + j];
                }
                if (a != b) {
                    for (int j = 0; j < o; j++) {
                        cf[b * o + j] += c * rest[fAt + a * o + j];
                    }
                }
            }
        }
        for (int a = 0; a < r; a++) {
            int to = 0;
            for (int i = 0; i < o; i++) {
                double fai = rest[fAt + a * o + i];
                for (int j = 0; j <= i; j++) {
                    up[to++] += fai * cf[a * o + j];
                }
            }
            double cy = projected[cAt + NestedDesign.packed(r) + a];
            for (int j = 0; j < o; j++) {
                up[to++] += cy * rest[fAt + a * o + j];
            }
        }
        up[NestedDesign.packed(o) + o] += projected[cAt + NestedDesign.packed(r) + r];
    }

    /** {@link #passUp} for r = 2, the growth line: the same sums with both basis vectors in one loop. */
    private void passUpLine(int fAt, int cAt, double[] up) {
        double[] rest = d.rest;
        int o = oi;
        double c00 = projected[cAt];
        double c10 = projected[cAt + 1];
        double c11 = projected[cAt + 2];
        double cy0 = projected[cAt + 3];
        double cy1 = projected[cAt + 4];
        int to = 0;
        for (int i = 0; i < o; i++) {
            double f0 = rest[fAt + i];
            double f1 = rest[fAt + o + i];
            double g0 = c00 * f0 + c10 * f1;
            double g1 = c10 * f0 + c11 * f1;
            for (int j = 0; j <= i; j++) {
                up[to++] += g0 * rest[fAt + j] + g1 * rest[fAt + o + j];
            }
        }
        for (int j = 0; j < o; j++) {
            up[to++] += cy0 * rest[fAt + j] + cy1 * rest[fAt + o + j];
        }
        up[to] += projected[cAt + 5];
    }
}
