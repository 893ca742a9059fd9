package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.graftline.study.Decimal;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.VisitPlan;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as a client sends it: days one by one, or from a day to a day every so many, or both.
 *
 * @param level absent for the usual one
 * @param version the version that was seen; 0 where none was made
 * @param why the reason
 */
record VisitsBody(
        @Nullable List<Double> days,
        @Nullable Every every,
        @Nullable Integer longestDays,
        @Nullable String level,
        @Nullable Set<DayOfWeek> weekdays,
        @Nullable String dailyFromPercent,
        @Nullable Integer version,
        @Nullable String why) {
    /** A row of visits. */
    record Every(
            @Nullable Double from,
            @Nullable Double to,
            @Nullable Integer days) {}

    VisitPlan plan() {
        List<StudyDay> planned = new ArrayList<>();
        if (days != null) {
            days.forEach(day -> planned.add(new StudyDay(day)));
        }
        if (every != null) {
            planned.addAll(VisitPlan.every(
                    new StudyDay(required("every.from", every.from())),
                    new StudyDay(required("every.to", every.to())),
                    required("every.days", every.days())));
        }
        return new VisitPlan(
                planned,
                required("longestDays", longestDays),
                level == null ? VisitPlan.USUAL_LEVEL : new Decimal(Texts.required("level", level, Texts.NAME)),
                weekdays == null ? Set.of() : weekdays,
                dailyFromPercent == null
                        ? null
                        : new Decimal(Texts.required("dailyFromPercent", dailyFromPercent, Texts.NAME)));
    }
}
