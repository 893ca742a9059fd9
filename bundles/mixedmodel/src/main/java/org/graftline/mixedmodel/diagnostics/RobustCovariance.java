package org.graftline.mixedmodel.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.graftline.mixedmodel.CoefficientTest;
import org.graftline.mixedmodel.FixedEffects;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.internal.diagnostics.Sandwich;

/**
 * A covariance of β̂ from the scatter between outermost groups, valid also where the model of the covariance is wrong, with the degrees of
 * freedom of Bell and McCaffrey (2002). Immutable.
 */
public final class RobustCovariance {
    private static final double COVERAGE = 0.95;

    private final FixedEffects fixed;
    private final RobustKind kind;
    private final Sandwich sandwich;
    private final Matrix covariance;
    private final List<String> warnings;

    RobustCovariance(FixedEffects fixed, RobustKind kind, Sandwich sandwich, String level, int groups) {
        this.fixed = fixed;
        this.kind = kind;
        this.sandwich = sandwich;
        this.covariance = Matrix.of(fixed.size(), fixed.size(), sandwich.covariance());
        List<String> said = new ArrayList<>();
        if (!sandwich.alone().isEmpty()) {
            said.add(
                    "A combination of coefficients rests on %s '%s' alone, whose own scatter cannot be seen; the robust variance there is too small. Use the model's covariance for it."
                            .formatted(level, String.join("', '", sandwich.alone())));
        }
        if (groups <= fixed.size()) {
            said.add(
                    "%d groups of level '%s' cannot carry a robust covariance of %d coefficients: it is singular. Use the model's covariance for joint tests."
                            .formatted(groups, level, fixed.size()));
        }
        warnings = List.copyOf(said);
    }

    /** How the groups' scores are adjusted. */
    public RobustKind kind() {
        return kind;
    }

    /** The covariance of β̂, p×p. */
    public Matrix covariance() {
        return covariance;
    }

    /** Sentences that must stand beside the numbers; empty when there is nothing to say. */
    public List<String> warnings() {
        return warnings;
    }

    /** The coefficients with robust standard errors, in the order of {@link FixedEffects#names()}. */
    public List<CoefficientTest> table() {
        List<CoefficientTest> table = new ArrayList<>();
        for (int j = 0; j < fixed.size(); j++) {
            double[] c = new double[fixed.size()];
            c[j] = 1;
            RobustEstimate e = estimate(c);
            table.add(new CoefficientTest(fixed.names().get(j), e.estimate(), e.standardError(), e.df(), e.t(), e.p()));
        }
        return List.copyOf(table);
    }

    /**
     * Estimates c'β.
     *
     * @param contrast p weights in the order of {@link FixedEffects#names()}
     * @throws InvalidModelException if the contrast has another length or is all zero
     */
    public RobustEstimate estimate(double[] contrast) {
        if (contrast.length != fixed.size() || Arrays.stream(contrast).allMatch(c -> c == 0)) {
            throw new InvalidModelException(
                    "The contrast %s does not fit %d coefficients".formatted(Arrays.toString(contrast), fixed.size()),
                    "Give one weight for each of " + fixed.names() + ", not all zero");
        }
        double estimate = 0;
        double variance = 0;
        for (int i = 0; i < contrast.length; i++) {
            estimate += contrast[i] * fixed.estimate(i);
            for (int j = 0; j < contrast.length; j++) {
                variance += contrast[i] * covariance.get(i, j) * contrast[j];
            }
        }
        double se = Math.sqrt(Math.max(0, variance));
        double df = sandwich.degreesOfFreedom(contrast);
        double t = estimate / se;
        if (!(df > 0) || !(se > 0)) {
            return new RobustEstimate(estimate, se, df, t, Double.NaN, Double.NaN, Double.NaN);
        }
        TDistribution law = new TDistribution(null, df);
        double half = se * law.inverseCumulativeProbability((1 + COVERAGE) / 2);
        return new RobustEstimate(
                estimate, se, df, t, 2 * law.cumulativeProbability(-Math.abs(t)), estimate - half, estimate + half);
    }
}
