package org.graftline.mixedmodel.internal.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.ApproximateInterval;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.mixedmodel.UnknownColumnException;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.optimizer.CertifiedSearch;
import org.graftline.mixedmodel.internal.optimizer.SymmetricInverse;

/**
 * How well the variances of random effects are known together, so that the variance Σ z'Gz of a combination of effects of one level or
 * several has an interval. The delta method as in {@link WaldIntervals}, with all entries of every G as the quantities.
 */
public final class SpreadUncertainty {
    private static final double Z = 1.959963984540054;
    private static final double STEP = 1e-4;

    private final List<RandomEffects> random;
    /** Covariance of the entries of all G, row by row, level after level; empty where the Hessian is not positive definite. */
    private final double[] covariance;

    private SpreadUncertainty(List<RandomEffects> random, double[] covariance) {
        this.random = random;
        this.covariance = covariance;
    }

    /**
     * At the outcome of a search.
     *
     * @param random G of each level in the units of the table
     * @param design of the same levels; those of a model without random effects are none
     */
    public static SpreadUncertainty of(
            ProfiledLikelihood likelihood,
            CertifiedSearch.Outcome outcome,
            List<RandomEffects> random,
            List<RandomDesign> design,
            PassResult at) {
        int k = outcome.x().length;
        double[] inverse = random.isEmpty() ? new double[0] : SymmetricInverse.of(outcome.hessian(), k);
        if (random.isEmpty() || inverse.length < k * k) {
            return new SpreadUncertainty(random, new double[0]);
        }
        double[] logSigmaSlope = WaldIntervals.logSigmaSlope(likelihood, outcome, at);
        double[] here = entries(outcome, design, outcome.x(), at.sigma2);
        int n = here.length;
        double[][] slope = new double[k][n];
        for (int j = 0; j < k; j++) {
            double[] x = outcome.x().clone();
            double h = STEP * Math.max(1, Math.abs(x[j]));
            x[j] += h;
            double[] up = entries(outcome, design, x, at.sigma2);
            x[j] -= 2 * h;
            double[] down = entries(outcome, design, x, at.sigma2);
            for (int i = 0; i < n; i++) {
                slope[j][i] = (up[i] - down[i]) / (2 * h) + 2 * here[i] * logSigmaSlope[j];
            }
        }
        double[] covariance = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int m = 0; m < n; m++) {
                double sum = 4 * here[i] * here[m] / (2.0 * likelihood.degreesOfFreedom());
                for (int a = 0; a < k; a++) {
                    for (int b = 0; b < k; b++) {
                        sum += 2 * slope[a][i] * inverse[a * k + b] * slope[b][m];
                    }
                }
                covariance[i * n + m] = sum;
            }
        }
        return new SpreadUncertainty(random, covariance);
    }

    /** The standard deviation of a combination, with its interval on the logarithm. */
    public ApproximateInterval deviation(Map<String, double[]> weights) {
        double[] c = weights(weights);
        double variance = dot(c, entries());
        return interval("sd", Math.sqrt(Math.max(0, variance)), scaled(c, 1 / (2 * variance)));
    }

    /** The ratio of the standard deviations of two combinations, likewise. */
    public ApproximateInterval ratio(Map<String, double[]> numerator, Map<String, double[]> denominator) {
        double[] c = weights(numerator);
        double[] d = weights(denominator);
        double up = dot(c, entries());
        double down = dot(d, entries());
        double[] slope = scaled(c, 1 / (2 * up));
        double[] other = scaled(d, 1 / (2 * down));
        for (int i = 0; i < slope.length; i++) {
            slope[i] -= other[i];
        }
        return interval("ratio", Math.sqrt(Math.max(0, up) / Math.max(0, down)), slope);
    }

    /** @param slope of the logarithm of the estimate on the entries */
    private ApproximateInterval interval(String name, double estimate, double[] slope) {
        int n = slope.length;
        double variance = covariance.length == n * n ? 0 : Double.NaN;
        for (int i = 0; i < n && covariance.length == n * n; i++) {
            for (int m = 0; m < n; m++) {
                variance += slope[i] * covariance[i * n + m] * slope[m];
            }
        }
        double factor = StrictMath.exp(Z * Math.sqrt(variance));
        boolean none = !(estimate > 0) || !Double.isFinite(factor);
        return new ApproximateInterval(
                name, estimate, none ? Double.NaN : estimate / factor, none ? Double.NaN : estimate * factor);
    }

    /** Weights of the entries of every G in Σ z'Gz. */
    private double[] weights(Map<String, double[]> of) {
        for (String level : of.keySet()) {
            if (random.stream().noneMatch(r -> r.level().equals(level))) {
                throw new UnknownColumnException(
                        "Level '%s' carries no random effects".formatted(level),
                        "Use one of "
                                + random.stream().map(RandomEffects::level).toList());
            }
        }
        double[] all = new double[entries().length];
        int at = 0;
        for (RandomEffects effects : random) {
            int q = effects.names().size();
            double[] z = of.getOrDefault(effects.level(), new double[q]);
            if (z.length != q) {
                throw new InvalidModelException(
                        "A combination of %d effects of level '%s'".formatted(z.length, effects.level()),
                        "Give %d weights, for %s".formatted(q, effects.names()));
            }
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    all[at++] = z[i] * z[j];
                }
            }
        }
        return all;
    }

    private double[] entries() {
        return random.stream()
                .flatMapToDouble(r -> Arrays.stream(r.covariance().toRowMajor()))
                .toArray();
    }

    private static double[] scaled(double[] c, double by) {
        return Arrays.stream(c).map(v -> v * by).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** All entries of G at x, σ² of a typical row held. */
    private static double[] entries(
            CertifiedSearch.Outcome outcome, List<RandomDesign> design, double[] x, double sigma2) {
        double[][] l = outcome.layout().factors(x);
        double[][] all = new double[design.size()][];
        for (int level = 0; level < all.length; level++) {
            int q = design.get(level).size();
            double[] scale = design.get(level).scale();
            all[level] = ProfiledLikelihood.covariance(l[level], q);
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    all[level][i * q + j] *= sigma2 * scale[i] * scale[j];
                }
            }
        }
        return Arrays.stream(all).flatMapToDouble(Arrays::stream).toArray();
    }
}
