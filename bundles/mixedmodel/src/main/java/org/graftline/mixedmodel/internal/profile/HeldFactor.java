package org.graftline.mixedmodel.internal.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.internal.design.RandomDesign;

/**
 * How the numbers x fill the factors L_l while a standard deviation or a correlation is held: the columns concerned stand first in the
 * Cholesky order of their block, the others follow in pivoted order, so that what is held is one entry, or the direction of one row.
 *
 * <ul>
 *   <li>sd_j = t: l_jj = t/σ, not an entry of x but a function of σ;
 *   <li>corr(i, j) = ρ: row i is (τ_i, 0) and row j is τ_j(ρ, √(1−ρ²)) in the columns of i and j. Here signs are not free: τ_iτ_j < 0 would be the
 *       correlation −ρ. So x holds √τ, and τ = 0 is again an interior stationary point.
 * </ul>
 *
 * Elsewhere signs of the diagonal are free and a factor may have any rank, as in the search for the maximum. Immutable.
 */
final class HeldFactor {
    /** An entry of a factor that moves with one number of x: scale·x, or scale·x² where it must not be negative. */
    private record Entry(int level, int row, int column, int parameter, double scale, int power) {
        Entry(int level, int row, int column, int parameter, double scale) {
            this(level, row, column, parameter, scale, 1);
        }

        double value(double x) {
            return power == 1 ? scale * x : scale * x * x;
        }

        double slope(double x) {
            return power == 1 ? scale : 2 * scale * x;
        }
    }

    /** An entry that is t/σ. */
    private record Held(int level, int row, int column) {}

    private final List<RandomDesign> random;
    private final double[][] scale;
    private final double held;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Held> heldEntries = new ArrayList<>();
    private final List<ColumnOrder> orders = new ArrayList<>();
    private int size;

    /**
     * The layout for a place.
     *
     * @param d per level D; decides the pivots
     * @param scale per level and column the standard deviation that is as large as the noise
     * @param t the value held
     */
    HeldFactor(List<RandomDesign> random, double[][] d, double[][] scale, Quantity quantity, double t) {
        this.random = random;
        this.scale = scale;
        this.held = t;
        for (int l = 0; l < random.size(); l++) {
            for (RandomDesign.Block block : random.get(l).blocks()) {
                if (quantity instanceof Quantity.StandardDeviation sd && within(sd.level(), sd.column(), l, block)) {
                    holdDeviation(l, block, sd.column(), d[l]);
                } else if (quantity instanceof Quantity.Correlation c && within(c.level(), c.first(), l, block)) {
                    holdCorrelation(l, block, c, d[l]);
                } else {
                    fill(l, block, d[l], -1);
                }
            }
        }
    }

    private static boolean within(int level, int column, int l, RandomDesign.Block block) {
        return level == l && column >= block.start() && column < block.start() + block.size();
    }

    private void holdDeviation(int l, RandomDesign.Block block, int column, double[] d) {
        switch (block.structure()) {
            case UNSTRUCTURED -> {
                if (held == 0) {
                    fill(l, block, d, column);
                    return;
                }
                heldEntries.add(new Held(l, column, block.start()));
                free(ordered(l, block, d, new int[] {column}, -1), 1);
            }
            case DIAGONAL -> {
                for (int j = block.start(); j < block.start() + block.size(); j++) {
                    if (j != column) {
                        entries.add(new Entry(l, j, j, size++, scale[l][j]));
                    }
                }
                if (held > 0) {
                    heldEntries.add(new Held(l, column, column));
                }
            }
            case IDENTITY -> {
                for (int j = block.start(); j < block.start() + block.size() && held > 0; j++) {
                    heldEntries.add(new Held(l, j, j));
                }
            }
        }
    }

    private void holdCorrelation(int l, RandomDesign.Block block, Quantity.Correlation c, double[] d) {
        entries.add(new Entry(l, c.first(), block.start(), size++, scale[l][c.first()], 2));
        int row = c.second();
        entries.add(new Entry(l, row, block.start(), size, scale[l][row] * held, 2));
        double rest = Math.sqrt((1 - held) * (1 + held));
        entries.add(new Entry(l, row, block.start() + 1, size++, scale[l][row] * rest, 2));
        free(ordered(l, block, d, new int[] {c.first(), c.second()}, -1), 2);
    }

