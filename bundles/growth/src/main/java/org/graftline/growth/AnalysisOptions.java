package org.graftline.growth;

import org.jspecify.annotations.Nullable;

/**
 * What an analysis fixes beforehand.
 *
 * @param fromDay first study day of the analysis window; null for the default, which is day 0 where the study has readings before it
 *     (they are another question), or else the first day
 * @param toDay last study day of the window; null for all
 * @param limitMm3 volume c₀ that stands for "too small" and "not palpable", mm³, above 0; null for the smallest measured volume of the
 *     study, which the report names as a stopgap
 */
public record AnalysisOptions(
        @Nullable Double fromDay,
        @Nullable Double toDay,
        @Nullable Double limitMm3) {
    /** All defaults. */
    public static final AnalysisOptions DEFAULT = new AnalysisOptions(null, null, null);
}
