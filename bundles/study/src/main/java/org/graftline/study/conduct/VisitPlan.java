package org.graftline.study.conduct;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.graftline.study.Decimal;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.StudyDay;
import org.jspecify.annotations.Nullable;

/**
 * When a study measures, and how far the forecast may move that. Data of the protocol.
 *
 * @param days the planned days, in order, without doubles; each mouse counts them from its own day 0
 * @param longestDays the protocol's longest interval between two looks at a mouse, whole days
 * @param level the chance of crossing a limit unseen from which on a visit is brought forward
 * @param weekdays the days on which a visit that is brought forward should fall; empty for any
 * @param dailyFromPercent from this share of a limit on a mouse is looked at every day, percent; null where the protocol has no such rule
 */
public record VisitPlan(
        List<StudyDay> days,
        int longestDays,
        Decimal level,
        Set<DayOfWeek> weekdays,
        @Nullable Decimal dailyFromPercent) {
    /** The level where the protocol names none. */
    public static final Decimal USUAL_LEVEL = new Decimal("0.05");

    private static final int MOST_VISITS = 1_000;

    /** @throws ImpossibleValueException if nobody would be looked at, or not as often as the protocol wants */
    public VisitPlan {
        days = List.copyOf(new TreeSet<>(days));
        weekdays = Set.copyOf(weekdays);
        if (days.isEmpty()) {
            throw new ImpossibleValueException(
                    "A schedule with no visits watches nobody. Enter study days, or from which day to which and every how many days.");
        }
        if (days.size() > MOST_VISITS) {
            throw new ImpossibleValueException(
                    "%d visits are more than a study can have. Enter at most %d.".formatted(days.size(), MOST_VISITS));
        }
        if (longestDays < 1) {
            throw new ImpossibleValueException(
                    "The longest interval between two visits is %d days. Enter 1 or more.".formatted(longestDays));
        }
        for (int i = 1; i < days.size(); i++) {
            double gap = days.get(i).value() - days.get(i - 1).value();
            if (gap > longestDays) {
                throw new ImpossibleValueException(
                        "Day %s and day %s are %s days apart, and the protocol allows %d. Add a visit between them, or amend the longest interval."
                                .formatted(
                                        days.get(i - 1),
                                        days.get(i),
                                        Decimal.of(gap).text(),
                                        longestDays));
            }
        }
        if (!(level.value() > 0 && level.value() < 1)) {
            throw new ImpossibleValueException(
                    "A chance of %s is no level. Enter one between 0 and 1, such as 0.05.".formatted(level));
        }
        if (dailyFromPercent != null && !(dailyFromPercent.value() > 0 && dailyFromPercent.value() <= 100)) {
            throw new ImpossibleValueException(
                    "Daily looks from %s %% of a limit on are impossible. Enter a share above 0 and up to 100, or leave it out."
                            .formatted(dailyFromPercent));
        }
    }

    /** @return the same schedule so many days later, as a mouse has it that began later */
    public VisitPlan later(double by) {
        return new VisitPlan(
                days.stream().map(day -> new StudyDay(day.value() + by)).toList(),
                longestDays,
                level,
                weekdays,
                dailyFromPercent);
    }

    /**
     * @param from the first planned day
     * @param to the last day that may be planned
     * @param step days from one visit to the next
     * @return the days
     * @throws ImpossibleValueException if there is no such day
     */
    public static List<StudyDay> every(StudyDay from, StudyDay to, int step) {
        if (step < 1 || to.compareTo(from) < 0) {
            throw new ImpossibleValueException(
                    "From day %s to day %s every %d days there is no visit. Enter a first day, a later last day and 1 or more days."
                            .formatted(from, to, step));
        }
        TreeSet<StudyDay> days = new TreeSet<>();
        for (double day = from.value(); day <= to.value() && days.size() <= MOST_VISITS; day += step) {
            days.add(new StudyDay(day));
        }
        return List.copyOf(days);
    }
}
