package org.graftline.study;

import org.jspecify.annotations.Nullable;

/**
 * The caliper diameters of one tumor.
 *
 * @param lengthMm longest diameter, mm, above 0; a tumor that cannot be felt is a status, not a zero
 * @param widthMm diameter at right angles to it, mm, above 0, never longer; capture orders the two and keeps them as entered
 * @param heightMm third diameter, mm, above 0; null where two are measured
 */
public record Diameters(
        Decimal lengthMm, Decimal widthMm, @Nullable Decimal heightMm) {
    /** @throws ImpossibleValueException if a diameter is not above 0 or the width is above the length */
    public Diameters {
        if (!(0 < widthMm.value() && widthMm.value() <= lengthMm.value())
                || (heightMm != null && heightMm.value() <= 0)) {
            throw new ImpossibleValueException(
                    ("Length %s mm, width %s mm%s is impossible: each diameter must be above 0"
                                    + " and the length the longest. A tumor that cannot be felt is recorded as 'not palpable'.")
                            .formatted(lengthMm, widthMm, heightMm == null ? "" : ", height " + heightMm + " mm"));
        }
    }
}
