package org.graftline.growth;

import java.util.List;
import org.graftline.study.StudyData;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How good the forecast of crossings would have been: at every visit the model sees what was measured until then and nothing else, and
 * says how likely each tumor is at or above a limit at its next visit. Safe for many threads.
 */
@ProviderType
public interface CrossingBackTests {
    /**
     * Goes through a study visit by visit. Takes as long as a few dozen fits.
     *
     * @param data a study that was measured
     * @param limitsMm3 limits on the volume of a tumor, mm³
     * @param level the chance from which on a visit would be brought forward, between 0 and 1
     * @return one answer a limit, in their order
     */
    List<BackTest> run(StudyData data, List<Double> limitsMm3, double level);

    /**
     * What came of it. An interval is the time from a reading of a tumor that was never at the limit to its next one.
     *
     * @param limitMm3 the limit
     * @param intervals how many were forecast
     * @param withoutModel how many were not, because too little was measured yet
     * @param crossings how many of those forecast ended at or above the limit
     * @param brier mean squared difference between chance and outcome
     * @param brierOfShare the same for a forecast that always says how often it happens
     * @param bins chances against what came
     * @param flagged intervals whose chance of reading or first passage was above the level: a visit each
     * @param caught crossings among them
     * @param volumeRules for comparison, the rule "the volume is at least so much of the limit"
     * @param visitsOfVolumeRule how many visits the best rule of that kind needs for as many crossings
     */
    record BackTest(
            double limitMm3,
            int intervals,
            int withoutModel,
            int crossings,
            double brier,
            double brierOfShare,
            List<Bin> bins,
            int flagged,
            int caught,
            List<VolumeRule> volumeRules,
            int visitsOfVolumeRule) {
        /** Copies the lists in. */
        public BackTest {
            bins = List.copyOf(bins);
            volumeRules = List.copyOf(volumeRules);
        }
    }

    /**
     * Forecasts with like chances.
     *
     * @param from the smallest chance
     * @param below the bin's end
     * @param intervals how many
     * @param predicted their mean chance
     * @param observed the share that crossed
     */
    record Bin(double from, double below, int intervals, double predicted, double observed) {}

    /**
     * A rule that looks at the last volume alone.
     *
     * @param percent of the limit from which on it says "crosses"
     * @param brier of its yes and no
     * @param flagged intervals in which it says yes
     * @param caught crossings among them
     */
    record VolumeRule(int percent, double brier, int flagged, int caught) {}
}