    /** A block in which nothing is held; {@code without}: a column left out of it, −1 for none. */
    private void fill(int l, RandomDesign.Block block, double[] d, int without) {
        switch (block.structure()) {
            case UNSTRUCTURED -> free(ordered(l, block, d, new int[0], without), 0);
            case DIAGONAL -> {
                for (int j = block.start(); j < block.start() + block.size(); j++) {
                    entries.add(new Entry(l, j, j, size++, scale[l][j]));
                }
            }
            case IDENTITY -> {
                double common = Arrays.stream(scale[l], block.start(), block.start() + block.size())
                        .average()
                        .orElse(1);
                for (int j = block.start(); j < block.start() + block.size(); j++) {
                    entries.add(new Entry(l, j, j, size, common));
                }
                size++;
            }
        }
    }

    private ColumnOrder ordered(int l, RandomDesign.Block block, double[] d, int[] leading, int without) {
        ColumnOrder order = ColumnOrder.of(l, block, d, scale[l], leading, without);
        orders.add(order);
        return order;
    }

    /** The rows of an order from one on, each up to its diagonal, one number per entry. */
    private void free(ColumnOrder order, int from) {
        for (int i = from; i < order.columns().length; i++) {
            int row = order.columns()[i];
            for (int j = 0; j <= i; j++) {
                entries.add(
                        new Entry(order.level(), row, order.block().start() + j, size++, scale[order.level()][row]));
            }
        }
    }

    /** Number of entries of x that belong to factors. */
    int size() {
        return size;
    }

    /** Whether some entry is t/σ, so that σ is a coordinate. */
    boolean dependsOnSigma() {
        return !heldEntries.isEmpty();
    }

    /** The factors at x and σ, per level q×q row-major. */
    double[][] factors(double[] x, double sigma) {
        double[][] l = new double[random.size()][];
        for (int k = 0; k < l.length; k++) {
            l[k] = new double[random.get(k).size() * random.get(k).size()];
        }
        for (Entry e : entries) {
            l[e.level()][e.row() * random.get(e.level()).size() + e.column()] = e.value(x[e.parameter()]);
        }
        for (Held h : heldEntries) {
            l[h.level()][h.row() * random.get(h.level()).size() + h.column()] = held / sigma;
        }
        return l;
    }

    /**
     * Carries a derivative with respect to D over: writes the entries of x into the first {@link #size()} places of the gradient.
     *
     * @param s per level ∂f/∂D
     * @return ∂f/∂log σ by way of the entries t/σ
     */
    double pullBack(double[] x, double[][] l, double[][] s, double[] gradient) {
        Arrays.fill(gradient, 0, size, 0);
        for (Entry e : entries) {
            gradient[e.parameter()] += e.slope(x[e.parameter()]) * slope(l, s, e.level(), e.row(), e.column());
        }
        double bySigma = 0;
        for (Held h : heldEntries) {
            double entry = l[h.level()][h.row() * random.get(h.level()).size() + h.column()];
            bySigma -= entry * slope(l, s, h.level(), h.row(), h.column());
        }
        return bySigma;
    }

    private double slope(double[][] l, double[][] s, int level, int row, int column) {
        int n = random.get(level).size();
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += s[level][row * n + k] * l[level][k * n + column];
        }
        return 2 * sum;
    }

    /** The x nearest to a place: its free entries, whatever the place has where something is held. */
    double[] coordinates(double[][] d) {
        double[][] l = new double[random.size()][];
        for (int k = 0; k < l.length; k++) {
            int q = random.get(k).size();
            l[k] = new double[q * q];
            for (RandomDesign.Block block : random.get(k).blocks()) {
                if (block.structure() != CovarianceStructure.UNSTRUCTURED) {
                    for (int j = block.start(); j < block.start() + block.size(); j++) {
                        l[k][j * q + j] = Math.sqrt(Math.max(0, d[k][j * q + j]));
                    }
                }
            }
        }
        for (ColumnOrder o : orders) {
            o.factor(d[o.level()], random.get(o.level()).size(), l[o.level()]);
        }
        double[] x = new double[size];
        double[] length = new double[size];
        for (Entry e : entries) {
            double entry = l[e.level()][e.row() * random.get(e.level()).size() + e.column()];
            double unit = scale[e.level()][e.row()];
            if (e.power() == 1) {
                x[e.parameter()] = entry / e.scale();
            } else {
                length[e.parameter()] += entry * entry / (unit * unit);
            }
        }
        for (Entry e : entries) {
            if (e.power() == 2) {
                x[e.parameter()] =
                        Math.sqrt(Math.sqrt(length[e.parameter()])); // τ keeps its length in the new direction
            }
        }
        return x;
    }

    /** Whether another order of the columns that are free to stand anywhere would put a much larger variance first. */
    boolean outOfOrder(double[][] d) {
        return orders.stream().anyMatch(o -> o.violatedBy(d[o.level()], scale[o.level()]));
    }
}
