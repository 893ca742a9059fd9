package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.mixedmodel.inference.FTest;
import org.graftline.mixedmodel.internal.inference.ContainmentMethod;
import org.graftline.mixedmodel.internal.inference.ContrastMethod;
import org.graftline.mixedmodel.internal.inference.IndependentRows;
import org.graftline.mixedmodel.internal.inference.SmallSample;

/** Tests of linear combinations of the coefficients by any of the methods that a fit has. Immutable. */
final class FixedTests {
    private static final double COVERAGE = 0.95;

    private final FixedEffects fixed;
    private final ContainmentMethod containment;
    private final SmallSample smallSample;

    FixedTests(FixedEffects fixed, double[] containmentDf, SmallSample smallSample) {
        this.fixed = fixed;
        this.containment = new ContainmentMethod(fixed.covariance().toArray(), containmentDf);
        this.smallSample = smallSample;
    }

    /** Kenward–Roger, else Satterthwaite, else containment. */
    DegreesOfFreedom best() {
        for (DegreesOfFreedom method : List.of(DegreesOfFreedom.KENWARD_ROGER, DegreesOfFreedom.SATTERTHWAITE)) {
            if (unavailable(method).isEmpty()) {
                return method;
            }
        }
        return DegreesOfFreedom.CONTAINMENT;
    }

    Optional<String> unavailable(DegreesOfFreedom method) {
        return smallSample.unavailable(method);
    }

    private ContrastMethod method(DegreesOfFreedom method) {
        if (method == DegreesOfFreedom.CONTAINMENT) {
            return containment;
        }
        return smallSample
                .method(method)
                .orElseThrow(() -> new InferenceUnavailableException(
                        "This fit has no tests by the method %s".formatted(method),
                        unavailable(method).orElse("")));
    }

    /** One row per coefficient; empty when the method does not exist. */
    List<CoefficientTest> table(DegreesOfFreedom by) {
        if (unavailable(by).isPresent()) {
            return List.of();
        }
        ContrastMethod method = method(by);
        double[][] covariance = method.covariance();
        List<CoefficientTest> table = new ArrayList<>();
        for (int j = 0; j < fixed.size(); j++) {
            double[] c = new double[fixed.size()];
            c[j] = 1;
            double estimate = fixed.estimate(j);
            double se = Math.sqrt(covariance[j][j]);
            double df = method.degreesOfFreedom(c);
            table.add(new CoefficientTest(
                    fixed.names().get(j), estimate, se, df, estimate / se, twoSided(estimate / se, df)));
        }
        return List.copyOf(table);
    }

    ContrastEstimate estimate(double[] contrast, DegreesOfFreedom by) {
        requireLength(contrast);
        ContrastMethod method = method(by);
        double[][] covariance = method.covariance();
        double variance = 0;
        for (int i = 0; i < contrast.length; i++) {
            for (int j = 0; j < contrast.length; j++) {
                variance += contrast[i] * contrast[j] * covariance[i][j];
            }
        }
        double estimate = product(contrast);
        double se = Math.sqrt(variance);
        double df = method.degreesOfFreedom(contrast);
        double t = estimate / se;
        double half = df > 0
                ? se * new TDistribution(null, Math.min(df, LARGE)).inverseCumulativeProbability((1 + COVERAGE) / 2)
                : Double.NaN;
        return new ContrastEstimate(estimate, se, df, t, twoSided(t, df), estimate - half, estimate + half, by);
    }

    Matrix covariance(DegreesOfFreedom by) {
        double[] all = Arrays.stream(method(by).covariance())
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return Matrix.of(fixed.size(), fixed.size(), all);
    }

    FTest joint(double[][] rows, DegreesOfFreedom by) {
        for (double[] row : rows) {
            requireLength(row);
        }
        double[][] l = IndependentRows.of(rows);
        double[] estimates = new double[l.length];
        for (int i = 0; i < l.length; i++) {
            estimates[i] = product(l[i]);
        }
        ContrastMethod.Quotient found = method(by).quotient(l, estimates);
        double df = found.denominatorDf();
        double p = df > 0 && found.f() >= 0
                ? 1 - new FDistribution(null, l.length, Math.min(df, LARGE)).cumulativeProbability(found.f())
                : Double.NaN;
        return new FTest(l.length, df, found.f(), p, by);
    }

    private void requireLength(double[] contrast) {
        if (contrast.length != fixed.size() || Arrays.stream(contrast).allMatch(c -> c == 0)) {
            throw new InvalidModelException(
                    "The contrast %s does not fit %d coefficients".formatted(Arrays.toString(contrast), fixed.size()),
                    "Give one weight for each of " + fixed.names() + ", not all zero");
        }
    }

    private double product(double[] c) {
        double sum = 0;
        for (int i = 0; i < c.length; i++) {
            sum += c[i] * fixed.estimate(i);
        }
        return sum;
    }

    /** Degrees of freedom beyond which Student's t is the normal distribution to all digits. */
    private static final double LARGE = 1e15;

    private static double twoSided(double t, double df) {
        return df > 0 && !Double.isNaN(t)
                ? 2 * new TDistribution(null, Math.min(df, LARGE)).cumulativeProbability(-Math.abs(t))
                : Double.NaN;
    }
}
