package org.graftline.growth.beside;

import java.util.Optional;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
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
        ComparedRates rates = ComparedRates.of(analysis, effect);
        String reason = !(rates.control().lower() > 0)
                ? "Tumors of %s may not grow at all, so they have no time to a multiple of their size."
                        .formatted(effect.control())
                : !(rates.treated().lower() > 0)
                        ? "Tumors that may not grow at all have no time to a multiple of their size."
                        : "";
        return new GrowthDelay(
                effect.arm(),
                effect.control(),
                fold,
                reason.isEmpty() ? Optional.of(delay(rates, StrictMath.log(fold))) : Optional.empty(),
                reason);
    }

    private static Estimate delay(ComparedRates rates, double log) {
        double treated = rates.treated().value();
        double control = rates.control().value();
        return rates.function(log / treated - log / control, -log / (treated * treated), log / (control * control));
    }
}
