package org.graftline.conduct.internal.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.CrossingForecasts.Crossing;
import org.graftline.study.conduct.PlannedMouse.Kind;
import org.graftline.study.conduct.VisitPlan;
import org.jspecify.annotations.Nullable;

/**
 * When one mouse is looked at next: as the schedule and the protocol's longest interval say, or sooner. Never later: the forecast only
 * moves forward. Days are whole days from today on.
 *
 * @param scheduled what schedule and longest interval give, today at the earliest
 * @param next the day planned
 * @param kind how it came about
 * @param missed the latest planned day that passed; null for none
 * @param asScheduled the chance by the scheduled day; null without a forecast
 * @param asPlanned the chance by the planned day; null without a forecast
 * @param reason why, in a sentence
 */
record NextLook(
        StudyDay scheduled,
        StudyDay next,
        Kind kind,
        @Nullable StudyDay missed,
        @Nullable Crossing asScheduled,
        @Nullable Crossing asPlanned,
        String reason) {
    /**
     * @param today the study day
     * @param date its date; null where the study has none
     * @param last when the mouse was measured last; null for never
     * @param near how close it was then; null where nothing can be compared
     * @param chance the forecast by day
     */
    static NextLook of(
            VisitPlan plan,
            double today,
            @Nullable LocalDate date,
            @Nullable StudyDay last,
            @Nullable Nearness near,
            DoubleFunction<Optional<Crossing>> chance) {
        double earliest = last != null && last.value() >= today ? today + 1 : today;
        Due due = Due.of(plan, today, last);
        double scheduled = Math.max(earliest, due.day());
        Crossing asScheduled = chance.apply(scheduled).orElse(null);
        if (near != null && near.share() >= 1) {
            return new NextLook(
                    new StudyDay(scheduled),
                    new StudyDay(earliest),
                    Kind.DAILY,
                    due.missed(),
                    asScheduled,
                    chance.apply(earliest).orElse(null),
                    "Every day until somebody decides: the last value was at or above %s."
                            .formatted(Words.of(near.limit())));
        }
        if (plan.dailyFromPercent() != null
                && near != null
                && 100 * near.share() >= plan.dailyFromPercent().value()) {
            return new NextLook(
                    new StudyDay(scheduled),
                    new StudyDay(earliest),
                    Kind.DAILY,
                    due.missed(),
                    asScheduled,
                    chance.apply(earliest).orElse(null),
                    "Every day: the last value was %s of %s, and from %s %% on the protocol asks for daily looks."
                            .formatted(Words.percent(near.share()), Words.of(near.limit()), plan.dailyFromPercent()));
        }
        if (asScheduled == null || asScheduled.risk() <= plan.level().value() || scheduled <= earliest) {
            return asScheduled(due, scheduled, earliest, asScheduled, plan);
        }
        return sooner(plan, today, date, due, earliest, scheduled, asScheduled, chance);
    }

    private static NextLook asScheduled(
            Due due, double scheduled, double earliest, @Nullable Crossing chance, VisitPlan plan) {
        StudyDay day = new StudyDay(scheduled);
        boolean daily = chance != null && chance.risk() > plan.level().value() && due.missed() == null;
        Kind kind = due.missed() != null ? Kind.OVERDUE : daily && scheduled <= earliest ? Kind.DAILY : Kind.SCHEDULED;
        String what = due.missed() != null
                ? "Day %s passed without a reading: look on day %s.".formatted(due.missed(), day)
                : due.byInterval()
                        ? "Day %s: the protocol allows no more than %d days between two looks."
                                .formatted(day, plan.longestDays())
                        : "Day %s as scheduled.".formatted(day);
        String forecast = chance == null
                ? "There is no forecast."
                : "The chance of %s by then is %s.".formatted(Words.of(chance.limit()), Words.percent(chance.risk()));
        return new NextLook(day, day, kind, due.missed(), chance, chance, what + " " + forecast);
    }

    private static NextLook sooner(
            VisitPlan plan,
            double today,
            @Nullable LocalDate date,
            Due due,
            double earliest,
            double scheduled,
            Crossing asScheduled,
            DoubleFunction<Optional<Crossing>> chance) {
        double level = plan.level().value();
        double day = scheduled;
        Crossing then = asScheduled;
        while (day > earliest && then.risk() > level) {
            day = Math.max(earliest, Math.ceil(day) - 1);
            then = chance.apply(day).orElse(then);
        }
        boolean daily = then.risk() > level;
        if (!daily && date != null) {
            double preferred = onWeekday(plan, today, date, earliest, day);
            if (preferred < day) {
                day = preferred;
                then = chance.apply(day).orElse(then);
            }
        }
        String reason = daily
                ? "Every day: already by day %s the chance of %s is %s, above the level of %s."
                        .formatted(
                                new StudyDay(day),
                                Words.of(then.limit()),
                                Words.percent(then.risk()),
                                Words.percent(level))
                : "Day %s instead of day %s: by then the chance of %s would be %s, above the level of %s."
                        .formatted(
                                new StudyDay(day),
                                new StudyDay(scheduled),
                                Words.of(asScheduled.limit()),
                                Words.percent(asScheduled.risk()),
                                Words.percent(level));
        return new NextLook(
                new StudyDay(scheduled),
                new StudyDay(day),
                daily ? Kind.DAILY : Kind.BROUGHT_FORWARD,
                due.missed(),
                asScheduled,
                then,
                reason);
    }

    /** The latest preferred weekday that is not after the day; the day itself where there is none. */
    private static double onWeekday(VisitPlan plan, double today, LocalDate date, double earliest, double day) {
        for (double other = day; other >= earliest; other--) {
            DayOfWeek weekday = date.plusDays(Math.round(other - today)).getDayOfWeek();
            if (plan.weekdays().contains(weekday)) {
                return other;
            }
        }
        return day;
    }

    /**
     * What is due by schedule and longest interval.
     *
     * @param day study day, perhaps past
     * @param byInterval whether the longest interval gave it
     * @param missed the latest planned day that passed without a reading; null for none
     */
    private record Due(
            double day, boolean byInterval, @Nullable StudyDay missed) {
        static Due of(VisitPlan plan, double today, @Nullable StudyDay last) {
            double after = last == null ? Double.NEGATIVE_INFINITY : last.value();
            StudyDay planned = null;
            StudyDay missed = null;
            for (StudyDay day : plan.days()) {
                if (day.value() <= after) {
                    continue;
                }
                if (day.value() < today) {
                    missed = day;
                } else if (planned == null) {
                    planned = day;
                }
            }
            double byPlan = missed != null
                    ? today
                    : planned != null ? planned.value() : last == null ? today : Double.POSITIVE_INFINITY;
            double byInterval = last == null ? Double.POSITIVE_INFINITY : last.value() + plan.longestDays();
            return new Due(Math.min(byPlan, byInterval), byInterval < byPlan, missed);
        }
    }
}
