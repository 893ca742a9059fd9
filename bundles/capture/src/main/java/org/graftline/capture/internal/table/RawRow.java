package org.graftline.capture.internal.table;

import java.util.List;

/**
 * A row as the file has it.
 *
 * @param line 1-based line of the file, row of the sheet
 * @param cells as they stand, as many as the row has
 */
record RawRow(int line, List<String> cells) {}
