package org.graftline.mixedmodel.internal.inference;

import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** Judges by {@link Containment}: a combination has the smallest degrees of freedom among the coefficients that it involves. Immutable. */
public final class ContainmentMethod implements ContrastMethod {
    private static final double SYMMETRY = 1e-6;

    private final double[][] phi;
    private final double[] df;

    /**
     * @param phi Φ, p×p; not copied
     * @param df per coefficient; not copied
     */
    public ContainmentMethod(double[][] phi, double[] df) {
        this.phi = phi;
        this.df = df;
    }

    @Override
    public double[][] covariance() {
        return MatrixUtils.createRealMatrix(phi).getData();
    }

    @Override
    public double degreesOfFreedom(double[] c) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < c.length; i++) {
            if (c[i] != 0) {
                least = Math.min(least, df[i]);
            }
        }
        return least;
    }

    @Override
    public Quotient quotient(double[][] rows, double[] estimates) {
        RealMatrix l = MatrixUtils.createRealMatrix(rows);
        RealVector e = MatrixUtils.createRealVector(estimates);
        RealMatrix covariance = l.multiply(MatrixUtils.createRealMatrix(phi)).multiply(l.transpose());
        double f = e.dotProduct(new CholeskyDecomposition(covariance, SYMMETRY, 0)
                        .getSolver()
                        .solve(e))
                / rows.length;
        double least = Double.POSITIVE_INFINITY;
        for (double[] row : rows) {
            least = Math.min(least, degreesOfFreedom(row));
        }
        return new Quotient(f, least);
    }
}
