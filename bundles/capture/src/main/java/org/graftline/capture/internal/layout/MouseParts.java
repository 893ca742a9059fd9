package org.graftline.capture.internal.layout;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.study.capture.Table;
import org.jspecify.annotations.Nullable;

/** Columns that name the mouse together where none does alone, such as cage and color, or patient, group and number. */
final class MouseParts {
    static final String JOIN = "-";

    private static final double NEARLY_ALL = 0.98;
    private static final int MOST_CANDIDATES = 8;
    private static final Set<String> NAMING = Set.of(
            "cage",
            "color",
            "colour",
            "id",
            "ear",
            "tag",
            "mark",
            "mouse",
            "animal",
            "number",
            "no",
            "nr",
            "replicate",
            "rep",
            "patient",
            "donor",
            "model",
            "group",
            "grp",
            "category",
            "arm",
            "treatment",
            "sample",
            "case");

    private final Table table;
    private final @Nullable Column when;

    /** @param when the day or date that tells the rows of a mouse apart; null where a mouse has one row */
    MouseParts(Table table, @Nullable Column when) {
        this.table = table;
        this.when = when;
    }

    /** Whether the entries of these columns, with the day, stand in one row each. */
    boolean tellRowsApart(List<Column> columns) {
        Map<String, Integer> rows = new HashMap<>();
        Set<String> mice = new HashSet<>();
        int named = 0;
        for (Table.Row row : table.rows()) {
            String mouse = key(columns, row);
            if (!mouse.isEmpty()) {
                named++;
                mice.add(mouse);
                rows.merge(mouse + "\n" + (when == null ? "" : when.cell(row)), 1, Integer::sum);
            }
        }
        boolean severalRows = when == null || 2 * mice.size() <= named;
        return named > 0 && mice.size() > 1 && severalRows && rows.size() >= NEARLY_ALL * named;
    }

    private static String key(List<Column> columns, Table.Row row) {
        return columns.stream()
                .map(column -> column.cell(row))
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(JOIN));
    }

    /** @return two or three columns that name the mouse together, in the order of the file; empty if none do */
    List<Column> among(List<Column> columns) {
        List<Column> candidates = columns.stream()
                .filter(column -> column.isNamed()
                        && column.distinct().size() > 1
                        && column.words().stream().anyMatch(NAMING::contains))
                .sorted(Comparator.comparingInt(Column::index))
                .limit(MOST_CANDIDATES)
                .toList();
        for (int a = 0; a < candidates.size(); a++) {
            for (int b = a + 1; b < candidates.size(); b++) {
                List<Column> two = List.of(candidates.get(a), candidates.get(b));
                if (tellRowsApart(two)) {
                    return two;
                }
            }
        }
        for (int a = 0; a < candidates.size(); a++) {
            for (int b = a + 1; b < candidates.size(); b++) {
                for (int c = b + 1; c < candidates.size(); c++) {
                    List<Column> three = List.of(candidates.get(a), candidates.get(b), candidates.get(c));
                    if (tellRowsApart(three)) {
                        return three;
                    }
                }
            }
        }
        return List.of();
    }
}
