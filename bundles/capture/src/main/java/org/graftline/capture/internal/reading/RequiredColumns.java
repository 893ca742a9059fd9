package org.graftline.capture.internal.reading;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportLayout;
import org.graftline.study.capture.Table;

/** Refuses a design that cannot give readings: without mouse, day, or anything measured. */
final class RequiredColumns {
    private RequiredColumns() {}

    static boolean present(Table table, ImportDesign design, Findings findings) {
        Map<ImportField, String> columns = design.columns();
        if (design.layout() == ImportLayout.DAYS_DOWN_MICE_ACROSS) {
            return require(columns.containsKey(ImportField.STUDY_DAY), "the study day", "study_day", table, findings);
        }
        boolean mouse = require(design.namesMouse(), "the mouse", "mouse", table, findings);
        if (design.layout() == ImportLayout.MICE_DOWN_DAYS_ACROSS) {
            return mouse;
        }
        boolean counted = columns.containsKey(ImportField.MEASURED_ON)
                && (columns.containsKey(ImportField.DAY_ZERO) || design.dates().dayZero() != null);
        boolean day = counted || day(table, columns, findings);
        boolean measured = design.namesSomethingMeasured();
        if (!measured) {
            Unusable.tell(table, findings);
        }
        return require(measured, "a volume, two diameters or a weight", "volume_mm3", table, findings) && mouse && day;
    }

    private static boolean day(Table table, Map<ImportField, String> columns, Findings findings) {
        if (columns.containsKey(ImportField.MEASURED_ON) && !columns.containsKey(ImportField.STUDY_DAY)) {
            findings.fileError(
                    "no day zero",
                    "column '%s' has dates, and nothing says which date is study day 0. Set dayZero in the design, or name the column with the start of each animal under columns as day_zero."
                            .formatted(columns.get(ImportField.MEASURED_ON)));
            return false;
        }
        return require(columns.containsKey(ImportField.STUDY_DAY), "the study day", "study_day", table, findings);
    }

    private static boolean require(boolean there, String what, String key, Table table, Findings findings) {
        if (!there) {
            List<String> named =
                    table.headers().stream().filter(h -> !h.isEmpty()).toList();
            findings.fileError(
                    "no column for " + key,
                    "no column was recognized as %s. The file has: %s. Name it under columns as %s in the design."
                            .formatted(
                                    what,
                                    named.stream()
                                            .limit(40)
                                            .map(h -> "'" + h + "'")
                                            .collect(Collectors.joining(", ")),
                                    key));
        }
        return there;
    }
}
