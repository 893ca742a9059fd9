package org.graftline.mixedmodel.internal.criterion;

import java.util.Arrays;
import java.util.List;
import org.graftline.mixedmodel.internal.design.FixedDesign;
import org.graftline.mixedmodel.internal.design.GroupIndex;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.residual.ResidualStructure;

/**
 * Everything the elimination reads, laid out for it. Levels 0 (outermost) … Q−1 (innermost). Inside an innermost group g the rows of
 * [Z_Q … Z_1 X] span r_g dimensions: [Z_Q … Z_1 X]_g = U_g·[E_g F_g] with orthonormal U_g (engine.md section 2, row-basis reduction).
 * Entries of Ω of one group and one class are one cell and enter by the sum of their products of [U y] alone: with independent residuals the
 * rows of one variance class. Written once by the constructor.
 */
public final class NestedDesign {
    /** A column whose part outside the basis is below this share of its length in the group lies in its span. */
    private static final double IN_SPAN = 1e-11;
    /** Blocks of work hold at least so many rows or so many innermost groups. */
    private static final int BLOCK_ROWS = 4096;

    private static final int BLOCK_GROUPS = 256;

    /** Number of rows. */
    final int n;
    /** Number of coefficients. */
    final int p;
    /** q_l per level. */
    final int[] q;
    /** State dimensions outside level l, p + Σ_{k<l} q_k, in the order [Z_{l−1} … Z_1 X]. */
    final int[] outer;
    /** For each level, number of groups. */
    final int[] groups;
    /** For levels but the innermost: first child of each group, one entry more than groups. */
    final int[][] firstChild;
    /** Per innermost group g: rank r_g; where E_g (r×q, row-major) begins in own, F_g (r×outer) in rest; its first cell. */
    final int[] rank;

    final int[] ownAt;
    final int[] restAt;
    final int[] firstCell;
    /** Per innermost group: where the products of its first cell begin; those of its other cells follow. */
    final int[] productsAt;
    /** Per innermost group: where its work of r(r+1)/2 + r + 1 numbers begins in arrays over groups. */
    final int[] packedAt;

    double[] own;
    double[] rest;
    /** Per cell: class, number of entries of Ω. */
    int[] cellClass;

    int[] cellEntries;
    /** Per cell the packed lower triangle of Σ [u_i y_i]'[u_j y_j] over its entries and their mirror images. */
    double[] products;
    /** First outermost group of each block of work, one entry more than blocks: a rule of the data, never of the thread count. */
    final int[] blocks;

    private int ownUsed;
    private int restUsed;
    private int cells;
    private int productsUsed;

    /** Lays out a design; the response is the least-squares residual of {@code fixed}. */
    public NestedDesign(GroupIndex index, FixedDesign fixed, List<RandomDesign> random, ResidualStructure residual) {
        int depth = random.size();
        double[] y = fixed.residual();
        n = y.length;
        p = fixed.size();
        q = random.stream().mapToInt(RandomDesign::size).toArray();
        outer = new int[depth];
        groups = new int[depth];
        firstChild = new int[depth][];
        for (int l = 0; l < depth; l++) {
            outer[l] = l == 0 ? p : outer[l - 1] + q[l - 1];
            groups[l] = index.groups(l);
            firstChild[l] = index.firstChild(l);
        }
        int inner = groups[depth - 1];
        rank = new int[inner];
        ownAt = new int[inner];
        restAt = new int[inner];
        firstCell = new int[inner + 1];
        productsAt = new int[inner + 1];
        packedAt = new int[inner + 1];
        own = new double[inner * q[depth - 1] * 2 + 16];
        rest = new double[inner * outer[depth - 1] * 2 + 16];
        cellClass = new int[inner + 16];
        cellEntries = new int[inner + 16];
        products = new double[inner * 6 + 16];
        blocks = cutBlocks(index);

        double[][] columns = columnsInsideOut(random, fixed);
        int[] firstRow = index.firstRow(depth - 1);
        int[] cellOfClass = new int[residual.classes()];
        Arrays.fill(cellOfClass, -1);
        RowBasis basis = new RowBasis(columns.length, IN_SPAN);
        for (int g = 0; g < inner; g++) {
            basis.span(columns, firstRow[g], firstRow[g + 1]);
            append(g, basis, q[depth - 1], outer[depth - 1]);
            appendCells(g, basis, y, firstRow[g], firstRow[g + 1], residual, cellOfClass);
        }
        firstCell[inner] = cells;
        productsAt[inner] = productsUsed;
        own = Arrays.copyOf(own, ownUsed);
        rest = Arrays.copyOf(rest, restUsed);
        cellClass = Arrays.copyOf(cellClass, cells);
        cellEntries = Arrays.copyOf(cellEntries, cells);
        products = Arrays.copyOf(products, productsUsed);
    }

    /** Length of the packed lower triangle of a symmetric matrix. */
    static int packed(int size) {
        return size * (size + 1) / 2;
    }

