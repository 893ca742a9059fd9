package org.graftline.mixedmodel.internal.variance;

import java.util.Arrays;

/**
 * Rows grouped by equal values of one or several numbers.
 *
 * @param classOfRow class of every row; classes are numbered by ascending content
 * @param representative a row of every class
 * @param counts number of rows of each class
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
record RowClasses(int[] classOfRow, int[] representative, int[] counts) {
    /** All rows alike. */
    static RowClasses one(int n) {
        return new RowClasses(new int[n], new int[1], new int[] {n});
    }

    /** Every row for itself. */
    static RowClasses each(int n) {
        int[] rows = new int[n];
        int[] ones = new int[n];
        Arrays.setAll(rows, i -> i);
        Arrays.fill(ones, 1);
        return new RowClasses(rows, rows, ones);
    }

    /** Rows with equal numbers in one column. */
    static RowClasses of(double[] column) {
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        int k = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[k - 1]) {
                sorted[k++] = sorted[i];
            }
        }
        double[] values = Arrays.copyOf(sorted, k);
        int[] classOfRow = new int[column.length];
        int[] representative = new int[k];
        int[] counts = new int[k];
        for (int i = 0; i < column.length; i++) {
            int c = Arrays.binarySearch(values, column[i]);
            classOfRow[i] = c;
            if (counts[c]++ == 0) {
                representative[c] = i;
            }
        }
        return new RowClasses(classOfRow, representative, counts);
    }

    /** These rows, further told apart by another column. */
    RowClasses and(double[] column) {
        RowClasses other = of(column);
        double[] both = new double[column.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = (double) classOfRow[i] * other.counts.length + other.classOfRow[i];
        }
        return of(both);
    }

    /** One value per class out of one per row. */
    double[] perClass(double[] perRow) {
        double[] out = new double[representative.length];
        for (int c = 0; c < out.length; c++) {
            out[c] = perRow[representative[c]];
        }
        return out;
    }

    /** One code per class out of one per row. */
    int[] perClass(int[] perRow) {
        int[] out = new int[representative.length];
        for (int c = 0; c < out.length; c++) {
            out[c] = perRow[representative[c]];
        }
        return out;
    }

    /** Standard deviation of numbers; 1 when they do not vary. */
    static double spread(double[] values) {
        double mean = 0;
        for (double v : values) {
            mean += v;
        }
        mean /= values.length;
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        double sd = Math.sqrt(sum / values.length);
        return sd > 0 ? sd : 1;
    }
}
