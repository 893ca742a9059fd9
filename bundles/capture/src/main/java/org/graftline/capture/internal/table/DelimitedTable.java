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

    /** The delimiter that the first line with anything in it has most of, outside quotes; a comma where it has none. */
    static char delimiter(String text) {
        int[] counts = new int[DELIMITERS.length];
        boolean quoted = false;
        boolean seen = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (seen) {
                    break;
                }
            } else if (!quoted) {
                for (int d = 0; d < DELIMITERS.length; d++) {
                    counts[d] += c == DELIMITERS[d] ? 1 : 0;
                }
            }
            seen |= !Character.isWhitespace(c);
        }
        int best = 0;
        for (int d = 1; d < DELIMITERS.length; d++) {
            best = counts[d] > counts[best] ? d : best;
        }
        return DELIMITERS[best];
    }
}
