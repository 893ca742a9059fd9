package org.graftline.report.internal.trace;

import java.util.List;
import org.graftline.report.internal.trace.PrintedTables.PrintedCell;
import org.graftline.report.internal.trace.PrintedTables.PrintedTable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code numbers.json}: every row of every table as printed, and for the numbers in it the whole value and its source. */
public final class NumbersJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private NumbersJson() {}

    /**
     * @param xhtml the sections of a report with tables numbered
     * @return a JSON text
     */
    public static String of(String xhtml) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode tables = root.putArray("tables");
        for (PrintedTable table : PrintedTables.of(xhtml)) {
            ObjectNode t = tables.addObject().put("table", table.number()).put("caption", table.caption());
            ArrayNode head = t.putArray("columns");
            table.head().forEach(head::add);
            ArrayNode rows = t.putArray("rows");
            table.rows().forEach(cells -> row(rows.addArray(), cells));
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void row(ArrayNode row, List<PrintedCell> cells) {
        for (PrintedCell cell : cells) {
            ObjectNode o = row.addObject().put("printed", cell.text());
            Double value = cell.value();
            if (!cell.source().isEmpty() && value != null) {
                ArrayNode source = o.putArray("source");
                PrintedTables.parts(cell.source()).forEach(source::add);
                if (Double.isFinite(value)) {
                    o.put("value", value);
                }
            }
        }
    }
}
