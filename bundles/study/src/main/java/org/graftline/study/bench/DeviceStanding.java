package org.graftline.study.bench;

import org.jspecify.annotations.Nullable;

/**
 * A device and whether it is fit to measure with today.
 *
 * @param device the device
 * @param checkedToday the latest check of today in the laboratory's zone; null if there was none
 * @param trust what to think of a reading made with it now
 * @param sentence the trust in words, for example "Caliper K2: calibration ended on 2026-11-01."
 */
public record DeviceStanding(Device device, @Nullable DeviceCheck checkedToday, Trust trust, String sentence) {
    /** What to think of a reading made with it. */
    public enum Trust {
        /** In use, calibrated, checked today. */
        FIT,
        /** In use and calibrated, not checked today yet. */
        UNCHECKED,
        /** Out of calibration, failed today's check, or off the list: a reading made with it is kept with a warning. */
        DOUBTFUL
    }
}
