package org.graftline.mixedmodel.internal.criterion;

/** What {@link InformationPass} collects in one block, or the sum of several blocks. */
final class InformationSums {
    /** Per level, for a ≥ b in packed order, the p×p matrix Σ_g c_g[a]'c_g[b] with c_g = Z_g'V₀⁻¹X (row a belongs to column a of Z). */
    final double[][] random;
    /** Per direction Σ_i ∂v_i² x*_i'x*_i, x*_i the i-th row of V₀⁻¹X; p×p. */
    final double[][] residual;

    InformationSums(NestedDesign d, int directions) {
        random = new double[d.levels()][];
        for (int l = 0; l < random.length; l++) {
            random[l] = new double[NestedDesign.packed(d.q[l]) * d.p * d.p];
        }
        residual = new double[directions][d.p * d.p];
    }

    InformationSums plus(InformationSums other) {
        add(random, other.random);
        add(residual, other.residual);
        return this;
    }

    private static void add(double[][] a, double[][] b) {
        for (int k = 0; k < a.length; k++) {
            for (int i = 0; i < a[k].length; i++) {
                a[k][i] += b[k][i];
            }
        }
    }
}
