package org.graftline.mixedmodel.internal.optimizer;

import org.graftline.mixedmodel.internal.criterion.FactorLayout;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;

/** −2ℓ as a function of x = (factor entries of one layout, φ in units of its scale). */
final class Objective implements TrustRegion.Objective {
    private final ProfiledLikelihood likelihood;
    private final FactorLayout layout;
    private final double[] phiScale;
    final PassResult result;

    Objective(ProfiledLikelihood likelihood, FactorLayout layout) {
        this.likelihood = likelihood;
        this.layout = layout;
        this.phiScale = likelihood.residual().scale();
        this.result = likelihood.newResult();
    }

    int size() {
        return layout.size() + phiScale.length;
    }

    String name(int i) {
        return i < layout.size()
                ? layout.name(i)
                : "residual " + likelihood.residual().name(i - layout.size());
    }

    @Override
    public double evaluate(double[] x, double[] gradient) {
        double[][] l = layout.factors(x);
        likelihood.evaluate(l, phi(x), ProfiledLikelihood.Want.GRADIENT, result);
        if (result.value < Double.POSITIVE_INFINITY) {
            layout.pullBack(l, result.gradientsOfD(), gradient);
            for (int k = 0; k < phiScale.length; k++) {
                gradient[layout.size() + k] = result.gradientOfPhi(k) * phiScale[k];
            }
        }
        return result.value;
    }

    double[] phi(double[] x) {
        double[] phi = new double[phiScale.length];
        for (int k = 0; k < phi.length; k++) {
            phi[k] = x[layout.size() + k] * phiScale[k];
        }
        return phi;
    }

    double[] coordinates(Point point) {
        double[] factor = layout.coordinates(point.d());
        double[] x = java.util.Arrays.copyOf(factor, size());
        for (int k = 0; k < phiScale.length; k++) {
            x[layout.size() + k] = point.phi()[k] / phiScale[k];
        }
        return x;
    }

    double[][] covariances(double[] x) {
        double[][] l = layout.factors(x);
        double[][] d = new double[l.length][];
        for (int k = 0; k < l.length; k++) {
            d[k] = ProfiledLikelihood.covariance(l[k], likelihood.design().size(k));
        }
        return d;
    }

    Point point(double[] x) {
        return new Point(covariances(x), phi(x));
    }
}
