package org.graftline.study.conduct;

import java.time.Instant;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What became of a reading behind a case after it had raised its alert.
 *
 * @param reading the reading
 * @param tier of the alert that it raised
 * @param change what happened to it
 * @param value what it makes of the quantity now, in the quantity's unit; null where it says nothing of it any more
 * @param reaches whether the limit of that alert is reached all the same
 * @param movedTo the mouse that it belongs to; null where it was not moved
 * @param at when it was changed; where something else was, when that was noticed
 * @param by who changed it; null where something else was changed
 */
public record AlertCorrection(
        UUID reading,
        Tier tier,
        Change change,
        @Nullable Decimal value,
        boolean reaches,
        @Nullable MouseId movedTo,
        Instant at,
        @Nullable PersonId by) {
    /** Where a sentence says when, in the zone of whoever reads it. */
    public static final String WHEN = "{when}";

    /** What can happen to a reading. */
    public enum Change {
        /** It says something else by now. */
        CORRECTED,
        /** It was taken back. */
        WITHDRAWN,
        /** It was moved to another mouse. */
        MOVED,
        /** It stands as it was; another reading that it is compared with was changed, such as the first weight. */
        COMPARED
    }

    /** @return whether it is about the alert */
    public boolean isOf(AlertCase.Raised raised) {
        return reading.equals(raised.reading()) && tier == raised.tier();
    }

    /** @return whether it says the same of the limit as another one */
    public boolean saysTheSame(AlertCorrection other) {
        return reaches == other.reaches && change == other.change && isSame(value, other.value);
    }

    private static boolean isSame(@Nullable Decimal one, @Nullable Decimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.value() == other.value();
    }

    /**
     * @param raised the alert as it joined the case
     * @param quantity of the case
     * @return what happened and what of the limit, with {@value #WHEN} to be filled in: "The reading was corrected to 812 mm³ {when}: the
     *     limit of 1500 mm³ is no longer reached."
     */
    public String sentence(AlertCase.Raised raised, Quantity quantity) {
        String unit = quantity.unit().isEmpty() ? "" : " " + quantity.unit();
        String now = value == null ? "" : ProtocolLimit.threeDigits(value) + unit;
        String makes = value == null ? "" : ", which makes the %s %s".formatted(quantity.words(), now);
        String what = switch (change) {
            case CORRECTED -> {
                if (value == null) {
                    yield "was corrected %s and has no value any more".formatted(WHEN);
                }
                yield isMeasured(quantity)
                        ? "was corrected to %s %s".formatted(now, WHEN)
                        : "was corrected %s%s".formatted(WHEN, makes);
            }
            case WITHDRAWN -> "was taken back %s".formatted(WHEN);
            case MOVED -> "was moved to mouse %s %s".formatted(movedTo, WHEN);
            case COMPARED ->
                "stands as it was, and what it is compared with was changed (noticed %s)%s".formatted(WHEN, makes);
        };
        return "The reading %s: the limit of %s%s is %s reached."
                .formatted(what, raised.threshold(), unit, reaches ? "still" : "no longer");
    }

    /** Whether the quantity is what was read, and not worked out with other readings. */
    private static boolean isMeasured(Quantity quantity) {
        return switch (quantity) {
            case TUMOR_VOLUME, LENGTH, MEAN_DIAMETER, ULCERATION_SCORE, BODY_CONDITION_SCORE -> true;
            default -> false;
        };
    }
}
