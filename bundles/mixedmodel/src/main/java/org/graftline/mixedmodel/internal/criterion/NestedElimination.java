package org.graftline.mixedmodel.internal.criterion;

import org.jspecify.annotations.Nullable;

/**
 * One pass inside-out and one pass outside-in (engine.md section 2). Letters as there: M = I + L'C11L = RR', T = R⁻¹L'C12, pass up
 * C22 − T'T; then μ, K downwards, S_g = A_g − B'KB and s_g = B'_y − B'μ. In an innermost group all of it happens in the r dimensions of its
 * row basis: N = E·L, G = R⁻¹N', C* = C − C G'G C, so that S_g = E'(C* − C*K_rC*)E and s_g = E'(c*_y − C*m) with m = Fμ, K_r = FKF'.
 *
 * <p>Blocks of outermost groups are independent; their sums are added in a fixed pairwise tree, so the thread count changes no bit.
 */
final class NestedElimination {
    private final PassStorage storage;
    private final Workers workers;

    NestedElimination(NestedDesign design, Workers workers) {
        this(new PassStorage(design), workers);
    }

    private NestedElimination(PassStorage storage, Workers workers) {
        this.storage = storage;
        this.workers = workers;
    }

    /** The passes over every stride-th outermost group. The workspace is shared: a way out must follow its own way in. */
    NestedElimination ofEvery(int stride) {
        return new NestedElimination(new PassStorage(storage, stride), workers);
    }

    int stride() {
        return storage.stride;
    }

    /** What the outside-in pass looks at besides the gradient. */
    enum Depth {
        /** The covariance of random effects only. */
        COVARIANCE,
        /** Also every cell, for the variance parameters and the residual sum of squares. */
        CELLS
    }

    /**
     * Inside-out.
     *
     * @param l per level L, q×q row-major, any factor of D
     * @param omega ω per class of entries
     */
    BlockSums forward(double[][] l, double[] omega) {
        storage.factor = l;
        storage.w = omega;
        BlockSums[] sums = new BlockSums[storage.pieces()];
        workers.run(sums.length, b -> sums[b] = new InwardPass(storage).block(b));
        for (int step = 1; step < sums.length; step *= 2) {
            for (int i = 0; i + step < sums.length; i += 2 * step) {
                sums[i] = sums[i].plus(sums[i + step]);
            }
        }
        return sums[0];
    }

    /**
     * Outside-in, after {@link #forward}.
     *
     * @param mu β̂, length p
     * @param k (X'V0⁻¹X)⁻¹ under REML, zeros under ML, p×p
     * @param dOmega per parameter of the residuals ∂ω per class of entries
     * @param effects per level, receives b̂ of every group when cells are looked at; no level when not wanted
     * @param posterior receives b̂ and K of every group; null when not wanted
     */
    GradientHalves backward(
            double[] mu, double[] k, double[][] dOmega, Depth look, double[][] effects, @Nullable Posterior posterior) {
        storage.dOmega = dOmega;
        GradientHalves[] sums = new GradientHalves[storage.pieces()];
        workers.run(sums.length, b -> sums[b] = new OutwardPass(storage, look, effects, posterior).block(b, mu, k));
        for (int step = 1; step < sums.length; step *= 2) {
            for (int i = 0; i + step < sums.length; i += 2 * step) {
                sums[i] = sums[i].plus(sums[i + step]);
            }
        }
        return sums[0];
    }

    /**
     * Outside-in on the columns of X, after {@link #forward}.
     *
     * @param variance per direction ∂v² per class
     */
    InformationSums information(double[][] variance) {
        InformationSums[] sums = new InformationSums[storage.pieces()];
        workers.run(sums.length, b -> sums[b] = new InformationPass(storage, variance).block(b));
        for (int step = 1; step < sums.length; step *= 2) {
            for (int i = 0; i + step < sums.length; i += 2 * step) {
                sums[i] = sums[i].plus(sums[i + step]);
            }
        }
        return sums[0];
    }
}
