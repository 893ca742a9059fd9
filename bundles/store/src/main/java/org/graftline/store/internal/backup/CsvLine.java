package org.graftline.store.internal.backup;

import java.io.IOException;
import java.io.PushbackReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of RFC 4180 as PostgreSQL's {@code COPY … CSV} reads and writes them: a text always in quotes, nothing between two commas for a
 * value that is absent. A text may run over several lines of the file.
 */
final class CsvLine {
    private CsvLine() {}

    /** @return the line without its end */
    static String written(List<@Nullable String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            String cell = cells.get(i);
            if (cell != null) {
                line.append('"').append(cell.replace("\"", "\"\"")).append('"');
            }
        }
        return line.toString();
    }

    /**
     * @param in as {@link #written} wrote it, a line feed behind each line
     * @return the cells of the next line; null at the end
     * @throws IOException if it breaks off or is no such text
     */
    static @Nullable List<@Nullable String> read(PushbackReader in) throws IOException {
        int c = in.read();
        if (c < 0) {
            return null;
        }
        List<@Nullable String> cells = new ArrayList<>();
        while (true) {
            if (c == '"') {
                cells.add(text(in));
                c = in.read();
            } else {
                cells.add(null);
            }
            if (c == '\n') {
                return cells;
            }
            if (c != ',') {
                throw new IOException("cell %d is followed by neither comma nor line end".formatted(cells.size()));
            }
            c = in.read();
        }
    }

    private static String text(PushbackReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("a text breaks off");
            }
            if (c == '"') {
                int next = in.read();
                if (next != '"') {
                    if (next >= 0) {
                        in.unread(next);
                    }
                    return text.toString();
                }
            }
            text.append((char) c);
        }
    }
}
