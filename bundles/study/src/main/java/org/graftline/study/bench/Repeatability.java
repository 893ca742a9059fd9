package org.graftline.study.bench;

import java.util.List;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How well readings of the same tumor on the same day agree. From replicates: the within-visit standard deviation of log volume, by
 * one-way analysis of variance with the visit as the factor (Bland and Altman 1996, "Measurement error", BMJ 313:744).
 */
@ProviderType
public interface Repeatability {
    /** @return the study's repeatability, by operator and size; asks for READ_STUDY */
    Table of(Actor actor, StudyCode study);

    /**
     * @param lines the whole study first, then by size, then by operator
     * @param sentence what it means, in words
     */
    record Table(List<Line> lines, String sentence) {
        /** Copies the lines in. */
        public Table {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param operator whose readings among themselves; null for all operators together
     * @param size null for all sizes
     * @param visits with at least two readings
     * @param readings of those visits
     * @param sdLog within-visit standard deviation of log volume, which is about the relative error; null below two degrees of freedom
     * @param repeatabilityPercent two readings differ by more than this percent in one of twenty visits,
     *     100·(exp(1.96·√2·sdLog) − 1); null like {@code sdLog}
     */
    record Line(
            @Nullable PersonId operator,
            @Nullable Size size,
            int visits,
            int readings,
            @Nullable Double sdLog,
            @Nullable Double repeatabilityPercent) {}

    /** Sizes by the visit's geometric mean volume. */
    enum Size {
        /** Below 100 mm³. */
        SMALL,
        /** 100 to below 500 mm³. */
        MEDIUM,
        /** 500 mm³ and above. */
        LARGE
    }
}
