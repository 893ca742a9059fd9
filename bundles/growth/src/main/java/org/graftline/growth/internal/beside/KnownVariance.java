package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.RandomEffects;

/**
 * Generalized least squares with the variances of a fit taken as known: (X'V⁻¹X)⁻¹X'V⁻¹d for any column d on any rows, by elimination of
 * the levels from the inside out (engine.md section 2): at each group M = I + L'CL, what is left is C₂₂ − T'T. Never needs G⁻¹, so a singular
 * G is an ordinary one.
 */
final class KnownVariance {
    private final Fit fit;
    private final List<RandomEffects> levels;
    private final List<double[][]> factors = new ArrayList<>();

    KnownVariance(Fit fit) {
        this.fit = fit;
        levels = fit.random();
        levels.forEach(level -> factors.add(factor(level.covariance())));
    }

    /**
     * @param rows of the completed data
     * @param sd standard deviation of the residual of each row
     * @param d a number per row
     * @return as many numbers as the fit has coefficients
     */
    double[] regress(List<PrimaryRow> rows, double[] sd, double[] d) {
        double[][] all = new double[rows.size()][];
        List<Integer> each = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            all[i] = row(rows.get(i), sd[i], d[i]);
            each.add(i);
        }
        double[][] c = levels.isEmpty() ? products(all, each) : sum(0, each, rows, all);
        int p = fit.fixed().size();
        double[][] xx = new double[p][p];
        double[] xd = new double[p];
        for (int i = 0; i < p; i++) {
            System.arraycopy(c[i], 0, xx[i], 0, p);
            xd[i] = c[i][p];
        }
        RealVector solved = new CholeskyDecomposition(new Array2DRowRealMatrix(xx, false), 1e-10, 0)
                .getSolver()
                .solve(new ArrayRealVector(xd, false));
        return solved.toArray();
    }

    /** [Z of the innermost … outermost level, X, d] over the standard deviation. */
    private double[] row(PrimaryRow r, double sd, double d) {
        List<Double> values = new ArrayList<>();
        for (int l = levels.size() - 1; l >= 0; l--) {
            levels.get(l).names().forEach(name -> values.add(column(name, r)));
        }
        fit.fixed().names().forEach(name -> values.add(column(name, r)));
        values.add(d);
        return values.stream().mapToDouble(v -> v / sd).toArray();
    }

    /** A column of the primary model, by the name that the engine gives it. */
    static double column(String name, PrimaryRow r) {
        return switch (name) {
            case "(Intercept)" -> 1;
            case "day" -> r.day();
            case "day:treated" -> r.treated() ? r.day() : 0;
            default -> {
                if (!name.startsWith("day:arm")) {
                    throw new NotBesideException(
                            "The primary model has a term '%s' that is not known here.".formatted(name));
                }
                yield name.equals("day:arm" + r.arm()) ? r.day() : 0;
            }
        };
    }

    /** The cross-products of the groups of a level, added up without the level's own columns. */
    private double[][] sum(int level, List<Integer> members, List<PrimaryRow> rows, double[][] all) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        members.forEach(i -> groups.computeIfAbsent(
                        rows.get(i).group(levels.get(level).level()), k -> new ArrayList<>())
                .add(i));
        double[][] total = null;
        for (List<Integer> group : groups.values()) {
            double[][] c = level == levels.size() - 1 ? products(all, group) : sum(level + 1, group, rows, all);
            double[][] left = eliminate(c, factors.get(level));
            total = total == null ? left : plus(total, left);
        }
        if (total == null) {
            throw new NotBesideException("There are no rows to regress on.");
        }
        return total;
    }

    private static double[][] products(double[][] all, List<Integer> members) {
        int m = all[members.get(0)].length;
        double[][] c = new double[m][m];
        for (int i : members) {
            double[] a = all[i];
            for (int j = 0; j < m; j++) {
                for (int k = 0; a[j] != 0 && k < m; k++) {
                    c[j][k] += a[j] * a[k];
                }
            }
        }
        return c;
    }

    private static double[][] plus(double[][] a, double[][] b) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                a[i][j] += b[i][j];
            }
        }
        return a;
    }

    /** C₂₂ − C₂₁L(I + L'C₁₁L)⁻¹L'C₁₂. */
    private static double[][] eliminate(double[][] c, double[][] l) {
        int q = l.length;
        int rest = c.length - q;
        double[][] lc = new double[q][c.length]; // L'[C₁₁ C₁₂]
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < c.length; j++) {
                for (int k = i; k < q; k++) {
                    lc[i][j] += l[k][i] * c[k][j];
                }
            }
        }
        double[][] m = new double[q][q];
        double[][] t = new double[q][rest];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                m[i][j] = i == j ? 1 : 0;
                for (int k = j; k < q; k++) {
                    m[i][j] += lc[i][k] * l[k][j];
                }
            }
            System.arraycopy(lc[i], q, t[i], 0, rest);
        }
        double[][] r = factor(Matrix.of(
                q,
                q,
                java.util.Arrays.stream(m)
                        .flatMapToDouble(java.util.Arrays::stream)
                        .toArray()));
        double[][] left = new double[rest][rest];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < rest; j++) {
                for (int k = 0; k < i; k++) {
                    t[i][j] -= r[i][k] * t[k][j];
                }
                t[i][j] /= r[i][i];
            }
        }
        for (int i = 0; i < rest; i++) {
            for (int j = 0; j < rest; j++) {
                left[i][j] = c[q + i][q + j];
                for (int k = 0; k < q; k++) {
                    left[i][j] -= t[k][i] * t[k][j];
                }
            }
        }
        return left;
    }

    /** Lower L with LL' = G; a direction without variance has a column of zeros. */
    static double[][] factor(Matrix g) {
        int q = g.rows();
        double[][] l = new double[q][q];
        for (int j = 0; j < q; j++) {
            double d = g.get(j, j);
            for (int k = 0; k < j; k++) {
                d -= l[j][k] * l[j][k];
            }
            if (d <= 1e-14 * g.get(j, j)) {
                continue;
            }
            l[j][j] = Math.sqrt(d);
            for (int i = j + 1; i < q; i++) {
                double s = g.get(i, j);
                for (int k = 0; k < j; k++) {
                    s -= l[i][k] * l[j][k];
                }
                l[i][j] = s / l[j][j];
            }
        }
        return l;
    }
}
