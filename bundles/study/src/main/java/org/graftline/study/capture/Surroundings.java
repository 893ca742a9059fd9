package org.graftline.study.capture;

import java.util.List;
import java.util.Map;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.bench.DeviceStanding;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a reading that is being entered. Holds no arm: what a rule says must be fit for blinded eyes.
 *
 * @param earlier readings of the same tumor (or animal) and endpoint on days before, by day and replicate; withdrawn ones are left out, and
 *     those that a question made the person measure again, unless they were kept for a reason
 * @param sameDay other readings of the same tumor and endpoint on the same day
 * @param neighbors the earlier readings of the same endpoint of the other mice of the cage (or of the session where no cage is known),
 *     first tumor each, as {@code earlier}
 * @param neighborsToday the readings of the same day of those mice and tumors, by replicate, as {@code earlier}
 * @param device the device and its standing when the reading came; null where none is named or known
 * @param withDevice readings of the same session and day that were made with the same device before, in any order; empty where none is
 *     named
 * @param sdLog the study's within-visit standard deviation of log volume from replicates; null where there are too few
 */
public record Surroundings(
        List<Reading> earlier,
        List<Reading> sameDay,
        Map<MouseId, List<Reading>> neighbors,
        Map<MouseId, List<Reading>> neighborsToday,
        @Nullable DeviceStanding device,
        List<Reading> withDevice,
        @Nullable Double sdLog) {
    /** As the other, with nothing else measured on that day. */
    public Surroundings(
            List<Reading> earlier,
            List<Reading> sameDay,
            Map<MouseId, List<Reading>> neighbors,
            @Nullable DeviceStanding device,
            @Nullable Double sdLog) {
        this(earlier, sameDay, neighbors, Map.of(), device, List.of(), sdLog);
    }

    /** Copies the lists in. */
    public Surroundings {
        earlier = List.copyOf(earlier);
        sameDay = List.copyOf(sameDay);
        neighbors = Map.copyOf(neighbors);
        neighborsToday = Map.copyOf(neighborsToday);
        withDevice = List.copyOf(withDevice);
    }
}
