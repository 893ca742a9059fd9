package org.graftline.mixedmodel.internal.optimizer;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.graftline.mixedmodel.internal.criterion.FactorLayout;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;

/**
 * The coordinates x of a search: the factor entries of one layout, then the parameters φ of the residuals in units of a typical size. A Hessian has
 * a meaning in one chart only, so a search that keeps its Hessian keeps its chart, also where the weights move on. Immutable.
 */
final class Chart {
    private final FactorLayout layout;
    private final int[] q;
    private final double[] unit;
    /** Which φ are coordinates; the others stay at {@link #held}. */
    private final int[] free;

    private final double[] held;

    private Chart(FactorLayout layout, int[] q, double[] unit, int[] free, double[] held) {
        this.layout = layout;
        this.q = q;
        this.unit = unit;
        this.free = free;
        this.held = held;
    }

    /** All φ are coordinates, in the units of the likelihood. */
    static Chart of(FactorLayout layout, ProfiledLikelihood likelihood) {
        double[] unit = likelihood.residual().scale();
        return new Chart(
                layout, sizes(likelihood), unit, IntStream.range(0, unit.length).toArray(), unit);
    }

    /** Without the φ on which the weights do not depend at {@code phi}: they stay there. */
    static Chart withoutIdle(FactorLayout layout, ProfiledLikelihood likelihood, double[] phi) {
        double[][] slopes = likelihood.precisionSlopes(phi);
        int[] moving = IntStream.range(0, slopes.length)
                .filter(k -> Arrays.stream(slopes[k]).anyMatch(slope -> Math.abs(slope) > 1e-12))
                .toArray();
        return new Chart(layout, sizes(likelihood), likelihood.residual().scale(), moving, phi.clone());
    }

    private static int[] sizes(ProfiledLikelihood likelihood) {
        return IntStream.range(0, likelihood.design().levels())
                .map(likelihood.design()::size)
                .toArray();
    }

    /** The same units and the same φ with another layout of the factors. */
    Chart with(FactorLayout other) {
        return new Chart(other, q, unit, free, held);
    }

    FactorLayout layout() {
        return layout;
    }

    int size() {
        return layout.size() + free.length;
    }

    double[] phi(double[] x) {
        double[] phi = held.clone();
        for (int k = 0; k < free.length; k++) {
            phi[free[k]] = x[layout.size() + k] * unit[free[k]];
        }
        return phi;
    }

    double[] coordinates(Point point) {
        double[] x = Arrays.copyOf(layout.coordinates(point.d()), size());
        for (int k = 0; k < free.length; k++) {
            x[layout.size() + k] = point.phi()[free[k]] / unit[free[k]];
        }
        return x;
    }

    double[][] covariances(double[] x) {
        double[][] l = layout.factors(x);
        double[][] d = new double[l.length][];
        for (int k = 0; k < l.length; k++) {
            d[k] = ProfiledLikelihood.covariance(l[k], q[k]);
        }
        return d;
    }

    Point point(double[] x) {
        return new Point(covariances(x), phi(x));
    }

    /** Writes the gradient in these coordinates from the derivatives with respect to D and φ. */
    void pullBack(double[] x, double[][] ofD, IntToDoubleFunction ofPhi, double[] gradient) {
        layout.pullBack(layout.factors(x), ofD, gradient);
        for (int k = 0; k < free.length; k++) {
            gradient[layout.size() + k] = ofPhi.applyAsDouble(free[k]) * unit[free[k]];
        }
    }

    /** Level and column of a coordinate, or the parameter of the residuals. */
    String name(int i, ProfiledLikelihood likelihood) {
        return i < layout.size()
                ? layout.name(i)
                : "residual " + likelihood.residual().name(free[i - layout.size()]);
    }
}
