package org.graftline.mixedmodel.internal.inference;

import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.criterion.SmallCholesky;
import org.graftline.mixedmodel.internal.criterion.VarianceDirection;
import org.graftline.mixedmodel.internal.design.FixedDesign;
import org.graftline.mixedmodel.internal.design.GroupIndex;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.residual.ResidualStructure;

/**
 * What Kenward and Roger's method needs where residuals are correlated, from V₀ of one outermost group at a time (MATHS.md section 4, groupwise): with
 * A_k = V₀⁻¹V_k and U_k = V_kV₀⁻¹X = A_k'X the sums over groups tr A_k, tr A_kA_l, N_k = X'V₀⁻¹U_k and Q_kl = U_k'V₀⁻¹U_l. Exact, no differences;
 * n_g³ operations and K n_g² numbers for a group of n_g rows.
 */
final class GroupwiseInformation {
    /** Outermost groups with more rows than this are not inverted. */
    static final int MOST_ROWS = 600;

    private final ProfiledLikelihood likelihood;
    private final GroupIndex index;
    private final List<RandomDesign> random;
    private final double[][] x;
    private final int p;
    private final int k;

    /** Per parameter Σ tr A_k. */
    final double[] traces;
    /** Per pair of parameters k ≥ l Σ tr A_kA_l. */
    final double[][] products;
    /** Per parameter N_k, p×p. */
    final RealMatrix[] n;
    /** Per pair of parameters Q_kl, p×p. */
    final RealMatrix[][] q;

    private final double[][] d;
    private final double[] phi;
    private final double[] v;
    private final List<VarianceDirection> directions;
    private final double[][] logSlopes;
    private final int firstResidual;
    private final double correlationScale;

    /**
     * Sums over all groups at one point.
     *
     * @param l per level the factor of D
     * @param directions per parameter ∂D; the last of them belong to the parameters of the residuals, whose slopes are taken from the structure
     */
    GroupwiseInformation(
            ProfiledLikelihood likelihood,
            GroupIndex index,
            List<RandomDesign> random,
            FixedDesign fixed,
            double[][] l,
            double[] phi,
            List<VarianceDirection> directions) {
        this.likelihood = likelihood;
        this.index = index;
        this.random = random;
        this.x = fixed.rebased();
        this.p = fixed.size();
        this.k = directions.size();
        this.directions = directions;
        this.phi = phi;
        this.d = new double[l.length][];
        for (int level = 0; level < l.length; level++) {
            d[level] = ProfiledLikelihood.covariance(l[level], random.get(level).size());
        }
        ResidualStructure residual = likelihood.residual();
        double[] weights = likelihood.weights(phi);
        int[] classOfRow = residual.variance().classOfRow();
        v = new double[classOfRow.length];
        double[][] slopes = likelihood.logVarianceSlopes(phi);
        double[] scale = residual.scale();
        logSlopes = new double[slopes.length][v.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = 1 / Math.sqrt(weights[classOfRow[i]]);
            for (int j = 0; j < slopes.length; j++) {
                logSlopes[j][i] = slopes[j][classOfRow[i]] * scale[j];
            }
        }
        firstResidual = k - residual.parameters();
        correlationScale = scale.length > 0 ? scale[scale.length - 1] : 0;
        traces = new double[k];
        products = new double[k][k];
        n = new RealMatrix[k];
        q = new RealMatrix[k][k];
        for (int i = 0; i < k; i++) {
            n[i] = MatrixUtils.createRealMatrix(p, p);
            for (int j = 0; j < k; j++) {
                q[i][j] = MatrixUtils.createRealMatrix(p, p);
            }
        }
        int[] first = index.firstRow(0);
        for (int g = 0; g + 1 < first.length; g++) {
            add(first[g], first[g + 1]);
        }
    }

    /** Whether no group is too large. */
    static boolean feasible(GroupIndex index) {
        int[] first = index.firstRow(0);
        for (int g = 0; g + 1 < first.length; g++) {
            if (first[g + 1] - first[g] > MOST_ROWS) {
                return false;
            }
        }
        return true;
    }

    private void add(int from, int to) {
        double[][] inverse = inverse(covariance(from, to));
        double[][][] a = new double[k][][];
        RealMatrix columns = MatrixUtils.createRealMatrix(to - from, p);
        for (int i = from; i < to; i++) {
            for (int j = 0; j < p; j++) {
                columns.setEntry(i - from, j, x[j][i]);
            }
        }
        RealMatrix w = MatrixUtils.createRealMatrix(inverse);
        RealMatrix[] u = new RealMatrix[k];
        RealMatrix[] wu = new RealMatrix[k];
        for (int i = 0; i < k; i++) {
            a[i] = new double[to - from][to - from];
            multiply(inverse, from, to, i, a[i]);
            u[i] = MatrixUtils.createRealMatrix(a[i]).transpose().multiply(columns);
            wu[i] = w.multiply(u[i]);
            n[i] = n[i].add(columns.transpose().multiply(wu[i]));
            for (int r = 0; r < to - from; r++) {
                traces[i] += a[i][r][r];
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                q[i][j] = q[i][j].add(u[i].transpose().multiply(wu[j]));
                products[i][j] += j > i ? 0 : traceOfProduct(a[i], a[j]);
            }
        }
    }

