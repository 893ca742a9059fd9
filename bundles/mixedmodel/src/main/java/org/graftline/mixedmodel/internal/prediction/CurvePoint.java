package org.graftline.mixedmodel.internal.prediction;

import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;

/**
 * The curve xβ + zb of a group at one row: the mean, and what its variance is made of. The error of the prediction is
 * (x + J'z)'(β̂ − β) + z'(m(β) − b), two independent parts.
 */
public final class CurvePoint {
    private final EffectsLaw law;
    private final double[] z;
    private final double[] onCoefficients;
    private final double mean;
    private final double population;

    /**
     * @param law of the groups of the row; its effects may be followed by others later
     * @param x p numbers
     * @param z per level used, the q numbers of the row
     * @param offsets per level used, where its effects stand in the law
     */
    public CurvePoint(Fit fit, EffectsLaw law, double[] x, double[][] z, int[] offsets) {
        this.law = law;
        this.z = new double[law.size()];
        this.onCoefficients = x.clone();
        double f = 0;
        for (int c = 0; c < x.length; c++) {
            f += x[c] * fit.fixed().estimate(c);
        }
        population = f;
        for (int l = 0; l < offsets.length; l++) {
            for (int j = 0; j < z[l].length; j++) {
                int at = offsets[l] + j;
                this.z[at] = z[l][j];
                f += z[l][j] * law.mean(at);
                for (int c = 0; c < x.length; c++) {
                    onCoefficients[c] += z[l][j] * law.slope(at, c);
                }
            }
        }
        mean = f;
    }

    /** xβ̂ + zm. */
    public double mean() {
        return mean;
    }

    /** xβ̂. */
    public double population() {
        return population;
    }

    /** x + J'z, p numbers: what an error of β̂ does to the error of the prediction. */
    public double[] onCoefficients() {
        return onCoefficients.clone();
    }

    /** Covariance of the errors of two points when β is known: z'Vz; 0 between points of different laws. */
    public double covarianceOfGroups(CurvePoint other) {
        double sum = 0;
        if (law == other.law) {
            for (int i = 0; i < z.length; i++) {
                for (int j = 0; j < other.z.length && z[i] != 0; j++) {
                    if (other.z[j] != 0) {
                        sum += z[i] * law.covariance(i, j) * other.z[j];
                    }
                }
            }
        }
        return sum;
    }

    /** Covariance of the errors of two points that comes from β̂: (x + J'z)'Φ(x + J'z). */
    public double covarianceOfCoefficients(CurvePoint other, Matrix phi) {
        double sum = 0;
        for (int i = 0; i < onCoefficients.length; i++) {
            for (int j = 0; j < onCoefficients.length; j++) {
                sum += onCoefficients[i] * phi.get(i, j) * other.onCoefficients[j];
            }
        }
        return sum;
    }
}
