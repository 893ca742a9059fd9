package org.graftline.mixedmodel.prediction;

import org.graftline.mixedmodel.InvalidModelException;

/**
 * When a subject must be seen again. Times are in the unit of the time column.
 *
 * @param event what must not happen unseen
 * @param acceptedRisk its largest accepted probability, between 0 and 1
 * @param longest the longest interval that the protocol allows, above 0
 * @param gridStep how finely to look for the first time at which the risk is too large, above 0
 * @param resolution how exactly to find that time, above 0
 */
public record VisitPolicy(
        ThresholdEvent event, double acceptedRisk, double longest, double gridStep, double resolution) {
    /** How exactly a time is found unless told otherwise. */
    public static final double RESOLUTION = 0.1;

    /** Checks the numbers. */
    public VisitPolicy {
        if (!(0 < acceptedRisk && acceptedRisk < 1)) {
            throw new InvalidModelException(
                    "An accepted risk of %s".formatted(acceptedRisk), "Give a share between 0 and 1, for example 0.05");
        }
        if (!(0 < longest && longest < Double.POSITIVE_INFINITY && 0 < gridStep && 0 < resolution)) {
            throw new InvalidModelException(
                    "A visit within %s, looked for in steps of %s to %s".formatted(longest, gridStep, resolution),
                    "Give three numbers above 0");
        }
    }

    /** Looks in steps of a hundredth of the longest interval, and finds the time to {@link #RESOLUTION}. */
    public static VisitPolicy of(ThresholdEvent event, double acceptedRisk, double longest) {
        return new VisitPolicy(event, acceptedRisk, longest, longest / 100, RESOLUTION);
    }
}
