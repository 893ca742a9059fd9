package org.graftline.growth.beside;

import org.apache.commons.math3.distribution.TDistribution;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.study.ArmName;

/**
 * The growth rates of two arms, for functions of both by the delta method: the covariance of the rates follows from the standard errors of
 * both and of their difference, the degrees of freedom are those of the difference.
 *
 * @param treated rate of the treated arm, per day; NaN where the analysis has none
 * @param control rate of the arm compared with
 * @param difference of the two
 * @param alpha two-sided level of intervals
 */
record ComparedRates(Estimate treated, Estimate control, Estimate difference, double alpha) {
    static ComparedRates of(GrowthAnalysis analysis, TreatmentEffect effect) {
        return new ComparedRates(
                rate(analysis, effect.arm()),
                rate(analysis, effect.control()),
                effect.differencePerDay(),
                analysis.governance().plan().alpha().value());
    }

    private static Estimate rate(GrowthAnalysis analysis, ArmName arm) {
        return analysis.arms().stream()
                .filter(a -> a.arm().equals(arm))
                .map(ArmGrowth::ratePerDay)
                .findFirst()
                .orElse(new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }

    /**
     * A function of both rates.
     *
     * @param value at the estimates
     * @param byTreated its derivative by the treated arm's rate
     * @param byControl its derivative by the other's
     * @return with its interval, and the test that it is 0
     */
    Estimate function(double value, double byTreated, double byControl) {
        double covariance =
                (square(treated.standardError()) + square(control.standardError()) - square(difference.standardError()))
                        / 2;
        double se = StrictMath.sqrt(Math.max(
                0,
                square(byTreated * treated.standardError())
                        + square(byControl * control.standardError())
                        + 2 * byTreated * byControl * covariance));
        TDistribution t = new TDistribution(null, difference.df());
        double half = t.inverseCumulativeProbability(1 - alpha / 2) * se;
        return new Estimate(
                value,
                se,
                value - half,
                value + half,
                difference.df(),
                2 * t.cumulativeProbability(-StrictMath.abs(value / se)));
    }

    private static double square(double x) {
        return x * x;
    }
}
