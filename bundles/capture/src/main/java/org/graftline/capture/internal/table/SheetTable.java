package org.graftline.capture.internal.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/** The first sheet of an .xlsx workbook: numbers as the shortest text that gives them back, formulas as their last result. */
final class SheetTable {
    /** An honest sheet packs about tenfold; far beyond it the file is made to fill the memory. */
    private static final int LARGEST_EXPANSION = 100;

    private static final int MOST_PARTS = 10_000;
    private static final int MOST_COLUMNS = 16_384;

    private final String file;
    private final List<RawRow> rows = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private int formulas;
    private String firstFormula = "";

    private SheetTable(String file) {
        this.file = file;
    }

    List<RawRow> rows() {
        return rows;
    }

    /** Formulas whose result is not in the file. */
    List<RowProblem> problems() {
        return problems;
    }

    /** That there are formulas, if there are. */
    List<String> notes() {
        return formulas == 0
                ? List.of()
                : List.of("%s: what they gave when the workbook was last computed is read."
                        .formatted(
                                formulas == 1
                                        ? "One cell is a formula (" + firstFormula + ")"
                                        : "%,d cells are formulas (first %s)".formatted(formulas, firstFormula)));
    }

    /**
     * @param file the workbook
     * @param maxBytes most bytes that a file may have, packed
     */
    static SheetTable of(ImportFile file, long maxBytes) {
        try {
            boolean formats = hasFormats(file, maxBytes);
            try (ReadableWorkbook book =
                    new ReadableWorkbook(new ByteArrayInputStream(file.content()), new ReadingOptions(formats, true))) {
                SheetTable sheet = new SheetTable(file.name());
                try (Stream<Row> all = book.getFirstSheet().openStream()) {
                    all.forEach(sheet::add);
                }
                return sheet;
            }
        } catch (IOException | ExcelReaderException | IllegalArgumentException | IllegalStateException broken) {
            throw new UnreadableFileException(
                    "%s looks like a workbook but cannot be read as one (%s). Open it in a spreadsheet, save it as .xlsx or \"CSV UTF-8\", and import that."
                            .formatted(file.name(), broken.getMessage()),
                    broken);
        }
    }

    /**
     * Unpacks the workbook once, keeping nothing, so that one that would fill the memory is refused before it does.
     *
     * @return whether it says how cells are formatted; without that, dates stay numbers
     */
    private static boolean hasFormats(ImportFile file, long maxBytes) throws IOException {
        long most = Math.max(maxBytes, Math.min(10 * maxBytes, (long) file.content().length * LARGEST_EXPANSION));
        long unpacked = 0;
        int parts = 0;
        boolean formats = false;
        byte[] chunk = new byte[1 << 16];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.content()))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                parts++;
                formats |= part.getName().endsWith("styles.xml");
                for (int read = zip.read(chunk); read >= 0; read = zip.read(chunk)) {
                    unpacked += read;
                    if (unpacked > most || parts > MOST_PARTS) {
                        throw new UnreadableFileException(
                                "%s unpacks to more than %d MB and is not read. Save only the sheet with the readings, as .csv or .xlsx."
                                        .formatted(file.name(), most >> 20));
                    }
                }
            }
        }
        return formats;
    }

    private void add(Row row) {
        rows.add(new RawRow(
                row.getRowNum(),
                cells(row, rows.isEmpty() ? 0 : rows.get(0).cells().size())));
    }

    /** A sheet leaves out the empty cells at the end of a row, so a short row says nothing. */
    private List<String> cells(Row row, int atLeast) {
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
            if (cells.size() < MOST_COLUMNS) {
                cells.add(text(cell));
            }
        }
        while (cells.size() < atLeast) {
            cells.add("");
        }
        return cells;
    }

    private String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            formula(cell);
        }
        if (cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA) {
            return number(cell);
        }
        return cell.getText();
    }

    private void formula(Cell cell) {
        String place = String.valueOf(cell.getAddress());
        formulas++;
        if (firstFormula.isEmpty()) {
            firstFormula = place;
        }
        if (cell.getValue() == null && cell.getRawValue() == null) {
            problems.add(new RowProblem(
                    file,
                    cell.getAddress().getRow() + 1,
                    null,
                    null,
                    RowProblem.Severity.ERROR,
                    "cell %s holds a formula whose result is not in the file. Open the workbook in a spreadsheet, let it compute, save it and import that."
                            .formatted(place)));
        }
    }

    /** A sheet stores 21.4 as 21.399999999999999; the shortest text of the same double is what was typed. */
    private static String number(Cell cell) {
        String raw = cell.getType() == CellType.FORMULA ? String.valueOf(cell.getValue()) : cell.getRawValue();
        if (raw == null || "null".equals(raw)) {
            return "";
        }
        try {
            double value = Double.parseDouble(raw);
            if (isDate(cell)) {
                return cell.asDate().toLocalDate().toString();
            }
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
            return whole ? Long.toString((long) value) : Double.toString(value);
        } catch (NumberFormatException words) {
            return raw;
        }
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return cell.getType() == CellType.NUMBER
                && format != null
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]", "").matches("(?i).*(yy|dd?[-/. ]m|m[-/. ]d).*");
    }
}
