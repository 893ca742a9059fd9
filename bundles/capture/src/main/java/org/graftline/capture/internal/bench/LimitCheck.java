package org.graftline.capture.internal.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Which limits of the protocol a reading reaches. A browser without a network decides the same by the same cases,
 * {@code limit-cases.json} of the package {@code org.graftline.study.bench}.
 */
final class LimitCheck {
    /** Quantities are compared at this grain, so that 20 % stays 20 % whatever binary fractions make of it. */
    private static final double GRAIN = 1e6;

    private static final double MM3_PER_G = 1000;

    private LimitCheck() {}

    /**
     * What else is known of the animal up to the day of the reading, the reading itself left out.
     *
     * @param otherVolumesMm3 sum of the latest volumes of its other tumors (of all tumors, where the reading is not of one), mm³
     * @param baselineG first weight on or before day 0, else the first, g; null for none
     * @param peakG highest weight, g; null for none
     * @param weightG latest weight of the same day, g; null for none
     */
    record Known(
            double otherVolumesMm3,
            @Nullable Double baselineG,
            @Nullable Double peakG,
            @Nullable Double weightG) {}

    /**
     * A limit and what reached it.
     *
     * @param value the quantity in the limit's unit
     */
    record Reached(ProtocolLimit limit, Decimal value) {}

    /** @return of each quantity and tier the outermost limit that is reached, in the order of the limits */
    static List<Reached> of(List<ProtocolLimit> limits, Reading reading, Known known) {
        List<Reached> reached = new ArrayList<>();
        if (reading.value() == null) {
            return reached; // nobody is called to a tumor that cannot be felt
        }
        Map<Quantity, Double> quantities = quantities(reading, known);
        for (ProtocolLimit limit : limits) {
            Double value = quantities.get(limit.quantity());
            if (value != null && limit.isReachedBy(value) && isOutermost(limit, limits, value)) {
                reached.add(new Reached(limit, Decimal.of(value)));
            }
        }
        return reached;
    }

    /** @return what the reading makes of a quantity; null where it says nothing of it. A tumor too small to measure counts as nothing. */
    static @Nullable Double value(Quantity quantity, Reading reading, Known known) {
        return quantities(reading, known).get(quantity);
    }

    private static boolean isOutermost(ProtocolLimit limit, List<ProtocolLimit> limits, double value) {
        Tier tier = limit.tier();
        return limits.stream()
                .filter(other -> other.quantity() == limit.quantity() && other.tier() == tier)
                .noneMatch(other -> other.isBeyond(limit) && other.isReachedBy(value));
    }

    private static Map<Quantity, Double> quantities(Reading reading, Known known) {
        Map<Quantity, Double> quantities = new EnumMap<>(Quantity.class);
        Decimal measured = reading.value();
        if (measured == null && !isTooSmall(reading)) {
            return quantities;
        }
        double value = measured == null ? 0 : measured.value();
        if (reading.endpoint() == Endpoint.TUMOR_VOLUME) {
            put(quantities, Quantity.TUMOR_VOLUME, value);
            double burden = value + known.otherVolumesMm3();
            put(quantities, Quantity.TUMOR_BURDEN, burden);
            if (known.weightG() != null) {
                putByMass(quantities, known.weightG(), burden, known.baselineG());
            }
            if (measured == null) {
                put(quantities, Quantity.LENGTH, 0);
                put(quantities, Quantity.MEAN_DIAMETER, 0);
            } else if (reading.diameters() != null) {
                double length = reading.diameters().lengthMm().value();
                put(quantities, Quantity.LENGTH, length);
                put(
                        quantities,
                        Quantity.MEAN_DIAMETER,
                        (length + reading.diameters().widthMm().value()) / 2);
            }
        } else if (reading.endpoint() == Endpoint.BODY_WEIGHT) {
            putLoss(quantities, Quantity.WEIGHT_LOSS, value, known.baselineG());
            putLoss(quantities, Quantity.WEIGHT_LOSS_FROM_PEAK, value, known.peakG());
            putByMass(quantities, value, known.otherVolumesMm3(), known.baselineG());
        } else if (reading.endpoint() == Endpoint.ULCERATION_SCORE) {
            put(quantities, Quantity.ULCERATION_SCORE, value);
        } else if (reading.endpoint() == Endpoint.BODY_CONDITION_SCORE) {
            put(quantities, Quantity.BODY_CONDITION_SCORE, value);
        }
        return quantities;
    }

    private static boolean isTooSmall(Reading reading) {
        return reading.endpoint() == Endpoint.TUMOR_VOLUME
                && (reading.status() == ReadingStatus.NOT_PALPABLE || reading.status() == ReadingStatus.TOO_SMALL);
    }

    /** What weight and tumor mass of one day make together; 1 mm³ weighs 1 mg. */
    private static void putByMass(
            Map<Quantity, Double> quantities, double weightG, double burdenMm3, @Nullable Double baselineG) {
        double massG = burdenMm3 / MM3_PER_G;
        if (weightG > 0) {
            put(quantities, Quantity.BURDEN_OF_WEIGHT, 100 * massG / weightG);
        }
        putLoss(quantities, Quantity.WEIGHT_LOSS_WITHOUT_TUMOR, weightG - massG, baselineG);
    }

    private static void putLoss(
            Map<Quantity, Double> quantities, Quantity quantity, double weight, @Nullable Double from) {
        if (from != null && from > 0) {
            put(quantities, quantity, 100 * (from - weight) / from);
        }
    }

    private static void put(Map<Quantity, Double> quantities, Quantity quantity, double value) {
        quantities.put(quantity, Math.round(value * GRAIN) / GRAIN);
    }
}
