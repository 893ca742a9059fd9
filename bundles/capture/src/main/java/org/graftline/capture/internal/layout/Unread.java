package org.graftline.capture.internal.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.graftline.study.capture.ImportField;

/** The columns that no field took, with what is to be said about them. */
final class Unread {
    private static final int MOST_NAMED = 40;

    private Unread() {}

    static List<String> headers(ColumnChoice choice, Map<ImportField, Column> chosen) {
        List<String> plain = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (Column column : choice.free()) {
            if (!column.isNamed()) {
                continue;
            }
            ignored.add(column.header());
            chosen.values().stream()
                    .filter(column::repeats)
                    .findFirst()
                    .ifPresentOrElse(
                            same -> choice.because(
                                    column, "not read: it repeats column '%s' row by row".formatted(same.header())),
                            () -> plain.add(described(column)));
        }
        if (!plain.isEmpty()) {
            String more = plain.size() > MOST_NAMED ? " and %,d more columns".formatted(plain.size() - MOST_NAMED) : "";
            choice.because(
                    "Not read: " + plain.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more + ".");
        }
        long unnamed = choice.free().stream()
                .filter(column -> !column.isNamed() && !column.isEmpty())
                .count();
        if (unnamed > 0) {
            choice.because("Not read: %d columns without a name.".formatted(unnamed));
        }
        return ignored;
    }

    private static String described(Column column) {
        if (column.isEmpty()) {
            return "'%s' (empty)".formatted(column.header());
        }
        if (column.distinct().size() == 1) {
            String only = column.distinct().iterator().next();
            return column.entries() == column.rows()
                    ? "'%s' (always '%s')".formatted(column.header(), only)
                    : "'%s' ('%s' in %,d of %,d rows, else empty)"
                            .formatted(column.header(), only, column.entries(), column.rows());
        }
        if (column.distinct().size() <= 3) {
            return "'%s' (%s)"
                    .formatted(
                            column.header(), column.distinct().stream().sorted().collect(Collectors.joining(", ")));
        }
        return "'" + column.header() + "'";
    }
}
