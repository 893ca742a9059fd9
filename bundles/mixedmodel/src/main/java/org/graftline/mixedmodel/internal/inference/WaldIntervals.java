package org.graftline.mixedmodel.internal.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.graftline.mixedmodel.ApproximateInterval;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.optimizer.CertifiedSearch;
import org.graftline.mixedmodel.internal.optimizer.SymmetricInverse;
import org.graftline.mixedmodel.internal.residual.ResidualStructure;

/**
 * Approximate 95 % intervals of σ, the standard deviations of random effects (both on the log scale), their correlations (on Fisher's z) and
 * the parameters of the residuals (on the scale of the search). With s = log σ profiled out at ŝ(x), Var f(x, s) = ∇f'(2H⁻¹)∇f + (∂f/∂s)²/(2ν), ∇f taken along ŝ(x), H the Hessian of −2ℓ.
 */
public final class WaldIntervals {
    private static final double Z = 1.959963984540054;
    private static final double STEP = 1e-4;
    /** Fisher's z of a correlation this far out is that of ±1: nothing is normal there. */
    private static final double PERFECT = 7;

    private WaldIntervals() {}

    /** A number and how it is reported from the scale on which it is nearly normal. */
    private record Quantity(String name, Kind kind, DoubleUnaryOperator reported, double dependsOnSigma) {}

    private enum Kind {
        CORRELATION,
        OTHER
    }

