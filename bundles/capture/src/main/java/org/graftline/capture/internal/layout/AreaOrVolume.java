package org.graftline.capture.internal.layout;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.graftline.study.Decimal;
import org.graftline.study.VolumeFormula;

/** Counts what numbers beside length and width are: their product, a volume by one of the known formulas, or neither. */
final class AreaOrVolume {
    private static final double TOLERANCE = 0.005;

    private final Map<VolumeFormula, Integer> volumes = new EnumMap<>(VolumeFormula.class);
    private int diameters;
    private int complete;
    private int areas;

    void add(Optional<Decimal> length, Optional<Decimal> width, Optional<Decimal> value) {
        if (length.isEmpty() || width.isEmpty()) {
            return;
        }
        diameters++;
        if (value.isEmpty() || value.get().value() <= 0) {
            return;
        }
        complete++;
        double area = length.get().value() * width.get().value();
        if (Math.abs(area - value.get().value()) <= TOLERANCE * area) {
            areas++;
        }
        boolean ordered = length.get().value() >= width.get().value();
        Decimal longer = ordered ? length.get() : width.get();
        Decimal shorter = ordered ? width.get() : length.get();
        KnownFormulas.behind(value.get(), longer, shorter, null)
                .ifPresent(formula -> volumes.merge(formula, 1, Integer::sum));
    }

    /** Rows with both diameters. */
    int diameters() {
        return diameters;
    }

    /** Of those, rows with a number beside them. */
    int complete() {
        return complete;
    }

    /** Of those, numbers that are length × width. */
    int areas() {
        return areas;
    }

    /** The formula behind more than half of the numbers. */
    Optional<VolumeFormula> mostFrequent() {
        return volumes.entrySet().stream()
                .filter(entry -> 2 * entry.getValue() > complete && 2 * areas < complete)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }
}
