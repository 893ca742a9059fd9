package org.graftline.capture.internal.layout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.Table;

/** Headers that are days: "7", "-1", "day 7", "D14". */
final class DayHeaders {
    private static final Pattern DAY = Pattern.compile("(?i)(?:day|d)?[ _.]*([+-]?\\d{1,4}(?:\\.\\d+)?)");

    private DayHeaders() {}

    /** @return the day as text, or empty if the header is something else */
    static Optional<String> day(String header) {
        Matcher matcher = DAY.matcher(header.replace('\u2212', '-'));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** @return column number to day, of the columns that the design reads as days */
    static Map<Integer, String> of(Table table, ImportDesign design) {
        Map<Integer, String> days = new LinkedHashMap<>();
        for (int c = 0; c < table.headers().size(); c++) {
            String header = table.headers().get(c);
            int column = c;
            if (!design.ignoredColumns().contains(header) && !design.columns().containsValue(header)) {
                day(header).ifPresent(day -> days.put(column, day));
            }
        }
        return days;
    }
}
