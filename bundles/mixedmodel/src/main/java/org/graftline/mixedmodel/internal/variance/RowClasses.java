package org.graftline.mixedmodel.internal.variance;

import java.util.Arrays;

/**
 * Rows grouped by equal values of one number.
 *
 * @param classOfRow class of every row
 * @param values the value of each class, ascending
 * @param counts number of rows of each class
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
record RowClasses(int[] classOfRow, double[] values, int[] counts) {
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
        int[] counts = new int[k];
        for (int i = 0; i < column.length; i++) {
            classOfRow[i] = Arrays.binarySearch(values, column[i]);
            counts[classOfRow[i]]++;
        }
        return new RowClasses(classOfRow, values, counts);
    }

    /** Standard deviation over rows of a number given per class; 1 when it does not vary. */
    double standardDeviation(double[] perClass) {
        double n = 0;
        double mean = 0;
        for (int c = 0; c < counts.length; c++) {
            n += counts[c];
            mean += counts[c] * perClass[c];
        }
        mean /= n;
        double sum = 0;
        for (int c = 0; c < counts.length; c++) {
            sum += counts[c] * (perClass[c] - mean) * (perClass[c] - mean);
        }
        double sd = Math.sqrt(sum / n);
        return sd > 0 ? sd : 1;
    }

    double median() {
        int n = classOfRow.length;
        int at = 0;
        for (int c = 0; c < counts.length; c++) {
            at += counts[c];
            if (2 * at >= n) {
                return values[c];
            }
        }
        return values[values.length - 1];
    }
}
