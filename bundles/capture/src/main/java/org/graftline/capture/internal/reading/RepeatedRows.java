package org.graftline.capture.internal.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.RowProblem.Severity;
import org.graftline.study.capture.Table;

/** Rows that are equal to an earlier row cell by cell: the same reading written twice, not a second look. */
final class RepeatedRows {
    private RepeatedRows() {}

    /** @return lines to leave out; each is a warning */
    static Set<Integer> of(Table table, Findings findings) {
        Map<List<String>, Integer> first = new HashMap<>();
        Set<Integer> repeated = new HashSet<>();
        for (Table.Row row : table.rows()) {
            Integer earlier = first.putIfAbsent(row.cells(), row.line());
            if (earlier != null) {
                repeated.add(row.line());
                findings.add(
                        "repeated row",
                        new RowProblem(
                                table.file(),
                                row.line(),
                                null,
                                null,
                                Severity.WARNING,
                                "the row repeats line %d cell by cell and is read once. A second look at the same tumor needs a value or a time of its own."
                                        .formatted(earlier)));
            }
        }
        return repeated;
    }
}
