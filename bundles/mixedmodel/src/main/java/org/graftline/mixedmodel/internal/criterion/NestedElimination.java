package org.graftline.mixedmodel.internal.criterion;

import java.util.Arrays;

/**
 * One pass inside-out and one pass outside-in (engine.md section 2). Letters as there: M = I + L'C11L = RR', T = R⁻¹L'C12, pass up
 * C22 − T'T; then μ, K downwards, S_g = A_g − B'KB and s_g = B'_y − B'μ. In an innermost group all of it happens in the r dimensions of its
 * row basis: N = E·L, G = R⁻¹N', C* = C − C G'G C, so that S_g = E'(C* − C*K_rC*)E and s_g = E'(c*_y − C*m) with m = Fμ, K_r = FKF'.
 *
 * <p>It is one piece because both passes share the storage between them; loops run over arrays, nothing is allocated per group. Blocks of
 * outermost groups are independent; their sums are added in a fixed pairwise tree, so the thread count changes no bit.
 */
final class NestedElimination {
    private final NestedDesign d;
    private final Workers workers;
    private final int stride;
    private final int depth;
    private final int inner;
    private final int qi;
    private final int oi;
    /** Kept between the passes, per innermost group: C and C* packed. */
    private final double[] weighted;

    private final double[] projected;
    /** Per outer level and group: R (q×q), T (q×(outer+1)), A (q×q), B' (q×(outer+1)). */
    private final double[][] kept;

    /** Weights and ∂log v per class, set before a pass. */
    private double[] w = {};

    private double[][] dLogV = {};
    private double[][] factor = {};

    /** {@code stride}: every how-manieth outermost group counts; 1 = all. */
    NestedElimination(NestedDesign design, Workers workers, int stride) {
        this.d = design;
        this.stride = stride;
        this.workers = workers;
        this.depth = design.levels();
        this.inner = depth - 1;
        this.qi = design.q[inner];
        this.oi = design.outer[inner];
        this.weighted = new double[design.packedAt[design.rank.length]];
        this.projected = new double[design.packedAt[design.rank.length]];
        this.kept = new double[inner][];
        for (int l = 0; l < inner; l++) {
            kept[l] = new double[design.groups[l] * keptSize(l)];
        }
    }

    /** The first multiple of the stride in a block. */
    private int firstOf(int block) {
        return (d.blocks[block] + stride - 1) / stride * stride;
    }

    private int keptSize(int l) {
        return 2 * d.q[l] * d.q[l] + 2 * d.q[l] * (d.outer[l] + 1);
    }

    /** Sums of one block, or of several. */
    static final class Sums {
        /** Packed lower triangle of [X y]'V0⁻¹[X y]. */
        final double[] top;
        /** Σ log R_jj. */
        double logR;
        /** False if a factorization failed, which only overflow can cause. */
        boolean sound = true;

        Sums(int p) {
            top = new double[NestedDesign.packed(p + 1)];
        }

        Sums plus(Sums other) {
            for (int i = 0; i < top.length; i++) {
                top[i] += other.top[i];
            }
            logR += other.logR;
            sound &= other.sound;
            return this;
        }
    }

    /**
     * Inside-out.
     *
     * @param l per level L, q×q row-major, any factor of D
     * @param weights w per variance class
     */
    Sums forward(double[][] l, double[] weights) {
        factor = l;
        w = weights;
        Sums[] sums = new Sums[d.blockCount()];
        workers.run(sums.length, b -> sums[b] = new Forward().block(b));
        return tree(sums);
    }

    private static Sums tree(Sums[] sums) {
        for (int step = 1; step < sums.length; step *= 2) {
            for (int i = 0; i + step < sums.length; i += 2 * step) {
                sums[i] = sums[i].plus(sums[i + step]);
            }
        }
        return sums[0];
    }

    /** The inside-out pass of one block. */
    private final class Forward {
        private final Sums out = new Sums(d.p);
        private final double[][] accumulators = new double[depth][];
        private final int most = d.p + Arrays.stream(d.q).sum();
        private final double[] n = new double[most * qi];
        private final double[] cn = new double[most * qi];
        private final double[] m = new double[qi * qi];
        private final double[] f = new double[qi * (most + 1)];
        private final double[] cf = new double[most * oi];
        private double product = 1;

        Forward() {
            for (int l = 0; l < depth; l++) {
                accumulators[l] = l == 0 ? out.top : new double[NestedDesign.packed(d.outer[l] + 1)];
            }
        }

