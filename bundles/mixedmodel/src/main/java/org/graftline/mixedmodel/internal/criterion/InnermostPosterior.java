package org.graftline.mixedmodel.internal.criterion;

import org.jspecify.annotations.Nullable;

/**
 * One innermost group on the way out, in the r dimensions of its basis (MATHS.md section 2): its part of S̄, and where wanted the total mean and
 * covariance of its rows, its cells, b̂ and K. Reused over groups.
 */
final class InnermostPosterior {
    private final PassStorage storage;
    private final NestedDesign d;
    private final double[] projected;
    private final int inner;
    private final int qi;
    private final int oi;
    private final GradientHalves out;
    private final boolean cells;
    private final double[][] effects;
    private final @Nullable Posterior posterior;
    private final WhitenedGroup whitened;
    private final double[] n;
    private final double[] mm;
    private final double[] f;
    private final double[] m;
    private final double[] fk;
    private final double[] kr;
    private final double[] ck;
    private final double[] omega;
    private final double[] sr;
    private final double[] s;
    private final double[] oe;
    private final double[] gain;
    private final double[] total;
    private final double[] work;
    private final double[] u;
    private final double[] slope;

    InnermostPosterior(
            PassStorage storage,
            GradientHalves out,
            NestedElimination.Depth look,
            double[][] effects,
            @Nullable Posterior posterior) {
        this.effects = effects;
        this.storage = storage;
        this.out = out;
        this.cells = look == NestedElimination.Depth.CELLS;
        this.posterior = posterior;
        d = storage.design;
        projected = storage.projected;
        inner = d.levels() - 1;
        qi = d.q[inner];
        oi = d.outer[inner];
        whitened = new WhitenedGroup(storage);
        n = whitened.n;
        mm = whitened.m;
        f = whitened.f;
        int most = storage.columns();
        m = new double[most];
        fk = new double[most * oi];
        kr = new double[most * most];
        ck = new double[most * most];
        omega = new double[most * most];
        sr = new double[most];
        s = new double[qi];
        oe = new double[most * qi];
        gain = new double[most * most];
        total = new double[most * most];
        work = new double[most * most];
        u = new double[qi];
        slope = new double[NestedDesign.packed(most + 1)];
    }

    /**
     * Handles one group.
     *
     * @param kP K of the parent, outer×outer
     * @param muP μ of the parent
     */
    void group(int g, double[] kP, double[] muP) {
        int r = d.rank[g];
        int o = oi;
        int q = qi;
        int cAt = d.packedAt[g];
        int yAt = cAt + NestedDesign.packed(r);
        int fAt = d.restAt[g];
        int eAt = d.ownAt[g];
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
            whitened.compute(g, r, cAt);
        }
        // G = R⁻¹N', q×r, in a space that is free by now
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
        if (effects.length > 0) {
            effects(g);
        }
        if (posterior != null && q > 0) {
            record(posterior, g, r);
        }
    }

    /** b̂ = Lû. */
    private void effects(int g) {
        double[] fl = storage.factor[inner];
        for (int i = 0; i < qi; i++) {
            double b = 0;
            for (int j = 0; j < qi; j++) {
                b += fl[i * qi + j] * u[j];
            }
            effects[inner][g * qi + i] = b;
        }
    }

    /** b̂ = Lû; its covariance LM⁻¹L' + HK_rH', H = LM⁻¹N'C; that with the outer state −HFK; its regression on that state HF. */
    private void record(Posterior into, int g, int r) {
        int q = qi;
        double[] fl = storage.factor[inner];
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
                into.givenOuter[inner][(g * q + i) * q + j] = v;
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
            for (int j = 0; j < oi; j++) {
                double v = 0;
                for (int a = 0; a < r; a++) {
                    v += h[i * r + a] * d.rest[d.restAt[g] + a * oi + j];
                }
                into.regression[inner][(g * q + i) * oi + j] = v;
            }
        }
    }

    /** With P = Σ_cells ∂ω·(products of a cell): tr(P_uu K_total) and ê'P ê are the halves of the gradient; with ω, the residuals. */
    private void scanCells(int g, int r) {
        out.weightedResiduals += CellSums.residual(storage.weighted, d.packedAt[g], m, r);
        for (int j = 0; j < storage.dOmega.length; j++) {
            CellSums.weigh(d, g, storage.dOmega[j], slope, 0);
            out.phiTrace[j] += CellSums.trace(slope, 0, total, r);
            out.phiSquare[j] += CellSums.residual(slope, 0, m, r);
        }
    }

    private double symmetric(double[] packed, int at, int a, int b) {
        return packed[at + (a >= b ? NestedDesign.packed(a) + b : NestedDesign.packed(b) + a)];
    }
}
