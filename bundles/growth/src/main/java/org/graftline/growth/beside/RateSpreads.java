package org.graftline.growth.beside;

import java.util.List;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthRates.Spread;
import org.graftline.growth.GrowthRates.SpreadRatio;
import org.graftline.growth.internal.beside.NotBesideException;
import org.graftline.growth.internal.beside.RateSpreadFits;
import org.graftline.study.ArmName;

/**
 * How much growth rates differ, by arm and by level, and how much single readings scatter about their line.
 *
 * @param spreads standard deviations of growth rates in the primary model, per day, arm by arm
 * @param readings what is left of a reading, arm by arm
 * @param ratios between donors, treated to control, in the primary model
 * @param mice between mice of one donor with a variance for each arm, by a model beside the primary one; empty with the reason in {@code notes}
 * @param miceRatios the same, treated to control; arms without an interval are absent
 * @param notes what is assumed, what is zero and what could not be made, a sentence each
 */
public record RateSpreads(
        List<Spread> spreads,
        List<ReadingSpread> readings,
        List<SpreadRatio> ratios,
        List<Spread> mice,
        List<SpreadRatio> miceRatios,
        List<String> notes) {
    /** Copies the lists in. */
    public RateSpreads {
        spreads = List.copyOf(spreads);
        readings = List.copyOf(readings);
        ratios = List.copyOf(ratios);
        mice = List.copyOf(mice);
        miceRatios = List.copyOf(miceRatios);
        notes = List.copyOf(notes);
    }

    /**
     * The scatter of the readings of an arm.
     *
     * @param readings rows of the model, one per tumor and day
     * @param sd the middle one (median) of the standard deviations of these rows by the chosen variance function, scale log volume
     */
    public record ReadingSpread(ArmName arm, int readings, double sd) {}

    /**
     * Reads the spreads off the primary model. Where arms are few enough and each has enough mice, a second model gives every arm its own
     * covariance of lines between mice; nothing else is varied.
     *
     * @param analysis the primary analysis
     */
    public static RateSpreads of(GrowthAnalysis analysis) {
        try {
            return RateSpreadFits.of(analysis);
        } catch (NotBesideException e) {
            return new RateSpreads(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(e.sentence()));
        }
    }
}
