package org.graftline.study;

import java.util.Map;

/**
 * Where an imported reading stands in the file it came from.
 *
 * @param fileSha256 the file, by the SHA-256 of its bytes
 * @param line 1-based line of the file (row of the sheet)
 * @param entered the cells the reading was made from: column header to text, as they stand in the file
 */
public record SourceCell(String fileSha256, int line, Map<String, String> entered) {
    /** Copies the cells in. */
    public SourceCell {
        entered = Map.copyOf(entered);
    }
}
