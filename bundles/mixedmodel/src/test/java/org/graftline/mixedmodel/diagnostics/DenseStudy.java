package org.graftline.mixedmodel.diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.SimulatedStudy;
import org.jspecify.annotations.Nullable;

/** An unbalanced three-level study with a residual sd per arm, its fit, and the same in n×n matrices. */
final class DenseStudy {
    final DataTable data;
    final Fit fit;
    final RealMatrix x;
    final RealVector y;
    final RealMatrix v;
    final Map<String, List<Integer>> donors = new LinkedHashMap<>();
    final Map<String, List<Integer>> mice = new LinkedHashMap<>();

    DenseStudy() {
        data = unbalanced(new SimulatedStudy(5, 8).data());
        fit = MixedModel.fit(SimulatedStudy.modelBySd(), data);
        int n = data.rows();
        @Nullable String[] donor = data.texts("donor");
        @Nullable String[] mouse = data.texts("mouse");
        @Nullable String[] arm = data.texts("arm");
        double[] day = data.numbers("day");
        y = new ArrayRealVector(data.numbers("logVolume"));
        x = new Array2DRowRealMatrix(n, 4);
        v = new Array2DRowRealMatrix(n, n);
        Matrix gDonor = fit.random().get(0).covariance();
        Matrix gMouse = fit.random().get(1).covariance();
        for (int i = 0; i < n; i++) {
            double treated = "treated".equals(arm[i]) ? 1 : 0;
            x.setRow(i, new double[] {1, day[i], treated, day[i] * treated});
            String path = donor[i] + "/" + mouse[i];
            donors.computeIfAbsent(String.valueOf(donor[i]), k -> new ArrayList<>())
                    .add(i);
            mice.computeIfAbsent(path, k -> new ArrayList<>()).add(i);
            for (int j = 0; j < n; j++) {
                double sum = 0;
                if (String.valueOf(donor[i]).equals(donor[j])) {
                    sum += line(gDonor, day[i], day[j]);
                    if (path.equals(donor[j] + "/" + mouse[j])) {
                        sum += line(gMouse, day[i], day[j]);
                    }
                }
                v.setEntry(i, j, sum);
            }
            double ratio = treated == 1 ? fit.variance().values().getOrDefault("treated", Double.NaN) : 1;
            v.addToEntry(i, i, fit.sigma() * ratio * fit.sigma() * ratio);
        }
    }

    private static double line(Matrix g, double s, double t) {
        return g.get(0, 0) + g.get(0, 1) * (s + t) + g.get(1, 1) * s * t;
    }

    /** Every third row of odd mice and the last donor's mice 5 to 7 are left out. */
    private static DataTable unbalanced(DataTable full) {
        List<Integer> keep = new ArrayList<>();
        @Nullable String[] mouse = full.texts("mouse");
        @Nullable String[] donor = full.texts("donor");
        for (int i = 0; i < full.rows(); i++) {
            int m = Integer.parseInt(String.valueOf(mouse[i]).substring(1));
            boolean thinned = m % 2 == 1 && i % 3 == 0;
            boolean absent = "D1004".equals(donor[i]) && m >= 5;
            if (!thinned && !absent) {
                keep.add(i);
            }
        }
        DataTable.Builder b = DataTable.builder();
        for (String name : full.names()) {
            if (full.isNumeric(name)) {
                double[] from = full.numbers(name);
                b.numbers(name, keep.stream().mapToDouble(i -> from[i]).toArray());
            } else {
                @Nullable String[] from = full.texts(name);
                b.texts(name, keep.stream().map(i -> from[i]).toArray(String[]::new));
            }
        }
        return b.build();
    }

    static RealMatrix inverse(RealMatrix m) {
        return new LUDecomposition(m).getSolver().getInverse();
    }

    RealVector beta() {
        return new ArrayRealVector(fit.fixed().estimates());
    }

    RealVector gap() {
        return y.subtract(x.operate(beta()));
    }

    /** Φ without some rows, and β̂ without them, V kept. */
    RealMatrix phiWithout(List<Integer> left) {
        int[] kept = kept(left);
        RealMatrix xk = rowsOf(x, kept);
        return inverse(
                xk.transpose().multiply(inverse(v.getSubMatrix(kept, kept))).multiply(xk));
    }

    RealVector betaWithout(List<Integer> left) {
        int[] kept = kept(left);
        RealMatrix xk = rowsOf(x, kept);
        RealVector yk = new ArrayRealVector(kept.length);
        for (int i = 0; i < kept.length; i++) {
            yk.setEntry(i, y.getEntry(kept[i]));
        }
        return phiWithout(left)
                .operate(xk.transpose()
                        .operate(inverse(v.getSubMatrix(kept, kept)).operate(yk)));
    }

    private int[] kept(List<Integer> left) {
        return java.util.stream.IntStream.range(0, data.rows())
                .filter(i -> !left.contains(i))
                .toArray();
    }

    static RealMatrix rowsOf(RealMatrix m, int[] rows) {
        return m.getSubMatrix(
                rows,
                java.util.stream.IntStream.range(0, m.getColumnDimension()).toArray());
    }

    static int[] array(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A symmetric power of a symmetric matrix; eigenvalues below 1e-10 count as 0. */
    static RealMatrix power(RealMatrix m, double exponent) {
        EigenDecomposition e = new EigenDecomposition(m);
        double[] d = e.getRealEigenvalues();
        for (int i = 0; i < d.length; i++) {
            d[i] = d[i] > 1e-10 ? Math.pow(d[i], exponent) : 0;
        }
        return e.getV().multiply(MatrixUtils.createRealDiagonalMatrix(d)).multiply(e.getVT());
    }
}
