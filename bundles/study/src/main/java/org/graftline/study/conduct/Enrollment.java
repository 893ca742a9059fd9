package org.graftline.study.conduct;

import java.time.LocalDate;
import org.graftline.study.MouseId;
import org.jspecify.annotations.Nullable;

/**
 * Where a mouse stands between its arrival and its first day.
 *
 * @param mouse the animal
 * @param state where it stands
 * @param cohort its cohort; null for none
 * @param dayZero its own day 0; null while it has none, and where the study's or the cohort's is its
 */
public record Enrollment(
        MouseId mouse,
        State state,
        @Nullable String cohort,
        @Nullable LocalDate dayZero) {
    /** The states in their order. */
    public enum State {
        ARRIVED,
        ELIGIBLE,
        ENROLLED,
        EXCLUDED
    }
}
