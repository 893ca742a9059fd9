package org.graftline.capture.internal.table;

import java.util.ArrayList;
import java.util.List;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.RowProblem.Severity;
import org.graftline.study.capture.Table;
import org.graftline.study.capture.UnreadableFileException;

/** Makes a table from raw rows: {@link HeaderRows} finds the header, every row gets as many cells as there are columns. */
final class TableAssembly {
    private TableAssembly() {}

    static ReadTable of(String file, List<RawRow> raw, List<RowProblem> ofReading, List<String> notes) {
        List<RawRow> rows = raw.stream().filter(row -> width(row) > 0).toList();
        if (rows.isEmpty()) {
            throw new UnreadableFileException("%s is empty. Import a file with a header and rows.".formatted(file));
        }
        HeaderRows top = HeaderRows.of(rows);
        RawRow header = new RawRow(rows.get(top.body() - 1).line(), top.headers());
        if (header.cells().stream().noneMatch(cell -> cell.codePoints().anyMatch(Character::isLetter))) {
            throw new UnreadableFileException(
                    "%s line %d holds no word, so it is no header. Put the names of the columns into the first line."
                            .formatted(file, header.line()));
        }
        if (rows.size() == top.body()) {
            throw new UnreadableFileException(
                    "%s holds a header and no rows. Import a file with readings in it.".formatted(file));
        }
        int named = width(header);
        List<RawRow> readings = rows.subList(top.body(), rows.size());
        int columns = Math.max(
                named, readings.stream().mapToInt(TableAssembly::width).max().orElse(named));
        List<RowProblem> problems = new ArrayList<>(ofReading);
        List<String> all = new ArrayList<>(notes);
        all.addAll(top.notes());
        List<Table.Row> body = new ArrayList<>(readings.size());
        for (RawRow row : readings) {
            int width = width(row);
            if (width > named) {
                problems.add(new RowProblem(
                        file,
                        row.line(),
                        null,
                        null,
                        Severity.ERROR,
                        "the row has %d cells and the header names %d columns. Quote a cell that holds the delimiter, or name the column."
                                .formatted(width, named)));
            } else if (row.cells().size() < named) {
                problems.add(new RowProblem(
                        file,
                        row.line(),
                        null,
                        null,
                        Severity.WARNING,
                        "the row ends after %d of %d cells; the others are read as empty. Look whether the file was cut off."
                                .formatted(row.cells().size(), named)));
            }
            body.add(new Table.Row(row.line(), padded(row.cells(), columns)));
        }
        return new ReadTable(new Table(file, padded(header.cells(), columns), body), problems, all);
    }

    /** Cells up to the last that is not blank. */
    private static int width(RawRow row) {
        int width = row.cells().size();
        while (width > 0 && row.cells().get(width - 1).isBlank()) {
            width--;
        }
        return width;
    }

    private static List<String> padded(List<String> cells, int columns) {
        List<String> padded = new ArrayList<>(columns);
        for (int c = 0; c < columns; c++) {
            padded.add(c < cells.size() ? cells.get(c).strip() : "");
        }
        return padded;
    }
}
