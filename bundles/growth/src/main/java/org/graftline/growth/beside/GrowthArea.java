package org.graftline.growth.beside;

import java.util.Optional;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.study.ArmName;

/**
 * The area under the curve of the average tumor of an arm, over that of the arm compared with, by the lines of the primary model: the ratio of
 * ∫ exp(rt) dt over the days, since all arms share their start. Its interval is that of its logarithm by the delta method.
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
        ComparedRates rates = ComparedRates.of(analysis, effect);
        boolean known = toDay > from
                && Double.isFinite(rates.treated().value())
                && Double.isFinite(rates.control().value());
        return new GrowthArea(
                effect.arm(),
                effect.control(),
                from,
                toDay,
                known ? Optional.of(ratio(rates, from, toDay)) : Optional.empty());
    }

    private static Estimate ratio(ComparedRates rates, double from, double to) {
        double[] with = logArea(rates.treated().value(), from, to);
        double[] without = logArea(rates.control().value(), from, to);
        Estimate log = rates.function(with[0] - without[0], with[1], -without[1]);
        return new Estimate(
                StrictMath.exp(log.value()),
                Double.NaN,
                StrictMath.exp(log.lower()),
                StrictMath.exp(log.upper()),
                log.df(),
                log.p());
    }

    /** log of ∫ exp(rt) dt between the days, and its derivative by r; day 0 is the arms' common start. */
    private static double[] logArea(double r, double a, double b) {
        if (Math.abs(r) * (b - a) < FLAT) {
            return new double[] {StrictMath.log(b - a) + r * (a + b) / 2, (a + b) / 2};
        }
        double ends = StrictMath.exp(r * b) - StrictMath.exp(r * a);
        double area = ends / r;
        double byRate = (b * StrictMath.exp(r * b) - a * StrictMath.exp(r * a)) / r - ends / (r * r);
        return new double[] {StrictMath.log(area), byRate / area};
    }
}
