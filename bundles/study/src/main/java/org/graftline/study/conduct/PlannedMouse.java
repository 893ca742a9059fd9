package org.graftline.study.conduct;

import org.graftline.study.MouseId;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.ProtocolLimit;
import org.jspecify.annotations.Nullable;

/**
 * When a mouse is to be looked at next, and why.
 *
 * @param mouse the animal
 * @param cage its cage; null for none
 * @param lastDay when it was measured last; null for never
 * @param scheduled the day that the schedule and the protocol's longest interval give; today where that is past
 * @param next the day that is planned, never after {@link #scheduled}
 * @param kind how it came about
 * @param missed the latest planned day that passed without a reading; null for none
 * @param nearness the last value as a share of the stop limit that it is closest to; null where nothing can be compared
 * @param nearest that limit; null where nothing can be compared
 * @param crossing the chance by the scheduled day, of the limit most likely crossed; null without a forecast
 * @param unseenAsScheduled the chance that it is truly over a limit before the scheduled day; 0 without a forecast
 * @param unseenAsPlanned the same before the planned day
 * @param dayZero the study's day on which it has its own day 0, from which its planned visits are counted; null where it counts as the
 *     study does
 * @param charge who is meant to look at it; null where nobody is known
 * @param reason why then, a sentence without an arm
 */
public record PlannedMouse(
        MouseId mouse,
        @Nullable String cage,
        @Nullable StudyDay lastDay,
        StudyDay scheduled,
        StudyDay next,
        Kind kind,
        @Nullable StudyDay missed,
        @Nullable Double nearness,
        @Nullable ProtocolLimit nearest,
        CrossingForecasts.@Nullable Crossing crossing,
        double unseenAsScheduled,
        double unseenAsPlanned,
        @Nullable StudyDay dayZero,
        Care.@Nullable Charge charge,
        String reason) {
    /** How the next visit came about. */
    public enum Kind {
        /** As the schedule says. */
        SCHEDULED,
        /** The forecast brought it forward. */
        BROUGHT_FORWARD,
        /** It is so close to a limit that it is looked at every day. */
        DAILY,
        /** A planned visit passed without a reading. */
        OVERDUE
    }
}