    private static double traceOfProduct(double[][] a, double[][] b) {
        double sum = 0;
        for (int r = 0; r < a.length; r++) {
            for (int c = 0; c < a.length; c++) {
                sum += a[r][c] * b[c][r];
            }
        }
        return sum;
    }

    /** V₀ of the rows of one outermost group. */
    private double[][] covariance(int from, int to) {
        double[][] out = new double[to - from][to - from];
        int inner = random.size() - 1;
        forEachGroup(inner, from, to, (a, b) -> {
            double[][] r = likelihood.residual().correlationMatrix(phi, a, b).orElseThrow();
            for (int i = a; i < b; i++) {
                for (int j = a; j < b; j++) {
                    out[i - from][j - from] = v[i] * v[j] * r[i - a][j - a];
                }
            }
        });
        for (int level = 0; level < random.size(); level++) {
            double[][] z = random.get(level).columns();
            double[] dl = d[level];
            forEachGroup(level, from, to, (a, b) -> {
                for (int i = a; i < b; i++) {
                    double[] zd = product(z, dl, i);
                    for (int j = a; j < b; j++) {
                        for (int c = 0; c < z.length; c++) {
                            out[i - from][j - from] += zd[c] * z[c][j];
                        }
                    }
                }
            });
        }
        return out;
    }

    /** z_i'D. */
    private static double[] product(double[][] z, double[] dl, int row) {
        int size = z.length;
        double[] out = new double[size];
        for (int a = 0; a < size; a++) {
            for (int c = 0; c < size; c++) {
                out[c] += z[a][row] * dl[a * size + c];
            }
        }
        return out;
    }

    private static double[][] inverse(double[][] m) {
        int size = m.length;
        double[] chol = new double[size * size];
        double[] out = new double[size * size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(m[i], 0, chol, i * size, size);
            out[i * size + i] = 1;
        }
        if (!SmallCholesky.factor(chol, size)) {
            return new double[size][size]; // overflow: what follows is no information and is refused as such
        }
        SmallCholesky.solveLower(chol, size, out, size);
        SmallCholesky.solveLowerTransposed(chol, size, out, size);
        double[][] inverse = new double[size][size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(out, i * size, inverse[i], 0, size);
        }
        return inverse;
    }

    /** A_k = V₀⁻¹V_k of the rows of one outermost group; V_k is made of blocks, so only their columns are touched. */
    private void multiply(double[][] inverse, int from, int to, int parameter, double[][] out) {
        for (int level = 0; level < random.size(); level++) {
            double[] slope = directions.get(parameter).covariance()[level];
            if (allZero(slope)) {
                continue;
            }
            double[][] z = random.get(level).columns();
            forEachGroup(level, from, to, (a, b) -> {
                for (int r = 0; r < to - from; r++) {
                    double[] wz = new double[z.length];
                    for (int c = 0; c < z.length; c++) {
                        for (int i = a; i < b; i++) {
                            wz[c] += inverse[r][i - from] * z[c][i];
                        }
                    }
                    for (int c = 0; c < z.length; c++) {
                        double f = 0;
                        for (int e = 0; e < z.length; e++) {
                            f += wz[e] * slope[e * z.length + c];
                        }
                        for (int j = a; j < b; j++) {
                            out[r][j - from] += f * z[c][j];
                        }
                    }
                }
            });
        }
        if (parameter >= firstResidual) {
            forEachGroup(random.size() - 1, from, to, (a, b) -> {
                double[][] s = residualSlope(parameter - firstResidual, a, b);
                for (int r = 0; r < to - from; r++) {
                    for (int i = a; i < b; i++) {
                        double f = inverse[r][i - from];
                        for (int j = a; j < b; j++) {
                            out[r][j - from] += f * s[i - a][j - a];
                        }
                    }
                }
            });
        }
    }

    /** ∂(ΛRΛ): (∂log v_i + ∂log v_j)(ΛRΛ)_ij of a variance parameter, Λ∂RΛ of that of the correlation. */
    private double[][] residualSlope(int parameter, int a, int b) {
        boolean ofVariance = parameter < logSlopes.length;
        ResidualStructure residual = likelihood.residual();
        double[][] s = (ofVariance ? residual.correlationMatrix(phi, a, b) : residual.correlationSlopes(phi, a, b))
                .orElseThrow();
        for (int i = a; i < b; i++) {
            for (int j = a; j < b; j++) {
                s[i - a][j - a] *= v[i]
                        * v[j]
                        * (ofVariance ? logSlopes[parameter][i] + logSlopes[parameter][j] : correlationScale);
            }
        }
        return s;
    }

    private static boolean allZero(double[] values) {
        for (double value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private interface Rows {
        void of(int from, int to);
    }

    /** Goes through the groups of a level that lie in these rows, whole outermost groups. */
    private void forEachGroup(int level, int from, int to, Rows visitor) {
        int[] first = index.firstRow(level);
        int g = java.util.Arrays.binarySearch(first, from);
        for (; first[g] < to; g++) {
            visitor.of(first[g], first[g + 1]);
        }
    }
}
