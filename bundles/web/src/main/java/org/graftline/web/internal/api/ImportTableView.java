package org.graftline.web.internal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.study.capture.PreviewTable;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.Table;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file as a page shows them: the first ones and those with a mark.
 *
 * @param headers at most {@value #MOST_COLUMNS}; cells beyond are not shown
 * @param columns how many columns the file has
 * @param fileRows how many rows the file has
 * @param markedRows how many of them have a mark
 */
record ImportTableView(
        String file, List<String> headers, int columns, int fileRows, int markedRows, List<RowView> rows) {
    static final int MOST_COLUMNS = 100;
    private static final int LONGEST_CELL = 200;

    ImportTableView {
        headers = List.copyOf(headers);
        rows = List.copyOf(rows);
    }

    /**
     * @param line of the file
     * @param cells as they stand
     * @param marks what is to be said about them
     */
    record RowView(int line, List<String> cells, List<MarkView> marks) {
        RowView {
            cells = List.copyOf(cells);
            marks = List.copyOf(marks);
        }
    }

    /** @param column place of the cell from 0; null for the row as a whole */
    record MarkView(RowProblem.Severity severity, @Nullable Integer column, String sentence) {}

    static ImportTableView of(PreviewTable preview) {
        Table table = preview.table();
        Map<Integer, List<RowProblem>> byLine = new TreeMap<>();
        preview.marks()
                .forEach(mark -> byLine.computeIfAbsent(mark.line(), line -> new ArrayList<>())
                        .add(mark));
        return new ImportTableView(
                table.file(),
                cut(table.headers()),
                table.headers().size(),
                preview.rows(),
                preview.markedRows(),
                table.rows().stream()
                        .map(row -> new RowView(
                                row.line(),
                                cut(row.cells()),
                                byLine.getOrDefault(row.line(), List.of()).stream()
                                        .map(mark -> mark(mark, table))
                                        .toList()))
                        .toList());
    }

    private static MarkView mark(RowProblem problem, Table table) {
        int column = problem.column() == null ? -1 : table.headers().indexOf(problem.column());
        return new MarkView(problem.severity(), column < 0 ? null : column, problem.sentence());
    }

    private static List<String> cut(List<String> cells) {
        return cells.stream()
                .limit(MOST_COLUMNS)
                .map(cell -> cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) + "…" : cell)
                .toList();
    }
}
