package org.graftline.mixedmodel.internal.criterion;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.graftline.mixedmodel.Method;

/** The likelihood by n×n matrices, straight from its definition; only for small n. */
final class DenseModel {
    private final RealMatrix x;
    private final RealVector y;
    private final RealMatrix v;

    /** {@code v}: V0, n×n. */
    DenseModel(double[][] x, double[] y, double[][] v) {
        this.x = new Array2DRowRealMatrix(x);
        this.y = new org.apache.commons.math3.linear.ArrayRealVector(y);
        this.v = symmetric(new Array2DRowRealMatrix(v));
    }

    /** Without the rounding by which an entry near 0 differs from its mirror image. */
    private static RealMatrix symmetric(RealMatrix m) {
        return m.add(m.transpose()).scalarMultiply(0.5);
    }

    /** −2ℓ with σ² profiled. */
    double minusTwoLogLik(Method method) {
        int n = y.getDimension();
        int p = x.getColumnDimension();
        CholeskyDecomposition chol = new CholeskyDecomposition(v, 1e-12, 0);
        RealMatrix vx = chol.getSolver().solve(x);
        RealMatrix information = symmetric(x.transpose().multiply(vx));
        CholeskyDecomposition top = new CholeskyDecomposition(information, 1e-9, 0);
        RealVector beta = top.getSolver().solve(vx.transpose().operate(y));
        RealVector residual = y.subtract(x.operate(beta));
        double r2 = residual.dotProduct(chol.getSolver().solve(residual));
        double nu = method == Method.REML ? n - p : n;
        return Math.log(chol.getDeterminant())
                + (method == Method.REML ? Math.log(top.getDeterminant()) : 0)
                + nu * (1 + Math.log(2 * Math.PI * r2 / nu));
    }
}