    /** Number of blocks of work. */
    int blockCount() {
        return blocks.length - 1;
    }

    /** Number of levels Q. */
    public int levels() {
        return q.length;
    }

    /** Number of groups of the outermost level. */
    public int outermostGroups() {
        return groups[0];
    }

    /** q of a level. */
    public int size(int level) {
        return q[level];
    }

    /** Number of coefficients p. */
    public int coefficients() {
        return p;
    }

    /** Number of rows n. */
    public int rows() {
        return n;
    }

    /** Number of entries of Ω per class in every stride-th outermost group. */
    int[] entriesPerClass(int stride, int classes) {
        int[] counts = new int[classes];
        for (int g = 0; g < groups[0]; g += stride) {
            int from = g;
            int to = g + 1;
            for (int l = 0; l + 1 < q.length; l++) {
                from = firstChild[l][from];
                to = firstChild[l][to];
            }
            for (int cell = firstCell[from]; cell < firstCell[to]; cell++) {
                counts[cellClass[cell]] += cellEntries[cell];
            }
        }
        return counts;
    }

    private static double[][] columnsInsideOut(List<RandomDesign> random, FixedDesign fixed) {
        java.util.ArrayList<double[]> columns = new java.util.ArrayList<>();
        for (int l = random.size() - 1; l >= 0; l--) {
            columns.addAll(Arrays.asList(random.get(l).columns()));
        }
        columns.addAll(Arrays.asList(fixed.rebased()));
        return columns.toArray(double[][]::new);
    }

    private int[] cutBlocks(GroupIndex index) {
        int depth = index.levels();
        int[] first = new int[groups[0] + 1];
        int count = 0;
        int rowsSoFar = 0;
        int groupsSoFar = 0;
        int innerGroup = 0;
        int[] innerFirst = index.firstRow(depth - 1);
        for (int g = 0; g < groups[0]; g++) {
            int end = index.firstRow(0)[g + 1];
            rowsSoFar += end - index.firstRow(0)[g];
            while (innerGroup < groups[depth - 1] && innerFirst[innerGroup] < end) {
                innerGroup++;
                groupsSoFar++;
            }
            if (rowsSoFar >= BLOCK_ROWS || groupsSoFar >= BLOCK_GROUPS || g == groups[0] - 1) {
                first[++count] = g + 1;
                rowsSoFar = 0;
                groupsSoFar = 0;
            }
        }
        return Arrays.copyOf(first, count + 1);
    }

    private void append(int g, RowBasis basis, int qInner, int outerInner) {
        int r = basis.rank();
        rank[g] = r;
        ownAt[g] = ownUsed;
        restAt[g] = restUsed;
        packedAt[g + 1] = packedAt[g] + packed(r + 1);
        own = grown(own, ownUsed + r * qInner);
        rest = grown(rest, restUsed + r * outerInner);
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < qInner; j++) {
                own[ownUsed++] = basis.coefficient(i, j);
            }
        }
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < outerInner; j++) {
                rest[restUsed++] = basis.coefficient(i, qInner + j);
            }
        }
    }

    private void appendCells(
            int g, RowBasis basis, double[] y, int from, int to, ResidualStructure residual, int[] cellOfClass) {
        int r = basis.rank();
        int t = packed(r + 1);
        firstCell[g] = cells;
        productsAt[g] = productsUsed;
        double[] left = new double[r + 1];
        double[] right = new double[r + 1];
        residual.entries(from, to, (i, j, c) -> {
            if (cellOfClass[c] < firstCell[g]) {
                cellOfClass[c] = cells;
                appendCell(c, t);
            }
            int cell = cellOfClass[c];
            cellEntries[cell]++;
            row(basis, y, i, from, left);
            int at = productsAt[g] + (cell - firstCell[g]) * t;
            if (i == j) {
                for (int a = 0; a <= r; a++) {
                    for (int b = 0; b <= a; b++) {
                        products[at++] += left[a] * left[b];
                    }
                }
            } else {
                row(basis, y, j, from, right);
                for (int a = 0; a <= r; a++) {
                    for (int b = 0; b <= a; b++) {
                        products[at++] += left[a] * right[b] + right[a] * left[b];
                    }
                }
            }
        });
    }

    private void appendCell(int c, int t) {
        if (cells == cellClass.length) {
            cellClass = Arrays.copyOf(cellClass, 2 * cells);
            cellEntries = Arrays.copyOf(cellEntries, 2 * cells);
        }
        cellClass[cells++] = c;
        products = grown(products, productsUsed + t);
        productsUsed += t;
    }

    /** [u_i y_i] of a row. */
    private static void row(RowBasis basis, double[] y, int i, int from, double[] into) {
        int r = into.length - 1;
        for (int a = 0; a < r; a++) {
            into[a] = basis.vector(a)[i - from];
        }
        into[r] = y[i];
    }

    private static double[] grown(double[] array, int needed) {
        return needed <= array.length ? array : Arrays.copyOf(array, Math.max(needed, array.length + array.length / 2));
    }
}
