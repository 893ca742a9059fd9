package org.graftline.cases.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.graftline.cases.MalformedCaseException;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.ModelSpec;
import org.jspecify.annotations.Nullable;

/** Reads {@code data.csv}. */
public final class CsvTable {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private static final int LONGEST_SHOWN = 80;

    private final Path file;
    private final List<CsvRecord> records;
    private final UsedColumns used;
    private final ModelSpec spec;

    private CsvTable(Path file, List<CsvRecord> records, ModelSpec spec) {
        this.file = file;
        this.records = records;
        this.spec = spec;
        used = new UsedColumns(spec);
    }

    /** Reads a file; see {@link org.graftline.cases.CaseData#read}. */
    public static DataTable read(Path file, ModelSpec spec) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file)) {
            reader.forEach(records::add);
        } catch (CsvParseException e) {
            throw new MalformedCaseException(
                    "%s is not comma-separated text: %s. Correct it there."
                            .formatted(file, String.valueOf(e.getMessage()).replaceFirst("\\.$", "")),
                    e);
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause() == null ? new IOException(e) : e.getCause());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (records.isEmpty()) {
            throw new MalformedCaseException("%s is empty. Give a header and a line per row.".formatted(file));
        }
        return new CsvTable(file, records, spec).table();
    }

    private static MalformedCaseException unreadable(Path file, IOException e) {
        return new MalformedCaseException(
                "%s cannot be read (%s). Give the path of a CSV file.".formatted(file, ModelJson.reason(e)), e);
    }

    private DataTable table() {
        List<String> header = records.get(0).getFields();
        for (CsvRecord r : records) {
            if (r.getFieldCount() != header.size()) {
                throw new MalformedCaseException("%s line %d has %d cells, the header has %d. Correct the line."
                        .formatted(file, r.getStartingLineNumber(), r.getFieldCount(), header.size()));
            }
        }
        DataTable.Builder table = DataTable.builder();
        for (int c = 0; c < header.size(); c++) {
            String name = header.get(c).strip();
            double @Nullable [] numbers = used.isText(name) ? null : numbers(name, c);
            if (numbers == null) {
                table.texts(name, texts(name, c));
            } else {
                table.numbers(name, numbers);
            }
        }
        return table.build();
    }

    /** The column as numbers; null when it holds text and the model does not use it. */
    private double @Nullable [] numbers(String name, int column) {
        double[] values = new double[records.size() - 1];
        for (int i = 0; i < values.length; i++) {
            CsvRecord r = records.get(i + 1);
            String cell = r.getField(column).strip();
            if (cell.isEmpty() || cell.equals("NA")) {
                values[i] = Double.NaN;
            } else if (NUMBER.matcher(cell).matches()) {
                values[i] = Double.parseDouble(cell);
            } else if (used.isNumber(name)) {
                throw new MalformedCaseException(
                        "%s line %d, column '%s': '%s' is not a number. Correct it, leave it empty if it is missing, or name the column's levels under 'factors'."
                                .formatted(file, r.getStartingLineNumber(), name, shortened(cell)));
            } else {
                return null;
            }
        }
        return values;
    }

    private static String shortened(String cell) {
        return cell.length() <= LONGEST_SHOWN ? cell : cell.substring(0, LONGEST_SHOWN) + " …";
    }

    private @Nullable String[] texts(String name, int column) {
        List<String> levels = spec.factors().getOrDefault(name, List.of());
        @Nullable String[] values = new @Nullable String[records.size() - 1];
        for (int i = 0; i < values.length; i++) {
            String cell = records.get(i + 1).getField(column).strip();
            boolean missing = cell.isEmpty() || (cell.equals("NA") && !levels.contains(cell));
            values[i] = missing ? null : cell;
        }
        return values;
    }
}
