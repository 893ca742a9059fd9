package org.graftline.mixedmodel.internal.criterion;

import org.jspecify.annotations.Nullable;

/** The outside-in pass of one block: carries μ and K from parents to children and collects the gradient. Not reused. */
final class OutwardPass {
    private final PassStorage storage;
    private final NestedDesign d;
    private final int inner;
    private final NestedElimination.Depth look;
    private final boolean cells;
    private final double[][] effects;
    private final @Nullable Posterior posterior;
    private final GradientHalves out;
    private final InnermostLine line;
    private @Nullable InnermostPosterior innermost;
    /** Per level the state of the parent: mean (outer), covariance/σ² (outer×outer). */
    private final double[][] mu;

    private final double[][] k;
    /** Workspace of {@link #outer}: q×o, q, q×q. */
    private final double[] bk;

    private final double[] db;
    private final double[] sv;
    private final double[] z;
    private final double[] wt;
    private final double[] rr;

    OutwardPass(PassStorage storage, NestedElimination.Depth look, double[][] effects, @Nullable Posterior posterior) {
        this.storage = storage;
        this.effects = effects;
        this.posterior = posterior;
        d = storage.design;
        int depth = d.levels();
        inner = depth - 1;
        cells = look == NestedElimination.Depth.CELLS;
        out = new GradientHalves(d, storage.dOmega.length);
        this.look = look;
        line = new InnermostLine(storage, out, look, effects);
        int most = 0;
        int widest = 0;
        for (int l = 0; l < inner; l++) {
            most = Math.max(most, d.q[l]);
            widest = Math.max(widest, d.q[l] * d.outer[l]);
        }
        bk = new double[widest];
        db = new double[widest];
        sv = new double[most];
        z = new double[most];
        wt = new double[most * most];
        rr = new double[most * most];
        mu = new double[depth][];
        k = new double[depth][];
        for (int l = 1; l < depth; l++) {
            mu[l] = new double[d.outer[l]];
            k[l] = new double[d.outer[l] * d.outer[l]];
        }
    }

    GradientHalves block(int b, double[] muTop, double[] kTop) {
        mu[0] = muTop;
        k[0] = kTop;
        for (int g = storage.firstOf(b); g < storage.endOf(b); g += storage.stride) {
            group(0, g);
        }
        return out;
    }

    private void group(int l, int g) {
        if (l == inner) {
            if (posterior == null && InnermostLine.fits(d, g)) {
                line.group(g, k[inner], mu[inner]);
            } else {
                if (innermost == null) {
                    innermost = new InnermostPosterior(storage, out, look, effects, posterior);
                }
                innermost.group(g, k[inner], mu[inner]);
            }
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
        double[] store = storage.kept[l];
        int rAt = g * storage.keptSize(l);
        int tAt = rAt + q * q;
        int aAt = tAt + q * (o + 1);
        int bAt = aAt + q * q;
        double[] muP = mu[l];
        double[] kP = k[l];
        for (int i = 0; i < q; i++) {
            int from = bAt + i * (o + 1);
            double v = store[from + o];
            for (int j = 0; j < o; j++) {
                v -= store[from + j] * muP[j];
            }
            sv[i] = v;
            times(store, from, kP, o, bk, i * o);
        }
        double[] trace = out.trace[l];
        double[] square = out.square[l];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                double v = store[aAt + i * q + j];
                for (int c = 0; c < o; c++) {
                    v -= bk[i * o + c] * store[bAt + j * (o + 1) + c];
                }
                trace[i * q + j] += v;
                square[i * q + j] += sv[i] * sv[j];
            }
        }
        // E = L R⁻ᵀ: W = R⁻¹L' (q×q), so that LM⁻¹L' = W'W, DB' = W'T_x, Da = W'T_y.
        double[] fl = storage.factor[l];
        System.arraycopy(store, rAt, rr, 0, q * q);
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                wt[i * q + j] = fl[j * q + i];
            }
        }
        SmallCholesky.solveLower(rr, q, wt, q);
        for (int i = 0; i < q; i++) {
            double v = store[tAt + i * (o + 1) + o];
            for (int j = 0; j < o; j++) {
                v -= store[tAt + i * (o + 1) + j] * muP[j];
            }
            z[i] = v;
        }
        int oc = q + o;
        double[] muC = mu[l + 1];
        double[] kC = k[l + 1];
        for (int i = 0; i < q; i++) {
            double b = 0;
            for (int j = 0; j < o; j++) {
                db[i * o + j] = 0;
            }
            for (int c = 0; c < q; c++) {
                double wci = wt[c * q + i];
                b += wci * z[c];
                for (int j = 0; j < o; j++) {
                    db[i * o + j] += wci * store[tAt + c * (o + 1) + j];
                }
            }
            muC[i] = b;
            times(db, i * o, kP, o, bk, i * o);
        }
        System.arraycopy(muP, 0, muC, q, o);
        for (int i = 0; i < q; i++) {
            for (int j = 0; j <= i; j++) {
                double v = 0;
                for (int c = 0; c < q; c++) {
                    v += wt[c * q + i] * wt[c * q + j];
                }
                for (int c = 0; c < o; c++) {
                    v += bk[i * o + c] * db[j * o + c];
                }
                kC[i * oc + j] = v;
                kC[j * oc + i] = v;
            }
            for (int j = 0; j < o; j++) {
                kC[i * oc + q + j] = -bk[i * o + j];
                kC[(q + j) * oc + i] = -bk[i * o + j];
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
        if (effects.length > 0) {
            System.arraycopy(muC, 0, effects[l], g * q, q);
        }
        if (posterior != null) {
            for (int i = 0; i < q; i++) {
                posterior.mean[l][g * q + i] = muC[i];
                for (int j = 0; j < q; j++) {
                    posterior.covariance[l][(g * q + i) * q + j] = kC[i * oc + j];
                }
                System.arraycopy(kC, i * oc + oc - d.p, posterior.withBeta[l], (g * q + i) * d.p, d.p);
                System.arraycopy(db, i * o, posterior.regression[l], (g * q + i) * o, o);
                for (int j = 0; j < q; j++) {
                    for (int c = 0; c < q; c++) {
                        posterior.givenOuter[l][(g * q + i) * q + j] += wt[c * q + i] * wt[c * q + j];
                    }
                }
            }
        }
    }

    /** Row times K, K o×o symmetric. */
    private static void times(double[] row, int at, double[] k, int o, double[] into, int to) {
        for (int c = 0; c < o; c++) {
            double v = 0;
            for (int j = 0; j < o; j++) {
                v += row[at + j] * k[c * o + j];
            }
            into[to + c] = v;
        }
    }
}
