package org.graftline.capture.internal.table;

import java.util.List;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.Table;

/**
 * A file that was read as a table.
 *
 * @param table the table
 * @param problems rows that do not fit the header
 * @param notes how the table was found in the file, a sentence each: titles above it, a second header row, formulas
 */
public record ReadTable(Table table, List<RowProblem> problems, List<String> notes) {
    /** Copies the lists in. */
    public ReadTable {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
