package org.graftline.growth;

import java.util.List;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;

/**
 * What a statistician looks at behind the answers: how each mouse was drawn towards its donor, what the levels deviate by, and how
 * exact a reading is.
 *
 * @param rates of each analyzed mouse, by name
 * @param deviations predicted random effects, a group each, the levels outermost first
 * @param spread the standard deviation of a reading by the chosen variance function, a part each where arms differ
 * @param growth how growth rates vary and what is known of each
 */
public record FitDetails(
        List<MouseRate> rates, List<Deviation> deviations, List<ReadingSpread> spread, GrowthRates growth) {
    /** Nothing is known. */
    public static final FitDetails NONE = new FitDetails(List.of(), List.of(), List.of());

    /** Copies the lists in. */
    public FitDetails {
        rates = List.copyOf(rates);
        deviations = List.copyOf(deviations);
        spread = List.copyOf(spread);
    }

    /** Without what is known of growth rates. */
    public FitDetails(List<MouseRate> rates, List<Deviation> deviations, List<ReadingSpread> spread) {
        this(rates, deviations, spread, GrowthRates.NONE);
    }

    /**
     * The growth rate of a mouse as its own readings have it, and as the levels above it draw it in. Slopes of log volume, per day.
     *
     * @param own least-squares slope of its own readings, tumors centered each; NaN where it was measured on one day only
     * @param mouseRate of its line in the model (BLUP)
     * @param donorRate of its donor in its arm (BLUP); that of the arm where the model has no slopes of donors
     * @param armRate of the arm over all donors
     */
    public record MouseRate(
            MouseId mouse,
            DonorId donor,
            ArmName arm,
            double own,
            double mouseRate,
            double donorRate,
            double armRate) {}

    /**
     * A predicted random effect.
     *
     * @param level "donor", "donor × arm", "mouse", "tumor"
     * @param effect "intercept", "day", "day × treated"
     * @param group name of the donor, mouse … with those above it: "D1/M4"
     * @param value scale log mm³, per day for slopes
     */
    public record Deviation(String level, String effect, String group, double value) {}

    /**
     * The standard deviation of a reading on the log scale: sd₁ · volume^exponent · exp(perDay · day), volume in mm³.
     *
     * @param of whose readings: an arm, "control" or "treated"; empty for those of all
     * @param sd sd₁, scale log mm³
     * @param exponent of the volume; 0 where the size plays no part. On the raw scale it is one more
     * @param perDay 0 where the day plays no part
     */
    public record ReadingSpread(String of, double sd, double exponent, double perDay) {
        /**
         * @param mm3 volume, mm³, above 0
         * @param day study day
         * @return standard deviation of log volume
         */
        public double ofLog(double mm3, double day) {
            return sd * StrictMath.exp(exponent * StrictMath.log(mm3) + perDay * day);
        }

        /**
         * By the delta method: a small change of the logarithm is a share of the volume.
         *
         * @param mm3 volume, mm³, above 0
         * @param day study day
         * @return standard deviation of the volume, mm³
         */
        public double ofVolume(double mm3, double day) {
            return mm3 * ofLog(mm3, day);
        }
    }
}
