package org.graftline.growth.beside;

import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.study.ArmName;

/**
 * The area under the curve of the average tumor of an arm, over that of the arm compared with, by the lines of the primary model: the ratio of
 * (exp(rT) − 1)/r over the window, since all arms share their start. The standard error of its logarithm is that of the delta method; the
 * covariance of the rates follows from the standard errors of both and of their difference, the degrees of freedom are those of the
 * difference.
 *
 * @param arm the treated arm
 * @param control the arm compared with
 * @param fromDay first day of the area, that of the analysis or day 0
 * @param toDay its last day
 * @param ratio 1 is no effect; with its interval at the level of the plan
 */
public record GrowthArea(ArmName arm, ArmName control, double fromDay, double toDay, Optional<Estimate> ratio) {
    /** Below this times the length of the window a rate is a straight line to all digits of a report. */
    private static final double FLAT = 1e-6;

    /**
     * @param analysis the primary analysis
     * @param effect one of its effects over donors
     * @param toDay last day of the area, after the first day of the window
     */
    public static GrowthArea of(GrowthAnalysis analysis, TreatmentEffect effect, double toDay) {
        double from = analysis.window().fromDay();
        Estimate treated = rate(analysis, effect.arm());
        Estimate control = rate(analysis, effect.control());
        boolean known = toDay > from && Double.isFinite(treated.value()) && Double.isFinite(control.value());
        return new GrowthArea(
                effect.arm(),
                effect.control(),
                from,
                toDay,
                known
                        ? Optional.of(ratio(
                                treated,
                                control,
                                effect.differencePerDay(),
                                new double[] {from, toDay},
                                analysis.governance().plan().alpha().value()))
                        : Optional.empty());
    }

    private static Estimate rate(GrowthAnalysis analysis, ArmName arm) {
        return analysis.arms().stream()
                .filter(a -> a.arm().equals(arm))
                .map(ArmGrowth::ratePerDay)
                .findFirst()
                .orElse(new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }

    private static Estimate ratio(
            Estimate treated, Estimate control, Estimate difference, double[] days, double alpha) {
        double covariance =
                (square(treated.standardError()) + square(control.standardError()) - square(difference.standardError()))
                        / 2;
        double[] with = logArea(treated.value(), days);
        double[] without = logArea(control.value(), days);
        double se = StrictMath.sqrt(Math.max(
                0,
                square(with[1] * treated.standardError())
                        + square(without[1] * control.standardError())
                        - 2 * with[1] * without[1] * covariance));
        double log = with[0] - without[0];
        TDistribution t = new TDistribution(null, difference.df());
        double half = t.inverseCumulativeProbability(1 - alpha / 2) * se;
        return new Estimate(
                StrictMath.exp(log),
                Double.NaN,
                StrictMath.exp(log - half),
                StrictMath.exp(log + half),
                difference.df(),
                2 * t.cumulativeProbability(-StrictMath.abs(log / se)));
    }

    /** log of ∫ exp(rt) dt between the days, and its derivative by r; day 0 is the arms' common start. */
    private static double[] logArea(double r, double[] days) {
        double a = days[0];
        double b = days[1];
        if (Math.abs(r) * (b - a) < FLAT) {
            return new double[] {StrictMath.log(b - a) + r * (a + b) / 2, (a + b) / 2};
        }
        double ends = StrictMath.exp(r * b) - StrictMath.exp(r * a);
        double area = ends / r;
        double byRate = (b * StrictMath.exp(r * b) - a * StrictMath.exp(r * a)) / r - ends / (r * r);
        return new double[] {StrictMath.log(area), byRate / area};
    }

    private static double square(double x) {
        return x * x;
    }
}
