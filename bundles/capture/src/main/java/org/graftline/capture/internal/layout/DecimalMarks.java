package org.graftline.capture.internal.layout;

import java.util.List;
import java.util.regex.Pattern;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.Table;

/** Proposes the decimal mark from the cells. "1,234" alone proves nothing: it may be a thousand. */
final class DecimalMarks {
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d*,(\\d{1,2}|\\d{4,})");
    private static final Pattern POINT = Pattern.compile("[+-]?\\d*\\.\\d+");

    private DecimalMarks() {}

    static DecimalMark of(Table table, List<String> reasons) {
        int commas = 0;
        int points = 0;
        String example = "";
        for (Table.Row row : table.rows()) {
            for (String cell : row.cells()) {
                if (cell.indexOf(',') >= 0 && COMMA.matcher(cell).matches()) {
                    commas++;
                    example = cell;
                } else if (points == 0
                        && cell.indexOf('.') >= 0
                        && POINT.matcher(cell).matches()) {
                    points++;
                }
            }
        }
        if (commas > 0 && points == 0) {
            reasons.add("The comma is the decimal mark, as in '%s'.".formatted(example));
            return DecimalMark.COMMA;
        }
        return DecimalMark.POINT;
    }
}
