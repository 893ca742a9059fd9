package org.graftline.mixedmodel.internal.criterion;

/**
 * {@link InnermostPosterior} for q = r = 2, the random line, without loops: the same sums, in which most fits spend most of their time. Does not
 * record posterior covariances. Reused over groups.
 */
final class InnermostLine {
    private final PassStorage storage;
    private final NestedDesign d;
    private final int inner;
    private final int o;
    private final GradientHalves out;
    private final boolean cells;
    private final double[][] effects;
    private final WhitenedGroup whitened;
    private final double[] slope = new double[6];
    private final double[] m = new double[2];
    private final double[] total = new double[4];

    InnermostLine(PassStorage storage, GradientHalves out, NestedElimination.Depth look, double[][] effects) {
        this.storage = storage;
        this.out = out;
        this.effects = effects;
        cells = look == NestedElimination.Depth.CELLS;
        d = storage.design;
        inner = d.levels() - 1;
        o = d.outer[inner];
        whitened = new WhitenedGroup(storage);
    }

    /** Whether a group is a line with a random line. */
    static boolean fits(NestedDesign d, int g) {
        return d.rank[g] == 2 && d.q[d.levels() - 1] == 2;
    }

    /** Handles one group; K and μ of the parent as there. */
    void group(int g, double[] kP, double[] muP) {
        double[] rest = d.rest;
        int fAt = d.restAt[g];
        double m0 = 0;
        double m1 = 0;
        double k00 = 0;
        double k10 = 0;
        double k11 = 0;
        for (int j = 0; j < o; j++) {
            double f0 = rest[fAt + j];
            double f1 = rest[fAt + o + j];
            m0 += f0 * muP[j];
            m1 += f1 * muP[j];
            // K is symmetric: the part left of the diagonal counts twice
            double x0 = 0;
            double x1 = 0;
            for (int c = 0; c < j; c++) {
                double kjc = kP[j * o + c];
                x0 += rest[fAt + c] * kjc;
                x1 += rest[fAt + o + c] * kjc;
            }
            double kjj = kP[j * o + j];
            k00 += f0 * (2 * x0 + f0 * kjj);
            k10 += f1 * x0 + f0 * x1 + f0 * f1 * kjj;
            k11 += f1 * (2 * x1 + f1 * kjj);
        }
        double[] c = storage.projected;
        int cAt = d.packedAt[g];
        double c00 = c[cAt];
        double c10 = c[cAt + 1];
        double c11 = c[cAt + 2];
        double s0 = c[cAt + 3] - c00 * m0 - c10 * m1;
        double s1 = c[cAt + 4] - c10 * m0 - c11 * m1;
        double ck00 = c00 * k00 + c10 * k10;
        double ck01 = c00 * k10 + c10 * k11;
        double ck10 = c10 * k00 + c11 * k10;
        double ck11 = c10 * k10 + c11 * k11;
        double w00 = c00 - ck00 * c00 - ck01 * c10;
        double w10 = c10 - ck10 * c00 - ck11 * c10;
        double w11 = c11 - ck10 * c10 - ck11 * c11;
        double[] e = d.own;
        int eAt = d.ownAt[g];
        double e00 = e[eAt];
        double e01 = e[eAt + 1];
        double e10 = e[eAt + 2];
        double e11 = e[eAt + 3];
        double a00 = w00 * e00 + w10 * e10;
        double a01 = w00 * e01 + w10 * e11;
        double a10 = w10 * e00 + w11 * e10;
        double a11 = w10 * e01 + w11 * e11;
        double off = e00 * a01 + e10 * a11;
        double z0 = e00 * s0 + e10 * s1;
        double z1 = e01 * s0 + e11 * s1;
        double[] trace = out.trace[inner];
        trace[0] += e00 * a00 + e10 * a10;
        trace[1] += off;
        trace[2] += off;
        trace[3] += e01 * a01 + e11 * a11;
        double[] square = out.square[inner];
        square[0] += z0 * z0;
        square[1] += z0 * z1;
        square[2] += z0 * z1;
        square[3] += z1 * z1;
        if (cells) {
            rows(g, cAt, m0, m1, k00, k10, k11);
        }
    }

    /** Total mean m + P(c_y − Cm) and covariance P + (I − PC)K_r(I − PC)' of the rows, P = G'G, G = R⁻¹N'; û; the sums over cells. */
    private void rows(int g, int cAt, double m0, double m1, double k00, double k10, double k11) {
        whitened.compute(g, 2, cAt);
        double[] n = whitened.n;
        double[] f = whitened.f;
        double r0 = whitened.m[0];
        double r10 = whitened.m[2];
        double r1 = whitened.m[3];
        double g00 = n[0] / r0;
        double g01 = n[2] / r0;
        double g10 = (n[1] - r10 * g00) / r1;
        double g11 = (n[3] - r10 * g01) / r1;
        double u0 = f[2] - f[0] * m0 - f[1] * m1;
        double u1 = f[5] - f[3] * m0 - f[4] * m1;
        double p00 = 1 - g00 * f[0] - g10 * f[3];
        double p01 = -g00 * f[1] - g10 * f[4];
        double p10 = -g01 * f[0] - g11 * f[3];
        double p11 = 1 - g01 * f[1] - g11 * f[4];
        double x00 = p00 * k00 + p01 * k10;
        double x01 = p00 * k10 + p01 * k11;
        double x10 = p10 * k00 + p11 * k10;
        double x11 = p10 * k10 + p11 * k11;
        total[0] = g00 * g00 + g10 * g10 + x00 * p00 + x01 * p01;
        total[2] = g01 * g00 + g11 * g10 + x10 * p00 + x11 * p01;
        total[1] = total[2];
        total[3] = g01 * g01 + g11 * g11 + x10 * p10 + x11 * p11;
        m[0] = m0 + g00 * u0 + g10 * u1;
        m[1] = m1 + g01 * u0 + g11 * u1;
        double v1 = u1 / r1;
        double v0 = (u0 - r10 * v1) / r0;
        out.whitenedEffects += v0 * v0 + v1 * v1;
        if (effects.length > 0) {
            double[] l = storage.factor[inner];
            effects[inner][2 * g] = l[0] * v0 + l[1] * v1;
            effects[inner][2 * g + 1] = l[2] * v0 + l[3] * v1;
        }
        out.weightedResiduals += CellSums.residual(storage.weighted, cAt, m, 2);
        for (int j = 0; j < storage.dOmega.length; j++) {
            CellSums.weigh(d, g, storage.dOmega[j], slope, 0);
            out.phiTrace[j] += slope[0] * total[0] + 2 * slope[1] * total[2] + slope[2] * total[3];
            out.phiSquare[j] += CellSums.residual(slope, 0, m, 2);
        }
    }
}
