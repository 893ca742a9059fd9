package org.graftline.mixedmodel.internal.optimizer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Anderson's acceleration of a fixed-point iteration f ← F(f) (Anderson 1965; Walker and Ni 2011, type II): the next point is
 * F(f) − ΔF·γ with γ the least-squares solution of ‖(F(f) − f) − ΔG·γ‖ over the last few turns.
 */
final class AndersonMixing {
    private static final int DEPTH = 5;
    /** Eigenvalues of the Gram matrix below this share of the largest are left out: singular values below 1e-8. */
    private static final double CUT = 1e-16;
    /** A mixed step may go so many times as far as the plain one. */
    private static final double FARTHEST = 5;

    private final Deque<double[]> imageSteps = new ArrayDeque<>();
    private final Deque<double[]> gapSteps = new ArrayDeque<>();
    private double[] lastImage = {};
    private double[] lastGap = {};

    /** Forgets the past. */
    void forget() {
        imageSteps.clear();
        gapSteps.clear();
        lastImage = new double[0];
        lastGap = new double[0];
    }

    /**
     * The next point.
     *
     * @param f the present point
     * @param image F(f)
     */
    double[] next(double[] f, double[] image) {
        int n = f.length;
        double[] gap = new double[n];
        for (int i = 0; i < n; i++) {
            gap[i] = image[i] - f[i];
        }
        if (lastGap.length > 0) {
            imageSteps.addLast(difference(image, lastImage));
            gapSteps.addLast(difference(gap, lastGap));
            if (imageSteps.size() > DEPTH) {
                imageSteps.removeFirst();
                gapSteps.removeFirst();
            }
        }
        lastImage = image.clone();
        lastGap = gap;
        double[] mixed = image.clone();
        List<double[]> g = new ArrayList<>(gapSteps);
        double[] gamma = leastSquares(g, gap);
        int column = 0;
        for (double[] step : imageSteps) {
            double c = gamma[column++];
            for (int i = 0; i < n; i++) {
                mixed[i] -= c * step[i];
            }
        }
        return farther(f, mixed, image) ? image.clone() : mixed;
    }

    private static double[] leastSquares(List<double[]> columns, double[] right) {
        int m = columns.size();
        double[] gram = new double[m * m];
        double[] b = new double[m];
        for (int a = 0; a < m; a++) {
            for (int c = 0; c < m; c++) {
                gram[a * m + c] = dot(columns.get(a), columns.get(c));
            }
            b[a] = dot(columns.get(a), right);
        }
        double[] gamma = new double[m];
        if (m == 0) {
            return gamma;
        }
        SymmetricEigen eigen = new SymmetricEigen(gram, m);
        for (int k = 0; k < m; k++) {
            if (eigen.values[k] > CUT * eigen.values[m - 1] && eigen.values[k] > 0) {
                double c = 0;
                for (int a = 0; a < m; a++) {
                    c += eigen.vectors[a * m + k] * b[a];
                }
                for (int a = 0; a < m; a++) {
                    gamma[a] += eigen.vectors[a * m + k] * c / eigen.values[k];
                }
            }
        }
        return gamma;
    }

    private static boolean farther(double[] f, double[] mixed, double[] plain) {
        double far = 0;
        double near = 0;
        for (int i = 0; i < f.length; i++) {
            far += (mixed[i] - f[i]) * (mixed[i] - f[i]);
            near += (plain[i] - f[i]) * (plain[i] - f[i]);
        }
        return !(far <= FARTHEST * FARTHEST * near);
    }

    private static double[] difference(double[] a, double[] b) {
        double[] d = new double[a.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = a[i] - b[i];
        }
        return d;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
