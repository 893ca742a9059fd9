package org.graftline.mixedmodel;

import java.util.Arrays;

/** An immutable matrix of doubles; row-major; may be 0×0. */
public final class Matrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    private Matrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Copies a row-major array.
     *
     * @param rows number of rows
     * @param columns number of columns
     * @param rowMajor rows·columns values
     */
    public static Matrix of(int rows, int columns, double[] rowMajor) {
        if (rowMajor.length != rows * columns) {
            throw new IllegalArgumentException(
                    "%d values for a %d×%d matrix".formatted(rowMajor.length, rows, columns));
        }
        return new Matrix(rows, columns, rowMajor.clone());
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Number of columns. */
    public int columns() {
        return columns;
    }

    /** The entry of row i and column j, both from 0. */
    public double get(int i, int j) {
        return values[i * columns + j];
    }

    /** A copy as an array of rows. */
    public double[][] toArray() {
        double[][] a = new double[rows][];
        for (int i = 0; i < rows; i++) {
            a[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
        }
        return a;
    }

    /** A copy as one row-major array of rows·columns values. */
    public double[] toRowMajor() {
        return values.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Matrix m && m.rows == rows && m.columns == columns && Arrays.equals(m.values, values);
    }

    @Override
    public int hashCode() {
        return 31 * rows + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(toArray());
    }
}
