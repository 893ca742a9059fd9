package org.graftline.capture.internal.layout;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.Table;

/** Finds out which column, or which columns together, name the mouse where no header says so, or the one that does is not enough. */
final class MouseColumns {
    private MouseColumns() {}

    /**
     * For files with a row per animal.
     *
     * @return the headers that name it together; empty where one column does, or none
     */
    static List<String> ofAnimals(ColumnChoice choice, Table table, List<Column> columns) {
        Optional<Column> named = choice.of(ImportField.MOUSE);
        if (named.isEmpty() || 2 * named.get().distinct().size() < named.get().entries()) {
            List<Column> parts = new MouseParts(table, null).among(columns);
            if (!parts.isEmpty()) {
                named.ifPresent(column -> choice.forget("Column '%s' is the mouse".formatted(column.header())));
                List<String> headers = together(choice, parts, "no single column tells the rows apart");
                choice.choose(ImportField.ARM, column -> true)
                        .ifPresent(arm -> choice.because(arm, "the arm: its name says so, and each row is a mouse"));
                return headers;
            }
        }
        if (named.isEmpty()) {
            choice.free().stream()
                    .filter(column -> column.isNamed()
                            && column.distinct().size() >= 0.9 * table.rows().size())
                    .findFirst()
                    .ifPresent(column -> choice.because(
                            choice.take(ImportField.MOUSE, column),
                            "the mouse: nearly every row has an entry of its own"));
        }
        return List.of();
    }

    /**
     * For files with a row per reading.
     *
     * @return the headers that name the mouse together; empty where one column does, or none
     */
    static List<String> ofReadings(ColumnChoice choice, Table table, List<Column> columns) {
        if (choice.of(ImportField.MOUSE).isPresent()) {
            return List.of();
        }
        Optional<Column> when = choice.free().stream()
                .filter(column -> (column.isWhole() && HeaderScore.of(column, ImportField.STUDY_DAY) > 0)
                        || (column.isDates() && HeaderScore.of(column, ImportField.MEASURED_ON) > 0))
                .max(Comparator.comparingInt(column -> column.distinct().size()));
        if (when.isEmpty()) {
            return List.of();
        }
        MouseParts rows = new MouseParts(table, when.get());
        Optional<Column> alone = choice.free().stream()
                .filter(column -> column.isNamed()
                        && column != when.get()
                        && !column.isNumeric()
                        && !column.isDates()
                        && rows.tellRowsApart(List.of(column)))
                .findFirst();
        if (alone.isPresent()) {
            choice.because(
                    choice.take(ImportField.MOUSE, alone.get()),
                    "taken as the mouse, although its name does not say so: it and '%s' tell all rows apart, and it has %,d entries"
                            .formatted(
                                    when.get().header(), alone.get().distinct().size()));
            return List.of();
        }
        List<Column> parts = rows.among(columns);
        return parts.isEmpty() ? List.of() : together(choice, parts, "no column names it");
    }

    private static List<String> together(ColumnChoice choice, List<Column> parts, String why) {
        choice.release(ImportField.MOUSE);
        parts.forEach(choice::setAside);
        List<String> headers = parts.stream().map(Column::header).toList();
        choice.because(
                "The mouse is named by %s together, joined by '%s' (%s). Change mouseParts if that is not the animal."
                        .formatted(
                                headers.stream()
                                        .map(header -> "'" + header + "'")
                                        .collect(Collectors.joining(" and ")),
                                MouseParts.JOIN,
                                why));
        return headers;
    }
}
