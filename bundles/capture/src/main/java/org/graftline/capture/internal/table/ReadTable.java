package org.graftline.capture.internal.table;

import java.util.List;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.Table;

/**
 * A file that was read as a table.
 *
 * @param table the table
 * @param problems rows that do not fit the header
 */
public record ReadTable(Table table, List<RowProblem> problems) {
    /** Copies the list in. */
    public ReadTable {
        problems = List.copyOf(problems);
    }
}
