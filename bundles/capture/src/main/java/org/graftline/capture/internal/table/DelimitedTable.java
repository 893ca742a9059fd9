package org.graftline.capture.internal.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.UnreadableFileException;

/** Rows of a text file whose cells stand between delimiters (comma, semicolon, tab or bar), quoted as in RFC 4180. */
final class DelimitedTable {
    private static final char[] DELIMITERS = {',', '\t', ';', '|'};

    private DelimitedTable() {}

    static List<RawRow> rows(ImportFile file, String text) {
        List<RawRow> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter(text))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                rows.add(new RawRow(Math.toIntExact(row.getStartingLineNumber()), row.getFields()));
            }
        } catch (CsvParseException broken) {
            if (String.valueOf(broken.getMessage()).contains("maximum")
                    || String.valueOf(broken.getMessage()).contains("max ")
                    || String.valueOf(broken.getMessage()).contains("limit")) {
                throw new UnreadableFileException(
                        "%s has a cell, or a row of cells, that is longer than any reading: it is not read. Look whether a quote is missing, or export the table anew."
                                .formatted(file.name()),
                        broken);
            }
            int line = rows.isEmpty() ? 1 : rows.get(rows.size() - 1).line() + 1;
            throw new UnreadableFileException(
                    "%s is no table from about line %d on: a quote is opened and not closed, or text follows a closing quote. Mend the quotes and import the file again."
                            .formatted(file.name(), line),
                    broken);
        } catch (IOException impossible) {
            throw new IllegalStateException("A text in memory cannot fail to be read", impossible);
        }
        return rows;
    }

    private static final int LOOKED_AT = 20;

    /**
     * The delimiter that the header has most of, outside quotes; a comma where there is none. The header is the first line whose
     * delimiter the line below it has too: a comma in a title stands over a line that has none.
     */
    static char delimiter(String text) {
        List<int[]> lines = new ArrayList<>();
        int[] counts = new int[DELIMITERS.length];
        boolean quoted = false;
        boolean seen = false;
        for (int i = 0; i <= text.length() && lines.size() < LOOKED_AT; i++) {
            char c = i == text.length() ? '\n' : text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if ((!quoted || i == text.length()) && (c == '\n' || c == '\r')) {
                if (seen) {
                    lines.add(counts);
                }
                counts = new int[DELIMITERS.length];
                seen = false;
            } else if (!quoted) {
                for (int d = 0; d < DELIMITERS.length; d++) {
                    counts[d] += c == DELIMITERS[d] ? 1 : 0;
                }
            }
            seen |= !Character.isWhitespace(c);
        }
        for (int line = 0; line < lines.size(); line++) {
            int place = place(lines.get(line));
            int count = lines.get(line)[place];
            boolean goesOn = line + 1 == lines.size() || 2 * lines.get(line + 1)[place] >= count;
            if (count > 0 && goesOn) {
                return DELIMITERS[place];
            }
        }
        return DELIMITERS[0];
    }

    private static int place(int[] counts) {
        int best = 0;
        for (int d = 1; d < counts.length; d++) {
            best = counts[d] > counts[best] ? d : best;
        }
        return best;
    }
}
