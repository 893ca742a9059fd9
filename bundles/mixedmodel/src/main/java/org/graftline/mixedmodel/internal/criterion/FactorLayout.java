package org.graftline.mixedmodel.internal.criterion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.internal.design.RandomDesign;

/**
 * How the numbers x of a search fill the factors L_l, D_l = L_lL_l' (engine.md section 3): Cholesky factors whose diagonal signs are free,
 * columns in pivoted order (largest scaled variance first), rows in units of 1/√mean(w z²) so that x near 1 means "as large as the noise".
 * A layout of reduced rank spans the face of the cone on which a singular D lies. Immutable.
 */
public final class FactorLayout {
    /** One entry of a factor that moves with one number of x. */
    private record Entry(int level, int row, int column, int parameter, double scale) {}

    private final int[] q;
    private final List<Entry> entries;
    private final List<int[]> pivots;
    private final List<String> names;
    private final List<RandomDesign> random;
    private final double[][] scale;

    private FactorLayout(
            List<RandomDesign> random, double[][] scale, List<Entry> entries, List<int[]> pivots, List<String> names) {
        this.q = random.stream().mapToInt(RandomDesign::size).toArray();
        this.random = random;
        this.scale = scale;
        this.entries = entries;
        this.pivots = pivots;
        this.names = names;
    }

