package org.graftline.store.internal.archive;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file for people and spreadsheets (RFC 4180, UTF-8, a header). A text that a spreadsheet would take for a formula has an
 * apostrophe before it; numbers have none.
 */
final class OpenCsv implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d*\\.?\\d+([eE][+-]?\\d+)?");

    private final BufferedWriter out;

    OpenCsv(Path file, List<String> header) throws IOException {
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        line(new ArrayList<>(header));
    }

    void line(List<@Nullable String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            String cell = cells.get(i);
            if (cell != null) {
                out.write(quoted(harmless(cell)));
            }
        }
        out.write("\r\n");
    }

    private static String harmless(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r'".indexOf(cell.charAt(0)) >= 0;
        return formula && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain && !cell.isEmpty() ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
