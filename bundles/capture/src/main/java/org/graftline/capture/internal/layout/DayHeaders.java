package org.graftline.capture.internal.layout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.Table;

/** Headers that are days, alone or with what is measured: "7", "-1", "day 7", "D14", "7 · L", "d7 length", "TV_D14". */
final class DayHeaders {
    private static final String NUMBER = "([+-]?\\d{1,4}(?:\\.\\d+)?)";
    private static final String WORDS =
            "l|len|length|w|wid|width|h|height|depth|v|vol|volume|tv|size|bw|weight|body ?weight|sem|sd|se|mean";
    private static final Pattern DAY = Pattern.compile("(?i)(?:day|d)?[ _.]*" + NUMBER);
    private static final Pattern JOINED = Pattern.compile("(?i)(?:day|d)?[ _.]*" + NUMBER + " · (.+)");
    private static final Pattern BEHIND = Pattern.compile(
            "(?i)(?:day|d)?[ _.]*" + NUMBER + "[ _.:-]+((?:" + WORDS + ")(?: ?[(\\[]?(?:mm|g)[23²³]?[)\\]]?)?)");
    private static final Pattern BEFORE = Pattern.compile("(?i)(" + WORDS + ")[ _.:-]+(?:day|d)[ _.]*" + NUMBER);

    private DayHeaders() {}

    /**
     * A column of one day.
     *
     * @param day as text
     * @param label what is measured, as the header says it; empty where the day stands alone
     */
    record DayHeader(String day, String label) {}

    /** @return the day with its label, or empty if the header is something else */
    static Optional<DayHeader> of(String header) {
        String plain = header.replace('\u2212', '-');
        Matcher alone = DAY.matcher(plain);
        if (alone.matches()) {
            return Optional.of(new DayHeader(alone.group(1), ""));
        }
        Matcher joined = JOINED.matcher(plain);
        if (joined.matches()) {
            return Optional.of(new DayHeader(joined.group(1), joined.group(2)));
        }
        Matcher behind = BEHIND.matcher(plain);
        if (behind.matches()) {
            return Optional.of(new DayHeader(behind.group(1), behind.group(2)));
        }
        Matcher before = BEFORE.matcher(plain);
        return before.matches() ? Optional.of(new DayHeader(before.group(2), before.group(1))) : Optional.empty();
    }

    /** @return column number to day, of the columns that the design reads as days */
    static Map<Integer, DayHeader> of(Table table, ImportDesign design) {
        Map<Integer, DayHeader> days = new LinkedHashMap<>();
        for (int c = 0; c < table.headers().size(); c++) {
            String header = table.headers().get(c);
            int column = c;
            if (!design.ignoredColumns().contains(header)
                    && !design.columns().containsValue(header)
                    && !design.mouseParts().contains(header)) {
                of(header).ifPresent(day -> days.put(column, day));
            }
        }
        return days;
    }
}