    /**
     * The layout for a covariance.
     *
     * @param d per level D, q×q; decides the pivots
     * @param scale per level and column, 1/√mean(w z²)
     * @param tolerance pivots at most this, in scaled units, end a factor; negative = full rank
     */
    public static FactorLayout of(List<RandomDesign> random, double[][] d, double[][] scale, double tolerance) {
        List<Entry> entries = new ArrayList<>();
        List<int[]> pivots = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int l = 0; l < random.size(); l++) {
            RandomDesign level = random.get(l);
            for (RandomDesign.Block block : level.blocks()) {
                double[] scaled = scaled(d[l], level.size(), block, scale[l]);
                int first = block.start();
                switch (block.structure()) {
                    case UNSTRUCTURED -> {
                        int[] order = pivotOrder(scaled, block.size(), tolerance);
                        pivots.add(order);
                        int[] rows = completed(order, block.size());
                        for (int i = 0; i < block.size(); i++) {
                            for (int j = 0; j <= i && j < order.length; j++) {
                                int row = first + rows[i];
                                entries.add(new Entry(l, row, first + j, names.size(), scale[l][row]));
                                names.add(level.level() + " " + level.names().get(row)
                                        + (i == j ? "" : " × " + level.names().get(first + rows[j])));
                            }
                        }
                    }
                    case DIAGONAL -> {
                        for (int j = 0; j < block.size(); j++) {
                            if (scaled[j * block.size() + j] > tolerance) {
                                int row = first + j;
                                entries.add(new Entry(l, row, row, names.size(), scale[l][row]));
                                names.add(level.level() + " " + level.names().get(row));
                            }
                        }
                    }
                    case IDENTITY -> {
                        if (scaled[0] > tolerance) {
                            double common = commonScale(block, scale[l]);
                            for (int j = 0; j < block.size(); j++) {
                                entries.add(new Entry(l, first + j, first + j, names.size(), common));
                            }
                            names.add(level.level() + " " + level.names().get(first));
                        }
                    }
                }
            }
        }
        return new FactorLayout(random, scale, entries, pivots, names);
    }

    private static double commonScale(RandomDesign.Block block, double[] scale) {
        double sum = 0;
        for (int j = 0; j < block.size(); j++) {
            sum += scale[block.start() + j];
        }
        return sum / block.size();
    }

    private static double[] scaled(double[] d, int q, RandomDesign.Block block, double[] scale) {
        int b = block.size();
        double[] out = new double[b * b];
        for (int i = 0; i < b; i++) {
            for (int j = 0; j < b; j++) {
                int r = block.start() + i;
                int c = block.start() + j;
                out[i * b + j] = d[r * q + c] / (scale[r] * scale[c]);
            }
        }
        return out;
    }

    /** Order of the columns in the pivoted Cholesky factorization, cut where no pivot is above the tolerance. */
    private static int[] pivotOrder(double[] a, int b, double tolerance) {
        double[] rest = a.clone();
        int[] order = new int[b];
        boolean[] taken = new boolean[b];
        for (int k = 0; k < b; k++) {
            int best = -1;
            for (int i = 0; i < b; i++) {
                if (!taken[i] && (best < 0 || rest[i * b + i] > rest[best * b + best])) {
                    best = i;
                }
            }
            double pivot = rest[best * b + best];
            if (tolerance >= 0 && !(pivot > tolerance)) {
                return Arrays.copyOf(order, k);
            }
            order[k] = best;
            taken[best] = true;
            if (pivot > 0) {
                double[] row = Arrays.copyOfRange(rest, best * b, best * b + b);
                for (int i = 0; i < b; i++) {
                    for (int j = 0; j < b; j++) {
                        rest[i * b + j] -= row[i] * row[j] / pivot;
                    }
                }
            }
        }
        return order;
    }

    private static int[] completed(int[] order, int b) {
        int[] rows = Arrays.copyOf(order, b);
        int at = order.length;
        for (int i = 0; i < b; i++) {
            int candidate = i;
            if (Arrays.stream(order).noneMatch(o -> o == candidate)) {
                rows[at++] = i;
            }
        }
        return rows;
    }

    /** Number of entries of x. */
    public int size() {
        return names.size();
    }

    /** Level and columns that an entry of x belongs to. */
    public String name(int parameter) {
        return names.get(parameter);
    }

    /** The factors at x, per level q×q row-major; x may be longer than {@link #size()}. */
    public double[][] factors(double[] x) {
        double[][] l = new double[q.length][];
        for (int k = 0; k < q.length; k++) {
            l[k] = new double[q[k] * q[k]];
        }
        for (Entry e : entries) {
            l[e.level()][e.row() * q[e.level()] + e.column()] = e.scale() * x[e.parameter()];
        }
        return l;
    }

    /**
     * Carries a derivative with respect to D over to x: writes 2(SL) at the entries of this layout into the first {@link #size()} places.
     *
     * @param l the factors at x
     * @param s per level ∂f/∂D, q×q symmetric
     */
    public void pullBack(double[][] l, double[][] s, double[] gradient) {
        Arrays.fill(gradient, 0, size(), 0);
        for (Entry e : entries) {
            int n = q[e.level()];
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += s[e.level()][e.row() * n + k] * l[e.level()][k * n + e.column()];
            }
            gradient[e.parameter()] += 2 * e.scale() * sum;
        }
    }

    /** The x whose factors give D (its part on the face when the layout is of reduced rank). */
    public double[] coordinates(double[][] d) {
        double[] x = new double[size()];
        double[][] l = new double[q.length][];
        int pivot = 0;
        for (int k = 0; k < q.length; k++) {
            l[k] = new double[q[k] * q[k]];
            for (RandomDesign.Block block : random.get(k).blocks()) {
                int[] order = block.structure() == CovarianceStructure.UNSTRUCTURED ? pivots.get(pivot++) : new int[0];
                factor(d[k], q[k], block, order, l[k]);
            }
        }
        for (Entry e : entries) {
            x[e.parameter()] = l[e.level()][e.row() * q[e.level()] + e.column()] / e.scale();
        }
        return x;
    }

    private static void factor(double[] d, int q, RandomDesign.Block block, int[] order, double[] l) {
        int b = block.size();
        int first = block.start();
        if (block.structure() != CovarianceStructure.UNSTRUCTURED) {
            for (int j = first; j < first + b; j++) {
                l[j * q + j] = Math.sqrt(Math.max(0, d[j * q + j]));
            }
            return;
        }
        int[] rows = completed(order, b);
        for (int j = 0; j < order.length; j++) {
            int pivotRow = first + rows[j];
            double pivot = d[pivotRow * q + pivotRow];
            for (int k = 0; k < j; k++) {
                pivot -= l[pivotRow * q + first + k] * l[pivotRow * q + first + k];
            }
            if (!(pivot > 1e-14 * d[pivotRow * q + pivotRow])) {
                continue;
            }
            double root = Math.sqrt(pivot);
            l[pivotRow * q + first + j] = root;
            for (int i = j + 1; i < b; i++) {
                int row = first + rows[i];
                double s = d[row * q + pivotRow];
                for (int k = 0; k < j; k++) {
                    s -= l[row * q + first + k] * l[pivotRow * q + first + k];
                }
                l[row * q + first + j] = s / root;
            }
        }
    }

    /** Whether another order of pivots would put a variance first that is more than twice the one that stands there now. */
    public boolean outOfOrder(double[][] d) {
        int pivot = 0;
        for (int k = 0; k < q.length; k++) {
            for (RandomDesign.Block block : random.get(k).blocks()) {
                if (block.structure() == CovarianceStructure.UNSTRUCTURED) {
                    double[] rest = scaled(d[k], q[k], block, scale[k]);
                    if (outOfOrder(rest, block.size(), pivots.get(pivot++))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean outOfOrder(double[] rest, int b, int[] order) {
        for (int k = 0; k + 1 < order.length; k++) {
            double pivot = rest[order[k] * b + order[k]];
            for (int i = k + 1; i < order.length; i++) {
                double other = rest[order[i] * b + order[i]];
                if (other > 2 * pivot && other > 1e-6) {
                    return true;
                }
            }
            if (!(pivot > 0)) {
                return false;
            }
            double[] row = Arrays.copyOfRange(rest, order[k] * b, order[k] * b + b);
            for (int i = 0; i < b; i++) {
                for (int j = 0; j < b; j++) {
                    rest[i * b + j] -= row[i] * row[j] / pivot;
                }
            }
        }
        return false;
    }
}
