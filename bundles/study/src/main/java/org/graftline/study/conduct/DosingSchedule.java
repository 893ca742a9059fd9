package org.graftline.study.conduct;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.graftline.study.ImpossibleValueException;
import org.jspecify.annotations.Nullable;

/**
 * On which study days something is given. Whole days, counted from the day of the mouse's randomization (day 0), none before it.
 *
 * @param pattern how the days are named
 * @param days the study days of {@link Pattern#DAYS}, rising; else empty
 * @param every every how many days of {@link Pattern#EVERY}; else 0
 * @param weekdays the weekdays of {@link Pattern#WEEKDAYS} in their order; else empty
 * @param from the first day on which anything may be given
 * @param to the last such day; null where it goes on
 */
public record DosingSchedule(
        Pattern pattern,
        List<Integer> days,
        int every,
        List<DayOfWeek> weekdays,
        int from,
        @Nullable Integer to) {
    /** Longer than any study. */
    private static final int LAST_DAY = 10_000;

    /** How the days are named. */
    public enum Pattern {
        DAYS,
        EVERY,
        WEEKDAYS
    }

    /** @throws ImpossibleValueException if no day is left, or a day lies before randomization */
    public DosingSchedule {
        days = days.stream().sorted().distinct().toList();
        weekdays = weekdays.stream().sorted().distinct().toList();
        if (from < 0 || from > LAST_DAY || days.stream().anyMatch(day -> day < 0 || day > LAST_DAY)) {
            throw new ImpossibleValueException(
                    "A dosing day before randomization (day 0) or after day %,d is impossible. Name days from 0 on."
                            .formatted(LAST_DAY));
        }
        if (to != null && (to < from || to > LAST_DAY)) {
            throw new ImpossibleValueException(
                    "A schedule from day %d to day %d has no dosing days. Let it end on or after the day it begins."
                            .formatted(from, to));
        }
        boolean fits = switch (pattern) {
            case DAYS -> !days.isEmpty() && every == 0 && weekdays.isEmpty();
            case EVERY -> every >= 1 && days.isEmpty() && weekdays.isEmpty();
            case WEEKDAYS -> !weekdays.isEmpty() && days.isEmpty() && every == 0;
        };
        if (!fits) {
            throw new ImpossibleValueException(
                    "The schedule has no dosing days. Name study days, or every how many days (1 or more), or weekdays: one of the three.");
        }
    }

    /** @return a schedule of these study days */
    public static DosingSchedule onDays(Integer... days) {
        return new DosingSchedule(Pattern.DAYS, List.of(days), 0, List.of(), 0, null);
    }

    /** @return a schedule of a first day and every so many days after it */
    public static DosingSchedule everyDays(int every, int from, @Nullable Integer to) {
        return new DosingSchedule(Pattern.EVERY, List.of(), every, List.of(), from, to);
    }

    /**
     * @param day a study day of the mouse
     * @param dayZero the date of its day 0; null where the study has no dates, which leaves weekdays without a meaning
     * @return whether something is given on that day
     */
    public boolean isDue(int day, @Nullable LocalDate dayZero) {
        if (day < from || (to != null && day > to)) {
            return false;
        }
        return switch (pattern) {
            case DAYS -> days.contains(day);
            case EVERY -> (day - from) % every == 0;
            case WEEKDAYS ->
                dayZero != null && weekdays.contains(dayZero.plusDays(day).getDayOfWeek());
        };
    }
}
