package org.graftline.report.internal.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The rows of {@code numbers.json} by table and by what each begins with, so that a row inserted above does not shift the others. */
final class NumberRows {
    private NumberRows() {}

    /** Names a row. */
    record RowKey(String table, String row, int occurrence) {}

    /**
     * A row as printed.
     *
     * @param heads of its columns, as many as it has cells
     * @param cells as printed
     */
    record Row(List<String> heads, List<String> cells) {
        Row {
            heads = List.copyOf(heads);
            cells = List.copyOf(cells);
        }
    }

    /** @return in the order of the report */
    static Map<RowKey, Row> of(JsonNode numbers) {
        Map<RowKey, Row> rows = new LinkedHashMap<>();
        Map<String, Integer> captions = new LinkedHashMap<>();
        for (JsonNode table : numbers.path("tables")) {
            String caption = table.path("caption").asString("");
            int again = captions.merge(caption, 1, Integer::sum);
            String name = again == 1 ? caption : "%s (%d)".formatted(caption, again);
            table(name, table, rows);
        }
        return rows;
    }

    private static void table(String name, JsonNode table, Map<RowKey, Row> rows) {
        List<String> heads = texts(table.path("columns"), head -> head.asString(""));
        List<List<String>> lines = new ArrayList<>();
        for (JsonNode row : table.path("rows")) {
            List<String> cells = texts(row, cell -> cell.path("printed").asString(""));
            if (!cells.isEmpty()) {
                lines.add(cells);
            }
        }
        int labels = labels(lines);
        Map<String, Integer> occurrences = new LinkedHashMap<>();
        for (List<String> cells : lines) {
            String label = label(cells, labels);
            RowKey key = new RowKey(name, label, occurrences.merge(label, 1, Integer::sum));
            rows.put(key, new Row(heads(heads, cells.size()), cells));
        }
    }

    /** As few leading cells as tell the rows apart, and never a cell with a number once the first is taken. */
    private static int labels(List<List<String>> lines) {
        int most = lines.stream().mapToInt(List::size).min().orElse(1);
        for (int labels = 1; labels <= most; labels++) {
            int n = labels;
            Set<String> seen = new HashSet<>();
            if (lines.stream().map(cells -> label(cells, n)).allMatch(seen::add)) {
                return labels;
            }
            if (labels < most && lines.stream().anyMatch(cells -> hasDigit(cells.get(n)))) {
                return labels;
            }
        }
        return 1;
    }

    static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static String label(List<String> cells, int labels) {
        return String.join(", ", cells.subList(0, Math.min(labels, cells.size())));
    }

    private static List<String> heads(List<String> heads, int cells) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            named.add(i < heads.size() && !heads.get(i).isEmpty() ? heads.get(i) : "column %d".formatted(i + 1));
        }
        return named;
    }

    private static List<String> texts(JsonNode list, Function<JsonNode, String> text) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(text.apply(one)));
        return texts;
    }
}