        Sums block(int b) {
            for (int g = firstOf(b); g < d.blocks[b + 1] && out.sound; g += stride) {
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
            double[] store = kept[l];
            int rAt = g * keptSize(l);
            int tAt = rAt + q * q;
            int aAt = tAt + q * (o + 1);
            int bAt = aAt + q * q;
            double[] fl = factor[l];
            double[] lc = new double[q * (q + o + 1)];
            for (int i = 0; i < q; i++) {
                for (int k = 0; k < q; k++) {
                    double lki = fl[k * q + i];
                    if (lki != 0) {
                        for (int j = 0; j < q + o + 1; j++) {
                            lc[i * (q + o + 1) + j] += lki * at(c, k, j);
                        }
                    }
                }
            }
            double[] mm = new double[q * q];
            for (int i = 0; i < q; i++) {
                for (int j = 0; j <= i; j++) {
                    double s = i == j ? 1 : 0;
                    for (int k = 0; k < q; k++) {
                        s += lc[i * (q + o + 1) + k] * fl[k * q + j];
                    }
                    mm[i * q + j] = s;
                }
            }
            if (!SmallCholesky.factor(mm, q)) {
                out.sound = false;
                return;
            }
            SmallCholesky.solveLower(mm, q, lc, q + o + 1);
            for (int i = 0; i < q; i++) {
                diagonal(mm[i * q + i]);
                for (int j = 0; j < q; j++) {
                    store[rAt + i * q + j] = mm[i * q + j];
                }
                for (int j = 0; j <= o; j++) {
                    store[tAt + i * (o + 1) + j] = lc[i * (q + o + 1) + q + j];
                }
            }
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q + o + 1; j++) {
                    double s = at(c, i, j);
                    for (int k = 0; k < q; k++) {
                        s -= lc[k * (q + o + 1) + i] * lc[k * (q + o + 1) + j];
                    }
                    if (j < q) {
                        store[aAt + i * q + j] = s;
                    } else {
                        store[bAt + i * (o + 1) + j - q] = s;
                    }
                }
            }
            double[] up = accumulators[l];
            int to = 0;
            for (int i = 0; i <= o; i++) {
                for (int j = 0; j <= i; j++) {
                    double s = c[NestedDesign.packed(q + i) + q + j];
                    for (int k = 0; k < q; k++) {
                        s -= lc[k * (q + o + 1) + q + i] * lc[k * (q + o + 1) + q + j];
                    }
                    up[to++] += s;
                }
            }
        }

        private double at(double[] packed, int i, int j) {
            return i >= j ? packed[NestedDesign.packed(i) + j] : packed[NestedDesign.packed(j) + i];
        }

