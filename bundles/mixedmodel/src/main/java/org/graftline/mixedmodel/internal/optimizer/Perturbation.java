package org.graftline.mixedmodel.internal.optimizer;

import java.util.List;
import org.graftline.mixedmodel.Convergence;
import org.graftline.mixedmodel.internal.criterion.FactorLayout;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;

/** The ways to go off from a summit in order to come back. */
enum Perturbation {
    /** Factors three times as large, φ up. */
    LARGER(Convergence.Origin.LARGER),
    /** Factors a third as large, φ down. */
    SMALLER(Convergence.Origin.SMALLER),
    /** Correlations turned round. */
    REVERSED(Convergence.Origin.REVERSED);

    /** A correlation beyond this is near its edge. */
    private static final double NEAR_EDGE = 0.95;

    private static final double FACTOR = 9;
    private static final double PHI = 0.3;
    /** Scaled variances below this are all but 0; so much takes them off the edge. */
    private static final double FLAT = 1e-4;

    private static final double OFF = 1e-3;

    private final Convergence.Origin origin;

    Perturbation(Convergence.Origin origin) {
        this.origin = origin;
    }

    Convergence.Origin origin() {
        return origin;
    }

    /** Larger, smaller, and reversed where a correlation is near its edge. */
    static List<Perturbation> around(List<RandomDesign> random, Point point) {
        for (int l = 0; l < random.size(); l++) {
            int q = random.get(l).size();
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < i; j++) {
                    double[] d = point.d()[l];
                    if (Math.abs(d[i * q + j]) > NEAR_EDGE * Math.sqrt(d[i * q + i] * d[j * q + j])) {
                        return List.of(values());
                    }
                }
            }
        }
        return List.of(LARGER, SMALLER);
    }

    /** The perturbed point. */
    Point of(ProfiledLikelihood likelihood, List<RandomDesign> random, Point point) {
        if (this == REVERSED) {
            return reversed(likelihood, random, point);
        }
        boolean larger = this == LARGER;
        double[] phi = point.phi().clone();
        double[] unit = likelihood.residual().scale();
        for (int k = 0; k < phi.length; k++) {
            phi[k] += (larger ? PHI : -PHI) * unit[k];
        }
        Point moved = lifted(likelihood, random, point, larger ? FACTOR : 1 / FACTOR, larger ? 0.01 : 0.001);
        return new Point(moved.d(), phi);
    }

    /** The same variances with every correlation turned round and a little shorter, so that D stays inside the cone. */
    private static Point reversed(ProfiledLikelihood likelihood, List<RandomDesign> random, Point point) {
        Point moved = lifted(likelihood, random, point, 1, 0.01);
        for (int l = 0; l < random.size(); l++) {
            int q = random.get(l).size();
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    if (i != j) {
                        moved.d()[l][i * q + j] *= -NEAR_EDGE;
                    }
                }
            }
        }
        return moved;
    }

    /** The point itself, or where D is all but singular a point a little inside the cone, from which a climb on other rows can leave. */
    static Point offTheEdge(ProfiledLikelihood likelihood, List<RandomDesign> random, Point point) {
        double[][] scale = NoiseScale.of(likelihood, random, point.phi());
        int all = FactorLayout.of(random, point.d(), scale, -1).size();
        int firm = FactorLayout.of(random, point.d(), scale, FLAT).size();
        return firm == all ? point : lifted(likelihood, random, point, 1, OFF);
    }

    /** D times a factor, plus a little of the noise on the diagonal: a variance of exactly 0 is stationary by symmetry and would stay. */
    static Point lifted(
            ProfiledLikelihood likelihood, List<RandomDesign> random, Point point, double factor, double little) {
        double[][] scale = NoiseScale.of(likelihood, random, point.phi());
        double[][] d = new double[random.size()][];
        for (int l = 0; l < random.size(); l++) {
            int q = random.get(l).size();
            d[l] = point.d()[l].clone();
            for (int i = 0; i < d[l].length; i++) {
                d[l][i] *= factor;
            }
            for (int j = 0; j < q; j++) {
                d[l][j * q + j] += little * scale[l][j] * scale[l][j];
            }
        }
        return new Point(d, point.phi());
    }
}
