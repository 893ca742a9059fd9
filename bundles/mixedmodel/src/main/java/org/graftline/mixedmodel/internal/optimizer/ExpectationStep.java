package org.graftline.mixedmodel.internal.optimizer;

import java.util.List;
import org.graftline.mixedmodel.internal.criterion.FactorLayout;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.criterion.SmallCholesky;
import org.graftline.mixedmodel.internal.design.RandomDesign;

/**
 * The first strides of a climb, one evaluation each and without a Hessian: D ← mean of E(bb' | y)/σ² over the groups of a level, which is an EM step
 * (Laird and Ware 1982) and from the gradient alone D − D S̄ D/m; a variance parameter takes a scoring step with the information 2Σ(∂log v)² of
 * independent rows. Neither needs to be near a maximum to be good, and neither is good near one.
 */
final class ExpectationStep {
    /** A stride is worth an evaluation while it gains so much −2ℓ. */
    private static final double WORTH = 4;

    private static final int MOST = 10;
    /** No log v moves farther in one stride. */
    private static final double FARTHEST = 0.5;

    private final ProfiledLikelihood likelihood;
    private final List<RandomDesign> random;

    ExpectationStep(ProfiledLikelihood likelihood, List<RandomDesign> random) {
        this.likelihood = likelihood;
        this.random = random;
    }

    /** Strides from a point while they are worth it. */
    Point strides(Point from) {
        Point point = from;
        PassResult at = likelihood.newResult();
        double value = evaluate(point, at);
        for (int stride = 0; stride < MOST && value < Double.POSITIVE_INFINITY; stride++) {
            Point next = next(point, at);
            double reached = evaluate(next, at);
            if (!(reached < value)) {
                return point;
            }
            boolean worth = value - reached > WORTH;
            point = next;
            value = reached;
            if (!worth) {
                return point;
            }
        }
        return point;
    }

    /** Evaluates with the gradient. */
    double evaluate(Point point, PassResult into) {
        double[][] unit = new double[random.size()][];
        for (int l = 0; l < unit.length; l++) {
            unit[l] = new double[random.get(l).size()];
            java.util.Arrays.fill(unit[l], 1);
        }
        FactorLayout layout = FactorLayout.of(random, point.d(), unit, -1);
        likelihood.evaluate(
                layout.factors(layout.coordinates(point.d())), point.phi(), ProfiledLikelihood.Want.GRADIENT, into);
        return into.value;
    }

    /** The point that one stride reaches. */
    Point next(Point point, PassResult at) {
        double[][] d = new double[random.size()][];
        for (int l = 0; l < d.length; l++) {
            d[l] = covariance(l, point.d()[l], at.gradientOfD(l));
        }
        return new Point(d, phi(point.phi(), at));
    }

    private double[] covariance(int level, double[] d, double[] gradient) {
        int q = random.get(level).size();
        int groups = likelihood.groups(level);
        double[] out = new double[q * q];
        for (RandomDesign.Block block : random.get(level).blocks()) {
            int first = block.start();
            int end = first + block.size();
            for (int i = first; i < end; i++) {
                for (int j = first; j < end; j++) {
                    double v = d[i * q + j];
                    for (int a = first; a < end; a++) {
                        for (int b = first; b < end; b++) {
                            v -= d[i * q + a] * gradient[a * q + b] * d[b * q + j] / groups;
                        }
                    }
                    out[i * q + j] = v;
                }
            }
            structured(block, q, out);
        }
        return out;
    }

    private static void structured(RandomDesign.Block block, int q, double[] d) {
        int first = block.start();
        int end = first + block.size();
        double mean = 0;
        for (int i = first; i < end; i++) {
            mean += d[i * q + i] / block.size();
        }
        for (int i = first; i < end; i++) {
            for (int j = first; j < end; j++) {
                switch (block.structure()) {
                    case UNSTRUCTURED -> {}
                    case DIAGONAL -> d[i * q + j] = i == j ? d[i * q + j] : 0;
                    case IDENTITY -> d[i * q + j] = i == j ? mean : 0;
                }
            }
        }
    }

    private double[] phi(double[] phi, PassResult at) {
        double[] out = phi.clone();
        double[][] slopes = likelihood.logVarianceSlopes(phi);
        int k = slopes.length;
        if (k == 0 || likelihood.residual().variance().forerunner().isPresent()) {
            return out; // on a ridge a step without curvature goes anywhere, and the forerunner knows φ better
        }
        int[] rows = likelihood.rowsPerClass();
        double[] information = new double[k * k];
        double[] step = new double[k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int c = 0; c < rows.length; c++) {
                    sum += 4.0 * rows[c] * slopes[i][c] * slopes[j][c];
                }
                information[i * k + j] = sum;
            }
            information[i * k + i] *= 1 + 1e-6;
            step[i] = -at.gradientOfPhi(i);
        }
        if (!SmallCholesky.factor(information, k)) {
            return out;
        }
        SmallCholesky.solveLower(information, k, step, 1);
        SmallCholesky.solveLowerTransposed(information, k, step, 1);
        double farthest = 0;
        for (int c = 0; c < rows.length; c++) {
            double moved = 0;
            for (int i = 0; i < k && rows[c] > 0; i++) {
                moved += step[i] * slopes[i][c];
            }
            farthest = Math.max(farthest, Math.abs(moved));
        }
        double part = farthest > FARTHEST ? FARTHEST / farthest : 1;
        for (int i = 0; i < k; i++) {
            out[i] += part * step[i];
        }
        return out;
    }
}
