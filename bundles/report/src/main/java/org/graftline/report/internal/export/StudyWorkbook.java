package org.graftline.report.internal.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of plain tables: numbers as numbers, everything else as text, which no spreadsheet takes for a formula. It carries the time of its writing. */
final class StudyWorkbook {
    private static final int NAME = 31;

    private StudyWorkbook() {}

    static byte[] of(List<Grid> grids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Graftline", null)) {
            Set<String> names = new HashSet<>();
            for (Grid grid : grids) {
                fill(workbook.newWorksheet(name(grid.name(), names)), grid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, Grid grid) {
        for (int r = 0; r < grid.rows().size(); r++) {
            List<String> row = grid.rows().get(r);
            for (int c = 0; c < row.size(); c++) {
                String cell = row.get(c);
                if (SafeCell.isNumber(cell)) {
                    sheet.value(r, c, new BigDecimal(cell));
                } else if (!cell.isEmpty()) {
                    sheet.value(r, c, SafeCell.of(cell));
                }
            }
        }
        if (!grid.rows().isEmpty()) {
            sheet.freezePane(1, 1);
        }
    }

    /** A name that a sheet may have: short, without its forbidden characters, and none twice. */
    private static String name(String wanted, Set<String> taken) {
        String name = wanted.replaceAll("[\\\\/?*\\[\\]:'\\p{Cntrl}]", " ").strip();
        name = name.isEmpty() ? "Sheet" : name.substring(0, Math.min(NAME, name.length()));
        String free = name;
        for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
            String end = " " + n;
            free = name.substring(0, Math.min(NAME - end.length(), name.length())) + end;
        }
        return free;
    }
}