    /**
     * Intervals at the outcome of a search; empty when the Hessian there is not positive definite.
     *
     * @param at the evaluation at the outcome, with residuals
     */
    public static List<ApproximateInterval> of(
            ProfiledLikelihood likelihood, CertifiedSearch.Outcome outcome, List<RandomDesign> random, PassResult at) {
        int k = outcome.x().length;
        double[] inverse = SymmetricInverse.of(outcome.hessian(), k);
        if (inverse.length < k * k) {
            return List.of();
        }
        List<Quantity> quantities = quantities(likelihood, random);
        double[] logSigmaSlope = logSigmaSlope(likelihood, outcome, at);
        double[] here = values(likelihood, outcome, random, outcome.x(), at.sigma2);
        double[][] slope = new double[k][];
        for (int j = 0; j < k; j++) {
            double[] x = outcome.x().clone();
            double h = STEP * Math.max(1, Math.abs(x[j]));
            x[j] += h;
            double[] up = values(likelihood, outcome, random, x, at.sigma2);
            x[j] -= 2 * h;
            double[] down = values(likelihood, outcome, random, x, at.sigma2);
            slope[j] = new double[up.length];
            for (int i = 0; i < up.length; i++) {
                slope[j][i] = (up[i] - down[i]) / (2 * h) + quantities.get(i).dependsOnSigma() * logSigmaSlope[j];
            }
        }
        List<ApproximateInterval> out = new ArrayList<>();
        for (int i = 0; i < here.length; i++) {
            Quantity quantity = quantities.get(i);
            if (quantity.kind() == Kind.CORRELATION && !(Math.abs(here[i]) < PERFECT)) {
                out.add(new ApproximateInterval(quantity.name(), StrictMath.tanh(here[i]), Double.NaN, Double.NaN));
                continue;
            }
            double variance = quantity.dependsOnSigma() / (2.0 * likelihood.degreesOfFreedom());
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < k; b++) {
                    variance += 2 * slope[a][i] * inverse[a * k + b] * slope[b][i];
                }
            }
            double half = Z * Math.sqrt(variance);
            out.add(interval(quantity, here[i], half));
        }
        return List.copyOf(out);
    }

    /**
     * Intervals of the coefficients, on their own scale.
     *
     * @param names p names
     * @param beta p estimates
     * @param covariance Φ, p×p
     */
    public static List<ApproximateInterval> ofCoefficients(List<String> names, double[] beta, double[] covariance) {
        int p = beta.length;
        List<ApproximateInterval> out = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            double half = Z * Math.sqrt(covariance[j * p + j]);
            out.add(new ApproximateInterval("fixed " + names.get(j), beta[j], beta[j] - half, beta[j] + half));
        }
        return out;
    }

    private static ApproximateInterval interval(Quantity quantity, double value, double half) {
        boolean edge = !(value > -300) || Double.isNaN(half);
        DoubleUnaryOperator f = quantity.reported();
        return new ApproximateInterval(
                quantity.name(),
                f.applyAsDouble(value),
                edge ? Double.NaN : f.applyAsDouble(value - half),
                edge ? Double.NaN : f.applyAsDouble(value + half));
    }

    private static List<Quantity> quantities(ProfiledLikelihood likelihood, List<RandomDesign> random) {
        List<Quantity> out = new ArrayList<>();
        out.add(new Quantity("sigma", Kind.OTHER, StrictMath::exp, 1));
        for (RandomDesign level : random) {
            for (String name : level.names()) {
                out.add(new Quantity("sd " + level.level() + " " + name, Kind.OTHER, StrictMath::exp, 1));
            }
        }
        ResidualStructure residual = likelihood.residual();
        for (int j : reported(residual)) {
            int parameter = j;
            out.add(new Quantity(residual.name(j), Kind.OTHER, v -> residual.reported(parameter, v), 0));
        }
        forEachPair(
                random,
                (l, i, j) -> out.add(new Quantity(
                        "cor %s %s %s"
                                .formatted(
                                        random.get(l).level(),
                                        random.get(l).names().get(j),
                                        random.get(l).names().get(i)),
                        Kind.CORRELATION,
                        StrictMath::tanh,
                        0)));
        return out;
    }

    /** The parameters of the residuals without the coefficients that may stand among them, which have intervals of their own. */
    private static int[] reported(ResidualStructure residual) {
        return IntStream.range(0, residual.parameters())
                .filter(j -> !residual.isCoefficient(j))
                .toArray();
    }

    private interface Pair {
        void accept(int level, int i, int j);
    }

    /** Every pair of columns i > j whose correlation is free. */
    private static void forEachPair(List<RandomDesign> random, Pair pair) {
        for (int l = 0; l < random.size(); l++) {
            for (RandomDesign.Block block : random.get(l).blocks()) {
                if (block.structure() == CovarianceStructure.UNSTRUCTURED) {
                    for (int i = block.start(); i < block.start() + block.size(); i++) {
                        for (int j = block.start(); j < i; j++) {
                            pair.accept(l, i, j);
                        }
                    }
                }
            }
        }
    }

    /** ∂ŝ/∂x = ∂(log r²)/∂x / 2, and ∂r²/∂D = −Σss', ∂r²/∂φ = −2Σwê²∂log v. */
    static double[] logSigmaSlope(ProfiledLikelihood likelihood, CertifiedSearch.Outcome outcome, PassResult at) {
        double[] slope = new double[outcome.x().length];
        int factorSize = outcome.layout().size();
        outcome.layout().pullBack(outcome.layout().factors(outcome.x()), at.squareHalf, slope);
        double[] scale = likelihood.residual().scale();
        for (int j = 0; j < scale.length; j++) {
            slope[factorSize + j] = 2 * at.phiSquareHalf[j] * scale[j];
        }
        for (int j = 0; j < slope.length; j++) {
            slope[j] /= -2 * at.residualSumOfSquares;
        }
        return slope;
    }

    /** The quantities at x when σ² of a typical row is held. */
    private static double[] values(
            ProfiledLikelihood likelihood,
            CertifiedSearch.Outcome outcome,
            List<RandomDesign> random,
            double[] x,
            double sigma2) {
        double[] scale = likelihood.residual().scale();
        int factorSize = outcome.layout().size();
        double[] phi = new double[scale.length];
        for (int j = 0; j < phi.length; j++) {
            phi[j] = x[factorSize + j] * scale[j];
        }
        double[][] l = outcome.layout().factors(x);
        double logTypical = StrictMath.log(sigma2) / 2;
        List<Double> out = new ArrayList<>();
        out.add(logTypical - likelihood.meanLogV(phi));
        for (int level = 0; level < random.size(); level++) {
            int q = random.get(level).size();
            double[] d = ProfiledLikelihood.covariance(l[level], q);
            for (int j = 0; j < q; j++) {
                out.add(logTypical
                        + StrictMath.log(d[j * q + j]) / 2
                        + StrictMath.log(random.get(level).scale()[j]));
            }
        }
        for (int j : reported(likelihood.residual())) {
            out.add(phi[j]);
        }
        forEachPair(random, (level, i, j) -> {
            int q = random.get(level).size();
            double[] d = ProfiledLikelihood.covariance(l[level], q);
            double r = Math.max(-1, Math.min(1, d[i * q + j] / Math.sqrt(d[i * q + i] * d[j * q + j])));
            out.add((StrictMath.log1p(r) - StrictMath.log1p(-r)) / 2);
        });
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
