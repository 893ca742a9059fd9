package org.graftline.mixedmodel.internal.profile;

import java.util.Arrays;
import java.util.List;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.optimizer.TrustRegion;

/**
 * −2ℓ while one quantity is held, as a function of x = (free factor entries, free φ in units of their scale, log σ where the held entry is t/σ).
 *
 * <p>The engine profiles σ² out: with ŝ = r²/ν its value is −2ℓ(D, φ, ŝ). At another s = σ²
 *
 * <pre>−2ℓ(D, φ, s) = −2ℓ(D, φ, ŝ) + ν(log(s/ŝ) − 1 + ŝ/s),</pre>
 *
 * the gradient with respect to D and φ has s in the place of ŝ, and ∂/∂log s = ν(1 − ŝ/s).
 */
final class HeldObjective implements TrustRegion.Objective {
    private static final double STEP = 1e-5;

    private final ProfiledLikelihood likelihood;
    private final List<RandomDesign> random;
    private final Quantity quantity;
    private final double held;
    private final HeldFactor factor;
    private final double[] phiScale;
    private final int heldPhi;
    private final PassResult result;

    HeldObjective(
            ProfiledLikelihood likelihood, List<RandomDesign> random, Quantity quantity, double t, HeldFactor factor) {
        this.likelihood = likelihood;
        this.random = random;
        this.quantity = quantity;
        this.held = t;
        this.factor = factor;
        this.phiScale = likelihood.residual().scale();
        this.heldPhi = quantity instanceof Quantity.ResidualParameter p ? p.index() : -1;
        this.result = likelihood.newResult();
    }

    private int size() {
        return factor.size() + phiScale.length - (heldPhi >= 0 ? 1 : 0) + (factor.dependsOnSigma() ? 1 : 0);
    }

    double[] coordinates(Place place) {
        double[] x = Arrays.copyOf(factor.coordinates(place.d()), size());
        int at = factor.size();
        for (int k = 0; k < phiScale.length; k++) {
            if (k != heldPhi) {
                x[at++] = place.phi()[k] / phiScale[k];
            }
        }
        if (factor.dependsOnSigma()) {
            x[at] = place.logSigma();
        }
        return x;
    }

    private double[] phi(double[] x) {
        double[] phi = new double[phiScale.length];
        int at = factor.size();
        for (int k = 0; k < phi.length; k++) {
            phi[k] = k == heldPhi ? held : x[at++] * phiScale[k];
        }
        return phi;
    }

    /** σ where it is a coordinate; 1, and unused, where it is not. */
    private double coordinateSigma(double[] x) {
        return factor.dependsOnSigma() ? StrictMath.exp(x[x.length - 1]) : 1;
    }

    double[][] covariances(double[] x) {
        double[][] l = factor.factors(x, coordinateSigma(x));
        double[][] d = new double[l.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = ProfiledLikelihood.covariance(l[k], random.get(k).size());
        }
        return d;
    }

    /** The place of x; σ as held, as coordinate, or the best there. */
    Place place(double[] x) {
        double[] phi = phi(x);
        likelihood.evaluate(factor.factors(x, coordinateSigma(x)), phi, ProfiledLikelihood.Want.VALUE, result);
        return new Place(covariances(x), phi, logSigma(x));
    }

    private double logSigma(double[] x) {
        if (factor.dependsOnSigma()) {
            return x[x.length - 1];
        }
        return quantity instanceof Quantity.ResidualDeviation
                ? held + result.meanLogV
                : StrictMath.log(result.sigma2) / 2;
    }

    @Override
    public double evaluate(double[] x, double[] gradient) {
        double[] phi = phi(x);
        double[][] l = factor.factors(x, coordinateSigma(x));
        likelihood.evaluate(l, phi, ProfiledLikelihood.Want.GRADIENT, result);
        if (!(result.value < Double.POSITIVE_INFINITY)) {
            return Double.POSITIVE_INFINITY;
        }
        boolean profiled = !factor.dependsOnSigma() && !(quantity instanceof Quantity.ResidualDeviation);
        double s = profiled ? result.sigma2 : StrictMath.exp(2 * logSigma(x));
        double nu = likelihood.degreesOfFreedom();
        double ratio = result.sigma2 / s;
        double[][] ofD = new double[l.length][];
        for (int k = 0; k < l.length; k++) {
            ofD[k] = result.traceHalf[k].clone();
            for (int i = 0; i < ofD[k].length; i++) {
                ofD[k][i] -= result.squareHalf[k][i] / s;
            }
        }
        double byFactor = factor.pullBack(x, l, ofD, gradient);
        double byLogSigma = profiled ? 0 : 2 * nu * (1 - ratio);
        int at = factor.size();
        for (int k = 0; k < phiScale.length; k++) {
            if (k != heldPhi) {
                double g = 2 * (result.phiTraceHalf[k] - result.phiSquareHalf[k] / s);
                if (quantity instanceof Quantity.ResidualDeviation) {
                    g += byLogSigma * meanSlope(phi, k);
                }
                gradient[at++] = g * phiScale[k];
            }
        }
        if (factor.dependsOnSigma()) {
            gradient[at] = byLogSigma + byFactor;
        }
        double value = profiled ? result.value : result.value + nu * (ratio - 1 - StrictMath.log(ratio));
        return value < Double.POSITIVE_INFINITY ? value : Double.POSITIVE_INFINITY;
    }

    /** ∂(mean log v)/∂φ_k: by how much log σ of a typical row follows when that of a row with v = 1 is held. */
    private double meanSlope(double[] phi, int k) {
        double[] moved = phi.clone();
        double h = STEP * phiScale[k];
        moved[k] = phi[k] + h;
        double up = likelihood.meanLogV(moved);
        double high = moved[k];
        moved[k] = phi[k] - h;
        return (up - likelihood.meanLogV(moved)) / (high - moved[k]);
    }
}
