package org.graftline.mixedmodel.internal.inference;

import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Satterthwaite's degrees of freedom (MATHS.md section 4): 2(c'Φc)²/(g'Wg), g_k = c'(∂Φ/∂ψ_k)c, for one contrast (Giesbrecht and Burns 1985);
 * for several, those of the eigenvectors of LΦL' matched by the mean of the sum of squared t (Fai and Cornelius 1996). Immutable.
 */
final class Satterthwaite implements ContrastMethod {
    /** Degrees of freedom this close to each other, relative, are the same. */
    private static final double SAME = 1e-8;

    private final CovarianceUncertainty uncertainty;
    private final RealMatrix w;

    /** {@code w}: covariance of ψ̂. */
    Satterthwaite(CovarianceUncertainty uncertainty, RealMatrix w) {
        this.uncertainty = uncertainty;
        this.w = w;
    }

    @Override
    public double[][] covariance() {
        return uncertainty.phi().getData();
    }

    @Override
    public double degreesOfFreedom(double[] c) {
        return degreesOfFreedom(MatrixUtils.createRealVector(c));
    }

    private double degreesOfFreedom(RealVector c) {
        int k = w.getRowDimension();
        RealVector g = MatrixUtils.createRealVector(new double[k]);
        for (int j = 0; j < k; j++) {
            g.setEntry(j, c.dotProduct(uncertainty.slopes().get(j).operate(c)));
        }
        double variance = c.dotProduct(uncertainty.phi().operate(c));
        return 2 * variance * variance / g.dotProduct(w.operate(g));
    }

    @Override
    public Quotient quotient(double[][] rows, double[] estimates) {
        RealMatrix l = MatrixUtils.createRealMatrix(rows);
        int q = rows.length;
        RealMatrix covariance = symmetric(l.multiply(uncertainty.phi()).multiply(l.transpose()));
        EigenDecomposition eigen = new EigenDecomposition(covariance);
        double f = 0;
        double mean = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        double total = 0;
        for (int m = 0; m < q; m++) {
            RealVector direction = eigen.getEigenvector(m);
            double t = direction.dotProduct(MatrixUtils.createRealVector(estimates));
            f += t * t / eigen.getRealEigenvalue(m) / q;
            double nu = degreesOfFreedom(l.preMultiply(direction));
            mean += nu / q;
            least = Math.min(least, nu);
            most = Math.max(most, nu);
            total += nu / (nu - 2);
        }
        if (most - least <= SAME * most || least == Double.POSITIVE_INFINITY) {
            return new Quotient(f, mean);
        }
        // the mean of an F with 2 or fewer degrees of freedom does not exist, so nothing can be matched: lmerTest's
        // convention
        return new Quotient(f, least <= 2 ? 2 : 2 * total / (total - q));
    }

    private static RealMatrix symmetric(RealMatrix m) {
        return m.add(m.transpose()).scalarMultiply(0.5);
    }
}
