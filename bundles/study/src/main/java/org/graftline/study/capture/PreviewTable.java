package org.graftline.study.capture;

import java.util.List;

/**
 * The part of a file that a person has to see at the preview: its first rows, and every row about which something is to be said.
 *
 * @param table headers and those rows, in the order of the file; at most {@value #MOST_ROWS} rows
 * @param rows how many rows the file has
 * @param marks what is to be said about cells and rows of the file, by line; at most {@value #MOST_MARKS}
 * @param markedRows how many rows have a mark, those included that are not here
 */
public record PreviewTable(Table table, int rows, List<RowProblem> marks, int markedRows) {
    /** More rows than this nobody reads; the file is mended first. */
    public static final int MOST_ROWS = 300;

    /** Most marks that are kept. */
    public static final int MOST_MARKS = 2_000;

    /** Copies the list in. */
    public PreviewTable {
        marks = List.copyOf(marks);
    }
}
