package org.graftline.report.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is printed otherwise in the tables of two reports.
 *
 * @param changes in the order of the tables
 * @param same how many cells with a number are printed alike in both
 */
public record ReportComparison(List<Change> changes, int same) {
    /** Copies the list in. */
    public ReportComparison {
        changes = List.copyOf(changes);
    }

    /**
     * One cell, or a row that only one of the two has.
     *
     * @param table caption of the table, without its number, which may shift
     * @param row what the row begins with
     * @param column head of the column; empty for a whole row
     * @param before as printed; null where only the later report has it
     * @param after as printed; null where only the earlier report has it
     */
    public record Change(
            String table,
            String row,
            String column,
            @Nullable String before,
            @Nullable String after) {}
}
