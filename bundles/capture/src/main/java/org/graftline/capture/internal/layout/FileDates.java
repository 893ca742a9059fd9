package org.graftline.capture.internal.layout;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graftline.study.capture.ImportDesign.DateOrder;
import org.jspecify.annotations.Nullable;

/** Reads cells as dates: 2024-03-18, 18.3.2024, 3/18/2024, 18-Mar-2024, each with or without a time behind it. */
public final class FileDates {
    private static final String TIME =
            "(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + TIME);
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})" + TIME);
    private static final Pattern NAMED =
            Pattern.compile("(\\d{1,2})[- .]+([A-Za-z]{3})[a-z]*[- .,]+(\\d{4}|\\d{2})" + TIME);
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private FileDates() {}

    /**
     * A date as a file has it.
     *
     * @param date the day
     * @param time of that day; null where the file does not say it
     * @param offset from UTC; null where the time is the laboratory's
     */
    public record Moment(
            LocalDate date,
            @Nullable LocalTime time,
            @Nullable ZoneOffset offset) {
        /** @return the instant; the start of the day where there is no time */
        public Instant at(ZoneId zone) {
            ZoneId there = offset == null ? zone : offset;
            return time == null
                    ? date.atStartOfDay(there).toInstant()
                    : date.atTime(time).atZone(there).toInstant();
        }
    }

    /** @return the date; empty if the cell is none, or could be read as two */
    public static Optional<Moment> of(String cell, DateOrder order) {
        if (!mayBeDate(cell)) {
            return Optional.empty();
        }
        try {
            Matcher first = YEAR_FIRST.matcher(cell);
            if (first.matches()) {
                return Optional.of(moment(number(first, 1), number(first, 2), number(first, 3), first, 4));
            }
            Matcher named = NAMED.matcher(cell);
            if (named.matches()) {
                int month = MONTHS.indexOf(named.group(2).toLowerCase(Locale.ROOT)) + 1;
                return month == 0
                        ? Optional.empty()
                        : Optional.of(moment(year(named.group(3)), month, number(named, 1), named, 4));
            }
            Matcher last = YEAR_LAST.matcher(cell);
            if (last.matches()) {
                int a = number(last, 1);
                int b = number(last, 3);
                Optional<DateOrder> order2 = decided(a, b, last.group(2), order);
                return order2.map(known -> known == DateOrder.DAY_MONTH
                        ? moment(year(last.group(4)), b, a, last, 5)
                        : moment(year(last.group(4)), a, b, last, 5));
            }
            return Optional.empty();
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** Sorts out numbers and words before the costlier look. */
    private static boolean mayBeDate(String cell) {
        if (cell.length() < 6 || cell.length() > 40 || cell.charAt(0) < '0' || cell.charAt(0) > '9') {
            return false;
        }
        int separators = 0;
        for (int i = 1; i < cell.length(); i++) {
            char c = cell.charAt(i);
            separators += c == '-' || c == '/' || c == '.' || c == ' ' ? 1 : 0;
        }
        return separators >= 2;
    }

    /** @return whether the cell is a date that only the order of its parts would tell */
    public static boolean isAmbiguous(String cell) {
        return of(cell, DateOrder.UNDECIDED).isEmpty()
                && of(cell, DateOrder.DAY_MONTH).isPresent()
                && of(cell, DateOrder.MONTH_DAY).isPresent();
    }

    /** @return the order that the cells prove; undecided where none of them does */
    static DateOrder order(Iterable<String> cells) {
        for (String cell : cells) {
            Matcher last = YEAR_LAST.matcher(cell);
            if (last.matches()) {
                int a = number(last, 1);
                int b = number(last, 3);
                if (a > 12 && b <= 12) {
                    return DateOrder.DAY_MONTH;
                }
                if (b > 12 && a <= 12) {
                    return DateOrder.MONTH_DAY;
                }
            }
        }
        return DateOrder.UNDECIDED;
    }

    /** Points part day and month in this order wherever they are used; a part above 12 is the day. */
    private static Optional<DateOrder> decided(int a, int b, String separator, DateOrder order) {
        if (order != DateOrder.UNDECIDED) {
            return Optional.of(order);
        }
        if (".".equals(separator) || a > 12 || a == b) {
            return Optional.of(DateOrder.DAY_MONTH);
        }
        return b > 12 ? Optional.of(DateOrder.MONTH_DAY) : Optional.empty();
    }

    private static Moment moment(int year, int month, int day, Matcher matcher, int time) {
        LocalDate date = LocalDate.of(year, month, day);
        if (matcher.group(time) == null) {
            return new Moment(date, null, null);
        }
        String seconds = matcher.group(time + 2);
        LocalTime clock = LocalTime.of(
                number(matcher, time), number(matcher, time + 1), seconds == null ? 0 : Integer.parseInt(seconds));
        String offset = matcher.group(time + 3);
        return new Moment(date, clock, offset == null ? null : ZoneOffset.of(offset));
    }

    private static int year(String text) {
        return text.length() == 2 ? 2000 + Integer.parseInt(text) : Integer.parseInt(text);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
