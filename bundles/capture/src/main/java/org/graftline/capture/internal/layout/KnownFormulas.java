package org.graftline.capture.internal.layout;

import java.util.Optional;
import org.graftline.study.Decimal;
import org.graftline.study.VolumeFormula;
import org.jspecify.annotations.Nullable;

/** Finds the formula that a reported volume was computed with. */
public final class KnownFormulas {
    /** The formulas lie at least 4.7 % apart (domain note B7), so half a percent tells them apart and forgives rounding. */
    private static final double TOLERANCE = 0.005;

    private KnownFormulas() {}

    /**
     * @param volume mm³, as reported
     * @param length mm
     * @param width mm
     * @param height mm; null where two diameters are measured
     * @return the formula that gives the volume within half a percent, or within half of its last digit
     */
    public static Optional<VolumeFormula> behind(
            Decimal volume, Decimal length, Decimal width, @Nullable Decimal height) {
        double allowed = Math.max(TOLERANCE * volume.value(), halfLastDigit(volume));
        for (VolumeFormula formula : VolumeFormula.values()) {
            boolean computes = formula != VolumeFormula.AS_REPORTED
                    && (height != null || formula != VolumeFormula.ELLIPSOID_LENGTH_WIDTH_HEIGHT);
            if (computes) {
                double computed = formula.volumeMm3(length.value(), width.value(), height == null ? 0 : height.value());
                if (Math.abs(computed - volume.value()) <= allowed) {
                    return Optional.of(formula);
                }
            }
        }
        return Optional.empty();
    }

    private static double halfLastDigit(Decimal number) {
        int point = number.text().indexOf('.');
        int decimals = point < 0 ? 0 : number.text().length() - point - 1;
        return 0.5 * Math.pow(10, -decimals);
    }
}
