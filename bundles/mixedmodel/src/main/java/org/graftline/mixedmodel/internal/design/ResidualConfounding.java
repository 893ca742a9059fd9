package org.graftline.mixedmodel.internal.design;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.graftline.mixedmodel.CovarianceStructure;

/**
 * Whether the random effects of the innermost level can take up the residual variance: a symmetric A of the level's structure with
 * Z_g A Z_g' = I in every group, so that D + cA and σ² − c describe the same data. Impossible as soon as one group has more rows than
 * random effects, because Z_g A Z_g' has no higher rank than q.
 */
public final class ResidualConfounding {
    /** Squared distance of I from the matrices Z A Z', relative to I, that counts as none. */
    private static final double NONE = 1e-9;
    /** Eigenvalues of the normal matrix below this share of the largest are rounding. */
    private static final double ROUNDING = 1e-12;

    private ResidualConfounding() {}

    /**
     * Decides it for residuals of one common variance.
     *
     * @param firstRow where each group begins; one entry more than groups
     */
    public static boolean holds(RandomDesign design, int[] firstRow) {
        int q = design.size();
        if (q == 0) {
            return false;
        }
        for (int g = 0; g + 1 < firstRow.length; g++) {
            if (firstRow[g + 1] - firstRow[g] > q) {
                return false;
            }
        }
        return distance(design, firstRow) < NONE;
    }

    /** min over A of Σ_g ‖Z_g A Z_g' − I‖² / Σ_g ‖I‖², by the normal equations of A's free entries. */
    private static double distance(RandomDesign design, int[] firstRow) {
        int k = 0;
        for (RandomDesign.Block block : design.blocks()) {
            k += block.parameters();
        }
        double[][] normal = new double[k][k];
        double[] right = new double[k];
        double total = 0;
        double[] row = new double[k];
        for (int g = 0; g + 1 < firstRow.length; g++) {
            for (int i = firstRow[g]; i < firstRow[g + 1]; i++) {
                for (int j = firstRow[g]; j <= i; j++) {
                    double want = i == j ? 1 : 0;
                    equation(design, i, j, row);
                    for (int a = 0; a < k; a++) {
                        right[a] += row[a] * want;
                        for (int b = 0; b < k; b++) {
                            normal[a][b] += row[a] * row[b];
                        }
                    }
                    total += want;
                }
            }
        }
        return (total - explained(normal, right)) / total;
    }

    /** The coefficients of A's free entries in (Z A Z')_ij. */
    private static void equation(RandomDesign design, int i, int j, double[] row) {
        int at = 0;
        for (RandomDesign.Block block : design.blocks()) {
            double sum = 0;
            for (int a = block.start(); a < block.start() + block.size(); a++) {
                double[] za = design.columns()[a];
                if (block.structure() == CovarianceStructure.UNSTRUCTURED) {
                    for (int b = block.start(); b < a; b++) {
                        double[] zb = design.columns()[b];
                        row[at++] = za[i] * zb[j] + zb[i] * za[j];
                    }
                }
                sum += za[i] * za[j];
                if (block.structure() != CovarianceStructure.IDENTITY) {
                    row[at++] = za[i] * za[j];
                }
            }
            if (block.structure() == CovarianceStructure.IDENTITY) {
                row[at++] = sum;
            }
        }
    }

    private static double explained(double[][] normal, double[] right) {
        RealMatrix matrix = new Array2DRowRealMatrix(normal);
        EigenDecomposition eigen = new EigenDecomposition(matrix);
        double largest = 0;
        for (double value : eigen.getRealEigenvalues()) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (int a = 0; a < right.length; a++) {
            double value = eigen.getRealEigenvalue(a);
            if (value > ROUNDING * largest) {
                double part = 0;
                for (int b = 0; b < right.length; b++) {
                    part += eigen.getEigenvector(a).getEntry(b) * right[b];
                }
                sum += part * part / value;
            }
        }
        return sum;
    }
}
