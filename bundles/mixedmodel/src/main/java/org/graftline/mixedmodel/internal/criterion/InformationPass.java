package org.graftline.mixedmodel.internal.criterion;

/**
 * V₀⁻¹X of one block, after the inside-out pass, in sums of its squares (MATHS.md section 4): the outside-in recursion for the mean, run on the
 * columns of X without their own coefficients. With response 0 and the state −I in the place of β, what is left of column j is column j of X,
 * so that S = −B'M is Z_g'V₀⁻¹X and −W·U·T the rows of V₀⁻¹X. Not reused.
 */
final class InformationPass {
    private final PassStorage storage;
    private final NestedDesign d;
    private final int p;
    private final int inner;
    private final int qi;
    private final double[][] precision;
    private final InformationSums out;
    /** Per level the state of the parent, outer×p. */
    private final double[][] state;

    private final WhitenedGroup whitened;
    private final double[] m;
    private final double[] cm;
    private final double[] s;
    private final double[] fm;
    private final double[] slope;
    private final double[] pt;

    /** {@code precision}: per direction ∂ω per class of entries; directions that change nothing of the residuals are left out. */
    InformationPass(PassStorage storage, double[][] precision) {
        this.storage = storage;
        this.precision = precision;
        d = storage.design;
        p = d.p;
        inner = d.levels() - 1;
        qi = d.q[inner];
        out = new InformationSums(d, precision.length);
        state = new double[d.levels()][];
        for (int l = 0; l < state.length; l++) {
            state[l] = new double[d.outer[l] * p];
        }
        for (int j = 0; j < p; j++) {
            state[0][j * p + j] = -1;
        }
        whitened = new WhitenedGroup(storage);
        int most = storage.columns();
        m = new double[most * p];
        cm = new double[most * p];
        s = new double[qi * p];
        fm = new double[qi * p];
        slope = new double[NestedDesign.packed(most + 1)];
        pt = new double[most * p];
    }

    InformationSums block(int b) {
        for (int g = storage.firstOf(b); g < storage.endOf(b); g += storage.stride) {
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

    /** S = −B'M; state of the children [−DB'M; M] with DB' = LR⁻ᵀT. */
    private void outer(int l, int g) {
        int q = d.q[l];
        int o = d.outer[l];
        double[] store = storage.kept[l];
        int rAt = g * storage.keptSize(l);
        int tAt = rAt + q * q;
        int bAt = tAt + q * (o + 1) + q * q;
        double[] parent = state[l];
        double[] own = new double[q * p];
        double[] tm = new double[q * p];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < o; j++) {
                double b = store[bAt + i * (o + 1) + j];
                double t = store[tAt + i * (o + 1) + j];
                for (int c = 0; c < p; c++) {
                    own[i * p + c] -= b * parent[j * p + c];
                    tm[i * p + c] += t * parent[j * p + c];
                }
            }
        }
        addSquares(out.random[l], own, q);
        SmallCholesky.solveLowerTransposed(java.util.Arrays.copyOfRange(store, rAt, rAt + q * q), q, tm, p);
        double[] fl = storage.factor[l];
        double[] child = state[l + 1];
        for (int i = 0; i < q; i++) {
            for (int c = 0; c < p; c++) {
                double v = 0;
                for (int k = 0; k < q; k++) {
                    v -= fl[i * q + k] * tm[k * p + c];
                }
                child[i * p + c] = v;
            }
        }
        System.arraycopy(parent, 0, child, q * p, o * p);
    }

    /** m = FM and S = −E'C*m; for the rows T = m − NR⁻ᵀ(R⁻¹N'C m). */
    private void innermost(int g) {
        int r = d.rank[g];
        int o = d.outer[inner];
        int cAt = d.packedAt[g];
        int fAt = d.restAt[g];
        int eAt = d.ownAt[g];
        double[] parent = state[inner];
        double[] c = storage.projected;
        for (int a = 0; a < r; a++) {
            for (int j = 0; j < p; j++) {
                m[a * p + j] = 0;
            }
            for (int k = 0; k < o; k++) {
                double f = d.rest[fAt + a * o + k];
                if (f != 0) {
                    for (int j = 0; j < p; j++) {
                        m[a * p + j] += f * parent[k * p + j];
                    }
                }
            }
        }
        for (int a = 0; a < r; a++) {
            for (int j = 0; j < p; j++) {
                double v = 0;
                for (int b = 0; b < r; b++) {
                    v += c[cAt + (a >= b ? NestedDesign.packed(a) + b : NestedDesign.packed(b) + a)] * m[b * p + j];
                }
                cm[a * p + j] = v;
            }
        }
        for (int i = 0; i < qi; i++) {
            for (int j = 0; j < p; j++) {
                double v = 0;
                for (int a = 0; a < r; a++) {
                    v -= d.own[eAt + a * qi + i] * cm[a * p + j];
                }
                s[i * p + j] = v;
            }
        }
        addSquares(out.random[inner], s, qi);
        if (precision.length > 0) {
            conditional(g, r, cAt);
            scanCells(g, r);
        }
    }

    /** Turns m into T, what a response 0 leaves of its own mean. */
    private void conditional(int g, int r, int cAt) {
        if (qi == 0) {
            return;
        }
        whitened.compute(g, r, cAt);
        for (int i = 0; i < qi; i++) {
            for (int j = 0; j < p; j++) {
                double v = 0;
                for (int a = 0; a < r; a++) {
                    v += whitened.f[i * (r + 1) + a] * m[a * p + j];
                }
                fm[i * p + j] = v;
            }
        }
        SmallCholesky.solveLowerTransposed(whitened.m, qi, fm, p);
        for (int a = 0; a < r; a++) {
            for (int j = 0; j < p; j++) {
                for (int i = 0; i < qi; i++) {
                    m[a * p + j] -= whitened.n[a * qi + i] * fm[i * p + j];
                }
            }
        }
    }

    /** −T'PT with P = Σ_cells ∂ω·U'U. */
    private void scanCells(int g, int r) {
        for (int k = 0; k < precision.length; k++) {
            CellSums.weigh(d, g, precision[k], slope, 0);
            for (int a = 0; a < r; a++) {
                for (int j = 0; j < p; j++) {
                    double v = 0;
                    for (int b = 0; b < r; b++) {
                        v += slope[a >= b ? NestedDesign.packed(a) + b : NestedDesign.packed(b) + a] * m[b * p + j];
                    }
                    pt[a * p + j] = v;
                }
            }
            double[] into = out.residual[k];
            for (int a = 0; a < r; a++) {
                for (int i = 0; i < p; i++) {
                    double mi = m[a * p + i];
                    for (int j = 0; j < p; j++) {
                        into[i * p + j] -= mi * pt[a * p + j];
                    }
                }
            }
        }
    }

    /** Adds rows a and b ≤ a of S (q×p) as a'b. */
    private void addSquares(double[] into, double[] rows, int q) {
        int at = 0;
        for (int a = 0; a < q; a++) {
            for (int b = 0; b <= a; b++) {
                for (int i = 0; i < p; i++) {
                    double f = rows[a * p + i];
                    for (int j = 0; j < p; j++) {
                        into[at++] += f * rows[b * p + j];
                    }
                }
            }
        }
    }
}
