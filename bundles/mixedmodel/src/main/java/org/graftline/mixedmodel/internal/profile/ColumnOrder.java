package org.graftline.mixedmodel.internal.profile;

import java.util.Arrays;
import org.graftline.mixedmodel.internal.design.RandomDesign;

/**
 * The order of the columns of an unstructured block in its Cholesky factor: leading ones by decree, the others by the largest variance that remains.
 *
 * @param level the level
 * @param block the block
 * @param columns columns, numbered within the level, in factor order
 * @param leading how many stand first by decree
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record ColumnOrder(int level, RandomDesign.Block block, int[] columns, int leading) {
    /** A pivot below this share of the variance is 0. */
    private static final double ZERO_PIVOT = 1e-14;
    /** Scaled variances below this do not ask for another order. */
    private static final double NEGLIGIBLE = 1e-6;

    /**
     * Orders all columns, or all but one.
     *
     * @param d D of the level, q×q
     * @param scale per column the standard deviation that is as large as the noise
     * @param leading columns that stand first
     * @param without a column left out; −1 for none
     */
    static ColumnOrder of(int level, RandomDesign.Block block, double[] d, double[] scale, int[] leading, int without) {
        int b = block.size();
        int first = block.start();
        double[] rest = scaled(block, d, scale);
        boolean[] taken = new boolean[b];
        int length = b;
        if (without >= 0) {
            taken[without - first] = true;
            length--;
        }
        int[] columns = new int[length];
        for (int k = 0; k < length; k++) {
            int best = k < leading.length ? leading[k] - first : largest(rest, b, taken);
            columns[k] = first + best;
            taken[best] = true;
            eliminate(rest, b, best);
        }
        return new ColumnOrder(level, block, columns, leading.length);
    }

    private static int largest(double[] rest, int b, boolean[] taken) {
        int best = -1;
        for (int i = 0; i < b; i++) {
            if (!taken[i] && (best < 0 || rest[i * b + i] > rest[best * b + best])) {
                best = i;
            }
        }
        return best;
    }

    private static void eliminate(double[] rest, int b, int at) {
        double pivot = rest[at * b + at];
        if (!(pivot > 0)) {
            return;
        }
        double[] row = Arrays.copyOfRange(rest, at * b, at * b + b);
        for (int i = 0; i < b; i++) {
            for (int j = 0; j < b; j++) {
                rest[i * b + j] -= row[i] * row[j] / pivot;
            }
        }
    }

    private static double[] scaled(RandomDesign.Block block, double[] d, double[] scale) {
        int q = scale.length;
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

    /** Writes the factor of this block of D, in this order, into L; both q×q. A column without a pivot stays 0. */
    void factor(double[] d, int q, double[] l) {
        int first = block.start();
        for (int j = 0; j < columns.length; j++) {
            int at = columns[j] * q + first;
            double variance = d[columns[j] * q + columns[j]];
            double pivot = variance;
            for (int k = 0; k < j; k++) {
                pivot -= l[at + k] * l[at + k];
            }
            if (!(pivot > ZERO_PIVOT * variance)) {
                continue;
            }
            double root = Math.sqrt(pivot);
            l[at + j] = root;
            for (int i = j + 1; i < columns.length; i++) {
                int below = columns[i] * q + first;
                double s = d[columns[i] * q + columns[j]];
                for (int k = 0; k < j; k++) {
                    s -= l[below + k] * l[at + k];
                }
                l[below + j] = s / root;
            }
        }
    }

    /** Whether behind the leading columns a variance stands later than one of less than half its size. */
    boolean violatedBy(double[] d, double[] scale) {
        int b = block.size();
        double[] rest = scaled(block, d, scale);
        for (int k = 0; k + 1 < columns.length; k++) {
            int at = columns[k] - block.start();
            double pivot = rest[at * b + at];
            for (int i = k + 1; i < columns.length && k >= leading; i++) {
                int later = columns[i] - block.start();
                double other = rest[later * b + later];
                if (other > 2 * pivot && other > NEGLIGIBLE) {
                    return true;
                }
            }
            eliminate(rest, b, at);
        }
        return false;
    }
}