        private void innermost(int g) {
            int r = d.rank[g];
            int t = NestedDesign.packed(r + 1);
            int cAt = d.packedAt[g];
            weigh(g, t, cAt);
            System.arraycopy(weighted, cAt, projected, cAt, t);
            if (qi > 0) {
                if (!whitenedFactor(g, r, cAt, n, cn, m, f)) {
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

        /** C = Σ_cells w·P. */
        private void weigh(int g, int t, int cAt) {
            int from = d.productsAt[g];
            int first = d.firstCell[g];
            int last = d.firstCell[g + 1];
            double w0 = w[d.cellClass[first]];
            for (int k = 0; k < t; k++) {
                weighted[cAt + k] = w0 * d.products[from + k];
            }
            for (int cell = first + 1; cell < last; cell++) {
                from += t;
                double wc = w[d.cellClass[cell]];
                for (int k = 0; k < t; k++) {
                    weighted[cAt + k] += wc * d.products[from + k];
                }
            }
        }

        /** Adds [F 0; 0 1]'C*[F 0; 0 1] to the accumulator of the parent. */
        private void passUp(int g, int r, int cAt) {
            double[] rest = d.rest;
            int fAt = d.restAt[g];
            double[] up = accumulators[inner];
            int o = oi;
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
    }

    /**
     * Fills N = E·L (r×q), CN (r×q), R (q×q lower of M), and f = R⁻¹[N'C  N'c_y] (q×(r+1)).
     *
     * @return false if M proves not positive definite
     */
    private boolean whitenedFactor(int g, int r, int cAt, double[] n, double[] cn, double[] m, double[] f) {
        int q = qi;
        int eAt = d.ownAt[g];
        double[] fl = factor[inner];
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

    /** Sums of the outside-in pass of one block, or of several. */
    static final class Halves {
        final double[][] trace;
        final double[][] square;
        final double[] phiTrace;
        final double[] phiSquare;
        double weightedResiduals;
        double whitenedEffects;

        Halves(NestedDesign d, int phi) {
            trace = new double[d.levels()][];
            square = new double[d.levels()][];
            for (int l = 0; l < trace.length; l++) {
                trace[l] = new double[d.q[l] * d.q[l]];
                square[l] = new double[d.q[l] * d.q[l]];
            }
            phiTrace = new double[phi];
            phiSquare = new double[phi];
        }

        Halves plus(Halves other) {
            for (int l = 0; l < trace.length; l++) {
                add(trace[l], other.trace[l]);
                add(square[l], other.square[l]);
            }
            add(phiTrace, other.phiTrace);
            add(phiSquare, other.phiSquare);
            weightedResiduals += other.weightedResiduals;
            whitenedEffects += other.whitenedEffects;
            return this;
        }

        private static void add(double[] a, double[] b) {
            for (int i = 0; i < a.length; i++) {
                a[i] += b[i];
            }
        }
    }

    /** What the outside-in pass looks at besides the gradient. */
    enum Depth {
        /** The covariance of random effects only. */
        COVARIANCE,
        /** Also every cell, for the variance parameters and the residual sum of squares. */
        CELLS
    }

    /**
     * Outside-in, after {@link #forward}.
     *
     * @param mu β̂, length p
     * @param k (X'V0⁻¹X)⁻¹ under REML, zeros under ML, p×p
     * @param dLog per variance parameter ∂log v per class
     * @param posterior receives b̂ and K of every group; null when not wanted
     */
    Halves backward(
            double[] mu,
            double[] k,
            double[][] dLog,
            Depth look,
            @org.jspecify.annotations.Nullable Posterior posterior) {
        dLogV = dLog;
        Halves[] sums = new Halves[d.blockCount()];
        workers.run(sums.length, b -> sums[b] = new Backward(look, posterior).block(b, mu, k));
        for (int step = 1; step < sums.length; step *= 2) {
            for (int i = 0; i + step < sums.length; i += 2 * step) {
                sums[i] = sums[i].plus(sums[i + step]);
            }
        }
        return sums[0];
    }

    /** b̂_g, and of K_g (to be multiplied by σ²) the q×q corner and the q×p block with β, of every group of every level. */
    static final class Posterior {
        final double[][] mean;
        final double[][] covariance;
        final double[][] withBeta;

        Posterior(NestedDesign d) {
            mean = new double[d.levels()][];
            covariance = new double[d.levels()][];
            withBeta = new double[d.levels()][];
            for (int l = 0; l < mean.length; l++) {
                mean[l] = new double[d.groups[l] * d.q[l]];
                withBeta[l] = new double[d.groups[l] * d.q[l] * d.p];
                covariance[l] = new double[d.groups[l] * d.q[l] * d.q[l]];
            }
        }
    }

    /** The outside-in pass of one block. */
    private final class Backward {
        private final boolean cells;
        private final @org.jspecify.annotations.Nullable Posterior posterior;
        private final Halves out;
        private final double[][] mu = new double[depth + 1][];
        private final double[][] k = new double[depth + 1][];
        private final int most = d.p + Arrays.stream(d.q).sum();
        private final double[] n = new double[most * qi];
        private final double[] cn = new double[most * qi];
        private final double[] mm = new double[qi * qi];
        private final double[] f = new double[qi * (most + 1)];
        private final double[] m = new double[most];
        private final double[] fk = new double[most * Math.max(oi, 1)];
        private final double[] kr = new double[most * most];
        private final double[] ck = new double[most * most];
        private final double[] omega = new double[most * most];
        private final double[] sr = new double[most];
        private final double[] s = new double[qi];
        private final double[] oe = new double[most * qi];
        private final double[] gain = new double[most * most];
        private final double[] total = new double[most * most];
        private final double[] work = new double[most * most];
        private final double[] u = new double[qi];

        Backward(Depth look, @org.jspecify.annotations.Nullable Posterior posterior) {
            this.cells = look == Depth.CELLS;
            this.posterior = posterior;
            this.out = new Halves(d, dLogV.length);
            for (int l = 1; l < depth; l++) {
                mu[l] = new double[d.outer[l]];
                k[l] = new double[d.outer[l] * d.outer[l]];
            }
        }

        Halves block(int b, double[] muTop, double[] kTop) {
            mu[0] = muTop;
            k[0] = kTop;
            for (int g = firstOf(b); g < d.blocks[b + 1]; g += stride) {
                group(0, g);
            }
            return out;
        }

        private void group(int l, int g) {
            if (l == inner) {
                innermost(g);
                return;
            }
            outer(l, g);
            for (int c = d.firstChild[l][g]; c < d.firstChild[l][g + 1]; c++) {
                group(l + 1, c);
            }
        }

        /** S_g = A − B'KB, s_g = B'_y − B'μ; state of the children b̂ = Da − DB'μ and K_g. */
        private void outer(int l, int g) {
            int q = d.q[l];
            int o = d.outer[l];
            double[] store = kept[l];
            int rAt = g * keptSize(l);
            int tAt = rAt + q * q;
            int aAt = tAt + q * (o + 1);
            int bAt = aAt + q * q;
            double[] muP = mu[l];
            double[] kP = k[l];
            double[] bk = new double[q * o];
            double[] sv = new double[q];
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < o; j++) {
                    double b = store[bAt + i * (o + 1) + j];
                    for (int c = 0; c < o; c++) {
                        bk[i * o + c] += b * kP[j * o + c];
                    }
                }
                sv[i] = store[bAt + i * (o + 1) + o];
                for (int j = 0; j < o; j++) {
                    sv[i] -= store[bAt + i * (o + 1) + j] * muP[j];
                }
            }
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    double v = store[aAt + i * q + j];
                    for (int c = 0; c < o; c++) {
                        v -= bk[i * o + c] * store[bAt + j * (o + 1) + c];
                    }
                    out.trace[l][i * q + j] += v;
                    out.square[l][i * q + j] += sv[i] * sv[j];
                }
            }
            // E = L R⁻ᵀ: W = R⁻¹L' (q×q), so that LM⁻¹L' = W'W, DB' = W'T_x, Da = W'T_y.
            double[] fl = factor[l];
            double[] wt = new double[q * q];
            double[] rr = Arrays.copyOfRange(store, rAt, rAt + q * q);
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    wt[i * q + j] = fl[j * q + i];
                }
            }
            SmallCholesky.solveLower(rr, q, wt, q);
            double[] z = new double[q];
            for (int i = 0; i < q; i++) {
                z[i] = store[tAt + i * (o + 1) + o];
                for (int j = 0; j < o; j++) {
                    z[i] -= store[tAt + i * (o + 1) + j] * muP[j];
                }
            }
            int oc = q + o;
            double[] muC = mu[l + 1];
            double[] kC = k[l + 1];
            double[] db = new double[q * o];
            for (int i = 0; i < q; i++) {
                double b = 0;
                for (int c = 0; c < q; c++) {
                    b += wt[c * q + i] * z[c];
                    for (int j = 0; j < o; j++) {
                        db[i * o + j] += wt[c * q + i] * store[tAt + c * (o + 1) + j];
                    }
                }
                muC[i] = b;
            }
            System.arraycopy(muP, 0, muC, q, o);
            double[] dbk = new double[q * o];
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < o; j++) {
                    for (int c = 0; c < o; c++) {
                        dbk[i * o + c] += db[i * o + j] * kP[j * o + c];
                    }
                }
            }
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    double v = 0;
                    for (int c = 0; c < q; c++) {
                        v += wt[c * q + i] * wt[c * q + j];
                    }
                    for (int c = 0; c < o; c++) {
                        v += dbk[i * o + c] * db[j * o + c];
                    }
                    kC[i * oc + j] = v;
                }
                for (int j = 0; j < o; j++) {
                    kC[i * oc + q + j] = -dbk[i * o + j];
                    kC[(q + j) * oc + i] = -dbk[i * o + j];
                }
            }
            for (int i = 0; i < o; i++) {
                System.arraycopy(kP, i * o, kC, (q + i) * oc + q, o);
            }
            if (cells) {
                // û = R⁻ᵀz
                SmallCholesky.solveLowerTransposed(rr, q, z, 1);
                for (int i = 0; i < q; i++) {
                    out.whitenedEffects += z[i] * z[i];
                }
            }
            if (posterior != null) {
                for (int i = 0; i < q; i++) {
                    posterior.mean[l][g * q + i] = muC[i];
                    for (int j = 0; j < q; j++) {
                        posterior.covariance[l][(g * q + i) * q + j] = kC[i * oc + j];
                    }
                    System.arraycopy(kC, i * oc + oc - d.p, posterior.withBeta[l], (g * q + i) * d.p, d.p);
                }
            }
        }

        private void innermost(int g) {
            int r = d.rank[g];
            int o = oi;
            int q = qi;
            int cAt = d.packedAt[g];
            int yAt = cAt + NestedDesign.packed(r);
            int fAt = d.restAt[g];
            int eAt = d.ownAt[g];
            double[] kP = k[inner];
            double[] muP = mu[inner];
            priorInBasis(r, o, fAt, kP, muP);
            // Ω = C* − C* K_r C*, s_r = c*_y − C* m
            for (int a = 0; a < r; a++) {
                double v = projected[yAt + a];
                for (int b = 0; b < r; b++) {
                    v -= symmetric(projected, cAt, a, b) * m[b];
                }
                sr[a] = v;
                for (int b = 0; b < r; b++) {
                    double x = 0;
                    for (int c = 0; c < r; c++) {
                        x += symmetric(projected, cAt, a, c) * kr[c * r + b];
                    }
                    ck[a * r + b] = x;
                }
            }
            for (int a = 0; a < r; a++) {
                for (int b = 0; b <= a; b++) {
                    double x = symmetric(projected, cAt, a, b);
                    for (int c = 0; c < r; c++) {
                        x -= ck[a * r + c] * symmetric(projected, cAt, c, b);
                    }
                    omega[a * r + b] = x;
                    omega[b * r + a] = x;
                }
            }
            for (int j = 0; j < q; j++) {
                double v = 0;
                for (int a = 0; a < r; a++) {
                    v += d.own[eAt + a * q + j] * sr[a];
                    double x = 0;
                    for (int b = 0; b < r; b++) {
                        x += omega[a * r + b] * d.own[eAt + b * q + j];
                    }
                    oe[a * q + j] = x;
                }
                s[j] = v;
            }
            double[] trace = out.trace[inner];
            double[] square = out.square[inner];
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    double v = 0;
                    for (int a = 0; a < r; a++) {
                        v += d.own[eAt + a * q + i] * oe[a * q + j];
                    }
                    trace[i * q + j] += v;
                    square[i * q + j] += s[i] * s[j];
                }
            }
            if (cells) {
                posteriorInBasis(g, r, cAt);
                scanCells(g, r);
            }
        }

        /** m = Fμ, K_r = FKF'. */
        private void priorInBasis(int r, int o, int fAt, double[] kP, double[] muP) {
            double[] rest = d.rest;
            for (int a = 0; a < r; a++) {
                double v = 0;
                for (int j = 0; j < o; j++) {
                    v += rest[fAt + a * o + j] * muP[j];
                }
                m[a] = v;
                for (int c = 0; c < o; c++) {
                    fk[a * o + c] = 0;
                }
                for (int j = 0; j < o; j++) {
                    double x = rest[fAt + a * o + j];
                    for (int c = 0; c < o; c++) {
                        fk[a * o + c] += x * kP[j * o + c];
                    }
                }
            }
            for (int a = 0; a < r; a++) {
                for (int b = 0; b <= a; b++) {
                    double v = 0;
                    for (int j = 0; j < o; j++) {
                        v += fk[a * o + j] * rest[fAt + b * o + j];
                    }
                    kr[a * r + b] = v;
                    kr[b * r + a] = v;
                }
            }
        }

        /**
         * With G = R⁻¹N' and P = G'G: total mean m + P(c_y − Cm), total covariance P + (I − PC)K_r(I − PC)', and û = R⁻ᵀG(c_y − Cm).
         * Leaves them in m, total and u; b̂ = Lû.
         */
        private void posteriorInBasis(int g, int r, int cAt) {
            int q = qi;
            if (q > 0) {
                whitenedFactor(g, r, cAt, n, cn, mm, f);
            }
            // G = R⁻¹N' overwrites nothing that is still needed: q×r into oe's space as its own array
            double[] gw = oe;
            for (int i = 0; i < q; i++) {
                for (int a = 0; a < r; a++) {
                    gw[i * r + a] = n[a * q + i];
                }
            }
            SmallCholesky.solveLower(mm, q, gw, r);
            for (int i = 0; i < q; i++) {
                double v = f[i * (r + 1) + r];
                for (int a = 0; a < r; a++) {
                    v -= f[i * (r + 1) + a] * m[a];
                }
                u[i] = v;
            }
            // I − PC = I − G'(GC), GC = f
            for (int a = 0; a < r; a++) {
                for (int b = 0; b < r; b++) {
                    double v = a == b ? 1 : 0;
                    for (int i = 0; i < q; i++) {
                        v -= gw[i * r + a] * f[i * (r + 1) + b];
                    }
                    gain[a * r + b] = v;
                }
            }
            for (int a = 0; a < r; a++) {
                for (int b = 0; b < r; b++) {
                    double v = 0;
                    for (int c = 0; c < r; c++) {
                        v += gain[a * r + c] * kr[c * r + b];
                    }
                    work[a * r + b] = v;
                }
            }
            for (int a = 0; a < r; a++) {
                for (int b = 0; b <= a; b++) {
                    double v = 0;
                    for (int i = 0; i < q; i++) {
                        v += gw[i * r + a] * gw[i * r + b];
                    }
                    for (int c = 0; c < r; c++) {
                        v += work[a * r + c] * gain[b * r + c];
                    }
                    total[a * r + b] = v;
                    total[b * r + a] = v;
                }
                for (int i = 0; i < q; i++) {
                    m[a] += gw[i * r + a] * u[i];
                }
            }
            SmallCholesky.solveLowerTransposed(mm, q, u, 1);
            for (int i = 0; i < q; i++) {
                out.whitenedEffects += u[i] * u[i];
            }
            if (posterior != null && q > 0) {
                record(posterior, g, r);
            }
        }

        /** b̂ = Lû; its covariance LM⁻¹L' + HK_rH', H = LM⁻¹N'C; that with the outer state −HFK. */
        private void record(Posterior into, int g, int r) {
            int q = qi;
            double[] fl = factor[inner];
            double[] wl = new double[q * q];
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    wl[i * q + j] = fl[j * q + i];
                }
            }
            SmallCholesky.solveLower(mm, q, wl, q);
            double[] h = new double[q * r];
            for (int i = 0; i < q; i++) {
                double b = 0;
                for (int j = 0; j < q; j++) {
                    b += fl[i * q + j] * u[j];
                    for (int a = 0; a < r; a++) {
                        h[i * r + a] += wl[j * q + i] * f[j * (r + 1) + a];
                    }
                }
                into.mean[inner][g * q + i] = b;
            }
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    double v = 0;
                    for (int c = 0; c < q; c++) {
                        v += wl[c * q + i] * wl[c * q + j];
                    }
                    for (int a = 0; a < r; a++) {
                        for (int b = 0; b < r; b++) {
                            v += h[i * r + a] * kr[a * r + b] * h[j * r + b];
                        }
                    }
                    into.covariance[inner][(g * q + i) * q + j] = v;
                }
                for (int j = 0; j < d.p; j++) {
                    double v = 0;
                    for (int a = 0; a < r; a++) {
                        v -= h[i * r + a] * fk[a * oi + oi - d.p + j];
                    }
                    into.withBeta[inner][(g * q + i) * d.p + j] = v;
                }
            }
        }

        /** h = w·tr(P_uu K_total) and w·Σê² of every cell. */
        private void scanCells(int g, int r) {
            int t = NestedDesign.packed(r + 1);
            int from = d.productsAt[g];
            int phi = dLogV.length;
            for (int cell = d.firstCell[g]; cell < d.firstCell[g + 1]; cell++, from += t) {
                double h = 0;
                double e = 0;
                int at = from;
                for (int a = 0; a < r; a++) {
                    for (int b = 0; b < a; b++) {
                        double x = 2 * d.products[at++];
                        h += x * total[a * r + b];
                        e += x * m[a] * m[b];
                    }
                    double x = d.products[at++];
                    h += x * total[a * r + a];
                    e += x * m[a] * m[a];
                }
                for (int a = 0; a < r; a++) {
                    e -= 2 * d.products[at++] * m[a];
                }
                e += d.products[at];
                int c = d.cellClass[cell];
                double we = w[c] * e;
                out.weightedResiduals += we;
                double oneMinusH = d.cellRows[cell] - w[c] * h;
                for (int j = 0; j < phi; j++) {
                    out.phiTrace[j] += oneMinusH * dLogV[j][c];
                    out.phiSquare[j] += we * dLogV[j][c];
                }
            }
        }

        private double symmetric(double[] packed, int at, int a, int b) {
            return packed[at + (a >= b ? NestedDesign.packed(a) + b : NestedDesign.packed(b) + a)];
        }
    }
}
