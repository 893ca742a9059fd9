package org.graftline.study.capture;

import org.jspecify.annotations.Nullable;

/**
 * Something about one row of a file.
 *
 * @param file the file's name
 * @param line 1-based line, 0 for the file as a whole
 * @param column the header; null for the row as a whole
 * @param value the cell as it stands; null for the row as a whole
 * @param severity whether the import can go on
 * @param sentence which rule, and what to do
 */
public record RowProblem(
        String file,
        int line,
        @Nullable String column,
        @Nullable String value,
        Severity severity,
        String sentence) {
    /** Whether an import can go on. */
    public enum Severity {
        /** Nothing of the file is imported until it is mended. */
        ERROR,
        /** Imported as it stands; a person should look. */
        WARNING
    }

    /** @return one line for a console: place, value, sentence */
    public String text() {
        StringBuilder out = new StringBuilder(file);
        if (line > 0) {
            out.append(" line ").append(line);
        }
        if (column != null) {
            out.append(", column '").append(column).append('\'');
        }
        if (value != null) {
            out.append(", value '").append(value).append('\'');
        }
        return out.append(": ").append(sentence).toString();
    }
}
