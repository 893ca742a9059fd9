package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.random.RandomGenerator;
import org.graftline.mixedmodel.Blups;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.RandomEffects;

/**
 * Draws the volumes behind readings at the limit from what the model knows of them, by Gibbs sampling: in turn the coefficients, the random
 * effects of each group, and each reading at the limit from its normal distribution below log c₀ (Tanner and Wong 1987, J. Am. Stat. Assoc.
 * 82; Hughes 1999, Biometrics 55). Variances are those of a fit, taken as known.
 */
final class LatentVolumes {
    private final List<PrimaryRow> rows;
    private final double logLimit;
    private final RandomGenerator random;
    private final double[] logVolume;
    private final List<Level> levels = new ArrayList<>();
    private double[][] x = new double[0][];
    private double[] sd = new double[0];
    private double[] mean = new double[0]; // of each row, with all its effects
    private double[] beta = new double[0];

    /** A level: the columns of every row, which rows each group has, and where each group's effects stand. */
    private static final class Level {
        private final double[][] columns;
        private final List<int[]> groups;
        private final double[][] factor;
        private final double[][] effects;

        Level(double[][] columns, List<int[]> groups, double[][] factor, double[][] effects) {
            this.columns = columns;
            this.groups = groups;
            this.factor = factor;
            this.effects = effects;
        }
    }

    /** @param rows with readings at the limit standing at it */
    LatentVolumes(List<PrimaryRow> rows, double logLimit, RandomGenerator random) {
        this.rows = rows;
        this.logLimit = logLimit;
        this.random = random;
        logVolume = rows.stream().mapToDouble(PrimaryRow::logVolume).toArray();
    }

    /** Takes variances, coefficients and effects from a fit of these rows; the draws go on from there. */
    void follow(Fit fit) {
        sd = fit.residualStandardDeviations();
        List<String> names = fit.fixed().names();
        beta = names.stream().mapToDouble(name -> fit.fixed().estimate(name)).toArray();
        x = columns(names);
        levels.clear();
        List<String> outer = new ArrayList<>();
        for (RandomEffects level : fit.random()) {
            outer.add(level.level());
            Map<String, List<Integer>> groups = new LinkedHashMap<>();
            for (int i = 0; i < rows.size(); i++) {
                PrimaryRow row = rows.get(i);
                String path = String.join("/", outer.stream().map(row::group).toList());
                groups.computeIfAbsent(path, k -> new ArrayList<>()).add(i);
            }
            levels.add(new Level(
                    columns(level.names()),
                    groups.values().stream()
                            .map(own -> own.stream().mapToInt(Integer::intValue).toArray())
                            .toList(),
                    KnownVariance.factor(level.covariance()),
                    effects(fit.blups(level.level()).orElseThrow(), groups.keySet())));
        }
        mean = fit.fitted().clone();
    }

    private static double[][] effects(Blups blups, Iterable<String> groups) {
        Map<String, double[]> known = new HashMap<>();
        for (int g = 0; g < blups.ids().size(); g++) {
            known.put(blups.ids().get(g), blups.values(g));
        }
        List<double[]> effects = new ArrayList<>();
        for (String group : groups) {
            double[] own = known.get(group);
            if (own == null) {
                throw new NotBesideException("The fit knows no group '%s'.".formatted(group));
            }
            effects.add(own.clone());
        }
        return effects.toArray(double[][]::new);
    }

