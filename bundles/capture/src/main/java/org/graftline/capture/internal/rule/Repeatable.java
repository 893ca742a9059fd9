package org.graftline.capture.internal.rule;

import org.graftline.study.Decimal;
import org.graftline.study.Reading;
import org.jspecify.annotations.Nullable;

/** How far two readings of one thing on one day are usually apart: the repeatability limit, which one pair of twenty exceeds (Bland and Altman 1996). */
public final class Repeatable {
    /** Where a study has too few replicates: a spread of 15 % of one reading, usual for calipers. */
    private static final double USUAL_SD_LOG = 0.15;
    /** A balance is exact; a mouse that moves on it is not. */
    private static final double WEIGHT_SD_LOG = 0.02;
    /** Of the difference of two readings, two-sided 95 %. */
    private static final double LIMIT_IN_SD = 1.96 * Math.sqrt(2);

    private Repeatable() {}

    /**
     * @param sdLog the study's own spread of log volume within a visit; null where there are too few replicates
     * @return by how much the logarithms of two volumes may differ
     */
    static double limit(@Nullable Double sdLog) {
        return LIMIT_IN_SD * (sdLog == null ? USUAL_SD_LOG : sdLog);
    }

    /** @return by how much the logarithms of two positive values differ */
    static double apart(Decimal a, Decimal b) {
        return Math.abs(Math.log(a.value() / b.value()));
    }

    /**
     * @param sdLog as of {@link #limit}
     * @return whether two readings say the same: within the limit for volumes and weights, equal for anything else, both without a value
     *     for the same reason
     */
    public static boolean agree(Reading one, Reading other, @Nullable Double sdLog) {
        Decimal a = one.value();
        Decimal b = other.value();
        if (a == null || b == null) {
            return a == null && b == null && one.status() == other.status();
        }
        if (!(a.value() > 0) || !(b.value() > 0)) {
            return a.value() == b.value();
        }
        return switch (one.endpoint()) {
            case TUMOR_VOLUME -> apart(a, b) <= limit(sdLog);
            case BODY_WEIGHT -> apart(a, b) <= LIMIT_IN_SD * WEIGHT_SD_LOG;
            case ULCERATION_SCORE, BODY_CONDITION_SCORE -> a.value() == b.value();
        };
    }
}
