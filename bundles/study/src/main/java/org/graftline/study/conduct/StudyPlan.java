package org.graftline.study.conduct;

import java.time.LocalDate;
import java.util.List;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.jspecify.annotations.Nullable;

/**
 * The next visit of every mouse on a study.
 *
 * @param study the study
 * @param position the ledger position that it was made from
 * @param today the study day
 * @param date the calendar day of {@link #today}; null where the study has no date of day 0, then days are counted from its last visit
 * @param plan the schedule; null where none was made yet
 * @param version of the schedule; 0 where none was made yet
 * @param mice every mouse on the study, closest to a limit first; empty without a schedule
 * @param expectedAsScheduled how many mice are expected to cross a limit unseen before their scheduled visit
 * @param expectedAsPlanned the same before the planned one
 * @param model what the forecast rests on, or why there is none; a sentence
 * @param hasModel whether there is a forecast
 * @param modelLastDay the last day that the model was fitted on; null without a model
 */
public record StudyPlan(
        StudyCode study,
        long position,
        StudyDay today,
        @Nullable LocalDate date,
        @Nullable VisitPlan plan,
        int version,
        List<PlannedMouse> mice,
        double expectedAsScheduled,
        double expectedAsPlanned,
        String model,
        boolean hasModel,
        @Nullable Double modelLastDay) {
    /** Copies the mice in. */
    public StudyPlan {
        mice = List.copyOf(mice);
    }
}
