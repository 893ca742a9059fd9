package org.graftline.study.capture;

import java.util.List;

/**
 * A file as a table of texts, whatever format it came in.
 *
 * @param file the file's name
 * @param headers of the columns, surrounding blanks removed; as many as the widest row
 * @param rows below the header, blank rows left out
 */
public record Table(String file, List<String> headers, List<Row> rows) {
    /** Copies the lists in. */
    public Table {
        headers = List.copyOf(headers);
        rows = List.copyOf(rows);
    }

    /**
     * @param line 1-based line of the file
     * @param cells one for each header, surrounding blanks removed, empty text for no entry
     */
    public record Row(int line, List<String> cells) {
        /** Copies the list in. */
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
