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
 * @param earlier readings of the same tumor (or animal) and endpoint on days before, by day and replicate, withdrawn ones left out
 * @param sameDay other readings of the same tumor and endpoint on the same day
 * @param neighbors the earlier readings of the same endpoint of the other mice of the cage (or of the session where no cage is known),
 *     first tumor each, as {@code earlier}
 * @param device the device and its standing when the reading came; null where none is named or known
 * @param sdLog the study's within-visit standard deviation of log volume from replicates; null where there are too few
 */
public record Surroundings(
        List<Reading> earlier,
        List<Reading> sameDay,
        Map<MouseId, List<Reading>> neighbors,
        @Nullable DeviceStanding device,
        @Nullable Double sdLog) {
    /** Copies the lists in. */
    public Surroundings {
        earlier = List.copyOf(earlier);
        sameDay = List.copyOf(sameDay);
        neighbors = Map.copyOf(neighbors);
    }
}
