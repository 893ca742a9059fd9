package org.graftline.mixedmodel.internal.inference;

import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Kenward and Roger's test (Biometrics 53, 1997, section 3; MATHS.md section 4): covariance Φ_A = Φ + 2Λ, and λF with m degrees of freedom
 * chosen to match the first two moments. Immutable.
 */
final class KenwardRoger implements ContrastMethod {
    /** How far, relative, the two halves of a symmetric matrix may differ by rounding. */
    private static final double SYMMETRY = 1e-6;

    private final CovarianceUncertainty uncertainty;
    private final RealMatrix w;
    private final RealMatrix adjusted;

    /**
     * @param w covariance of ψ̂ from the expected information
     * @param correction 2Λ
     */
    KenwardRoger(CovarianceUncertainty uncertainty, RealMatrix w, RealMatrix correction) {
        this.uncertainty = uncertainty;
        this.w = w;
        this.adjusted = uncertainty.phi().add(correction);
    }

    @Override
    public double[][] covariance() {
        return adjusted.getData();
    }

    /** 2/A₁: for one row A₁ = A₂, λ = 1 and m = 2/A₁. */
    @Override
    public double degreesOfFreedom(double[] c) {
        return new Satterthwaite(uncertainty, w).degreesOfFreedom(c);
    }

    /** λF and m. */
    @Override
    public Quotient quotient(double[][] rows, double[] estimates) {
        RealMatrix l = MatrixUtils.createRealMatrix(rows);
        RealVector e = MatrixUtils.createRealVector(estimates);
        int q = rows.length;
        RealMatrix lt = l.transpose();
        RealMatrix of = new CholeskyDecomposition(l.multiply(adjusted).multiply(lt), SYMMETRY, 0)
                .getSolver()
                .getInverse();
        double f = e.dotProduct(of.operate(e)) / q;
        if (q == 1) {
            return new Quotient(f, degreesOfFreedom(rows[0]));
        }
        // tr(ΘΦP_kΦ) = −tr M_k and tr(ΘΦP_kΦΘΦP_lΦ) = tr(M_kM_l) with M_k = (LΦL')⁻¹L(∂Φ/∂ψ_k)L'
        RealMatrix unadjusted = new CholeskyDecomposition(
                        l.multiply(uncertainty.phi()).multiply(lt), SYMMETRY, 0)
                .getSolver()
                .getInverse();
        int k = w.getRowDimension();
        RealMatrix[] m = new RealMatrix[k];
        for (int j = 0; j < k; j++) {
            m[j] = unadjusted.multiply(l).multiply(uncertainty.slopes().get(j)).multiply(lt);
        }
        double a1 = 0;
        double a2 = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                a1 += w.getEntry(i, j) * m[i].getTrace() * m[j].getTrace();
                a2 += w.getEntry(i, j) * m[i].multiply(m[j]).getTrace();
            }
        }
        return matched(f, q, a1, a2);
    }

    private static Quotient matched(double f, int q, double a1, double a2) {
        double b = (a1 + 6 * a2) / (2 * q);
        double g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
        double d = 3 * q + 2 * (1 - g);
        double c1 = g / d;
        double c2 = (q - g) / d;
        double c3 = (q + 2 - g) / d;
        double mean = 1 / (1 - a2 / q);
        double variance = 2.0 / q * (1 + c1 * b) / ((1 - c2 * b) * (1 - c2 * b) * (1 - c3 * b));
        double rho = variance / (2 * mean * mean);
        double df = 4 + (q + 2) / (q * rho - 1);
        double lambda = df / (mean * (df - 2));
        return new Quotient(lambda * f, df);
    }
}
