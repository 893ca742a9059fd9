package org.graftline.growth.beside;

import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.study.ArmName;

/**
 * How many days later the average tumor of an arm reaches a multiple of its size than that of the arm compared with, by the lines of the
 * primary model: ln m · (1/r − 1/r₀) of the two rates. The standard error is that of the delta method; the covariance of the rates follows from
 * the standard errors of both and of their difference, the degrees of freedom are those of the difference.
 *
 * @param arm the treated arm
 * @param control the arm compared with
 * @param fold the multiple, above 1
 * @param days later, negative where sooner; with its interval at the level of the plan. Empty with {@code reason}
 * @param reason why there is none, a sentence; empty where there is one
 */
public record GrowthDelay(ArmName arm, ArmName control, double fold, Optional<Estimate> days, String reason) {
    /**
     * @param analysis the primary analysis
     * @param effect one of its effects over donors
     * @param fold the multiple, above 1
     */
    public static GrowthDelay of(GrowthAnalysis analysis, TreatmentEffect effect, double fold) {
        Estimate treated = rate(analysis, effect.arm());
        Estimate control = rate(analysis, effect.control());
        for (ArmName arm : new ArmName[] {effect.control(), effect.arm()}) {
            Estimate rate = arm.equals(effect.arm()) ? treated : control;
            if (!(rate.lower() > 0)) {
                return new GrowthDelay(
                        effect.arm(),
                        effect.control(),
                        fold,
                        Optional.empty(),
                        arm.equals(effect.arm())
                                ? "Tumors that may not grow at all have no time to a multiple of their size."
                                : "Tumors of %s may not grow at all, so they have no time to a multiple of their size."
                                        .formatted(arm));
            }
        }
        return new GrowthDelay(
                effect.arm(),
                effect.control(),
                fold,
                Optional.of(delay(
                        treated,
                        control,
                        effect.differencePerDay(),
                        fold,
                        analysis.governance().plan().alpha().value())),
                "");
    }

    private static Estimate rate(GrowthAnalysis analysis, ArmName arm) {
        return analysis.arms().stream()
                .filter(a -> a.arm().equals(arm))
                .map(ArmGrowth::ratePerDay)
                .findFirst()
                .orElse(new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }

    private static Estimate delay(Estimate treated, Estimate control, Estimate difference, double fold, double alpha) {
        double log = StrictMath.log(fold);
        double covariance =
                (square(treated.standardError()) + square(control.standardError()) - square(difference.standardError()))
                        / 2;
        double byTreated = -log / square(treated.value());
        double byControl = log / square(control.value());
        double se = StrictMath.sqrt(square(byTreated * treated.standardError())
                + square(byControl * control.standardError())
                + 2 * byTreated * byControl * covariance);
        double days = log / treated.value() - log / control.value();
        TDistribution t = new TDistribution(null, difference.df());
        double half = t.inverseCumulativeProbability(1 - alpha / 2) * se;
        return new Estimate(
                days,
                se,
                days - half,
                days + half,
                difference.df(),
                2 * t.cumulativeProbability(-StrictMath.abs(days / se)));
    }

    private static double square(double x) {
        return x * x;
    }
}