    private double[][] columns(List<String> names) {
        return rows.stream()
                .map(row -> names.stream()
                        .mapToDouble(name -> KnownVariance.column(name, row))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** @return the rows with what was drawn last */
    List<PrimaryRow> drawn() {
        List<PrimaryRow> drawn = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            drawn.add(rows.get(i).withLogVolume(logVolume[i]));
        }
        return drawn;
    }

    /** Draws everything in turn, so many times. */
    void sweep(int times) {
        for (int t = 0; t < times; t++) {
            drawReadings();
            levels.forEach(this::drawEffects);
            drawCoefficients();
        }
        drawReadings();
    }

    /** The readings of a row that stand at the limit fall below it; those that were measured stay. */
    private void drawReadings() {
        for (int i = 0; i < rows.size(); i++) {
            PrimaryRow row = rows.get(i);
            if (row.atLimit() > 0) {
                double below = mean[i] + sd[i] * BelowLimit.draw((logLimit - mean[i]) / sd[i], random);
                double share = (double) row.atLimit() / row.replicates();
                logVolume[i] = row.logVolume() + share * (below - logLimit);
            }
        }
    }

    /** b = Lu, u given the rest ~ N(M⁻¹L'Z'R⁻¹r, M⁻¹) with M = I + L'Z'R⁻¹ZL: a direction without variance stays 0. */
    private void drawEffects(Level level) {
        int q = level.factor.length;
        for (int g = 0; g < level.groups.size(); g++) {
            int[] members = level.groups.get(g);
            double[] before = level.effects[g];
            double[][] m = new double[q][q];
            double[] r = new double[q];
            for (int i : members) {
                double[] z = level.columns[i];
                double[] lz = transposed(level.factor, z);
                double weight = 1 / (sd[i] * sd[i]);
                double left = logVolume[i] - mean[i] + dot(z, before);
                add(m, r, lz, weight, left);
            }
            for (int j = 0; j < q; j++) {
                m[j][j] += 1;
            }
            double[] u = normal(m, r);
            double[] now = new double[q];
            for (int j = 0; j < q; j++) {
                for (int k = 0; k <= j; k++) {
                    now[j] += level.factor[j][k] * u[k];
                }
            }
            for (int i : members) {
                mean[i] += dot(level.columns[i], now) - dot(level.columns[i], before);
            }
            level.effects[g] = now;
        }
    }

    private void drawCoefficients() {
        int p = beta.length;
        double[][] m = new double[p][p];
        double[] r = new double[p];
        for (int i = 0; i < rows.size(); i++) {
            add(m, r, x[i], 1 / (sd[i] * sd[i]), logVolume[i] - mean[i] + dot(x[i], beta));
        }
        double[] now = normal(m, r);
        for (int i = 0; i < rows.size(); i++) {
            mean[i] += dot(x[i], now) - dot(x[i], beta);
        }
        beta = now;
    }

    private static void add(double[][] m, double[] r, double[] column, double weight, double left) {
        for (int j = 0; j < column.length; j++) {
            double w = column[j] * weight;
            r[j] += w * left;
            for (int k = 0; k < column.length; k++) {
                m[j][k] += w * column[k];
            }
        }
    }

    /** A draw of N(M⁻¹r, M⁻¹). */
    private double[] normal(double[][] m, double[] r) {
        try {
            CholeskyDecomposition cholesky =
                    new CholeskyDecomposition(new Array2DRowRealMatrix(m, false), 1e-10, 1e-300);
            double[] center =
                    cholesky.getSolver().solve(new ArrayRealVector(r, false)).toArray();
            RealMatrix upper = cholesky.getLT();
            for (int j = r.length - 1; j >= 0; j--) { // center + U⁻¹ε, with M = U'U
                double e = random.nextGaussian();
                r[j] = e;
            }
            RealVector noise = new ArrayRealVector(r, false);
            MatrixUtils.solveUpperTriangularSystem(upper, noise);
            double[] drawn = new double[center.length];
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = center[j] + noise.getEntry(j);
            }
            return drawn;
        } catch (SingularMatrixException | NonPositiveDefiniteMatrixException e) {
            throw new NotBesideException("The readings above the limit do not determine the model.");
        }
    }

    private static double[] transposed(double[][] lower, double[] z) {
        double[] product = new double[z.length];
        for (int j = 0; j < z.length; j++) {
            for (int i = j; i < z.length; i++) {
                product[j] += lower[i][j] * z[i];
            }
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
