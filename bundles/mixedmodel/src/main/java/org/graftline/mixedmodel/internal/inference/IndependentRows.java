package org.graftline.mixedmodel.internal.inference;

import java.util.ArrayList;
import java.util.List;

/** Rows of a matrix that are no combinations of those before them. */
public final class IndependentRows {
    /** A row whose part outside the rows before it is below this share of its length is a combination of them. */
    private static final double DEPENDENT = 1e-9;

    private IndependentRows() {}

    /** Copies of the rows kept, in order, as they were; by Gram–Schmidt twice. */
    public static double[][] of(double[][] rows) {
        List<double[]> basis = new ArrayList<>();
        List<double[]> kept = new ArrayList<>();
        for (double[] row : rows) {
            if (extend(basis, row)) {
                kept.add(row.clone());
            }
        }
        return kept.toArray(double[][]::new);
    }

    /**
     * Orthonormal vectors for what the rows from position {@code after} on add to those before it.
     *
     * @param after number of leading rows whose own directions are left out
     */
    static double[][] orthonormal(List<double[]> rows, int after) {
        List<double[]> basis = new ArrayList<>();
        int leading = 0;
        for (int i = 0; i < rows.size(); i++) {
            extend(basis, rows.get(i));
            if (i + 1 == after) {
                leading = basis.size();
            }
        }
        return basis.subList(leading, basis.size()).toArray(double[][]::new);
    }

    /** Adds the normalized part of the row outside the basis; false when there is none. */
    private static boolean extend(List<double[]> basis, double[] row) {
        double[] rest = row.clone();
        remove(rest, basis);
        remove(rest, basis);
        double length = Math.sqrt(dot(rest, rest));
        if (!(length > DEPENDENT * Math.sqrt(dot(row, row)))) {
            return false;
        }
        for (int i = 0; i < rest.length; i++) {
            rest[i] /= length;
        }
        basis.add(rest);
        return true;
    }

    private static void remove(double[] from, List<double[]> basis) {
        for (double[] b : basis) {
            double c = dot(b, from);
            for (int i = 0; i < from.length; i++) {
                from[i] -= c * b[i];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
