package org.graftline.capture.internal.reading;

import java.util.Locale;
import org.graftline.study.capture.ImportField;

/** Words and sentences that several checks share. */
final class Sentences {
    private Sentences() {}

    static String words(ImportField field) {
        return switch (field) {
            case VOLUME_MM3 -> "volume";
            case LENGTH_MM -> "length";
            case WIDTH_MM -> "width";
            case HEIGHT_MM -> "height";
            case BODY_WEIGHT_G -> "weight";
            case STUDY_DAY -> "study day";
            case TUMOR_SITE -> "tumor";
            case MEASURED_ON -> "date";
            case DAY_ZERO -> "date of day 0";
            case DONOR, OPERATOR, LINEAGE, DIAGNOSIS, MOUSE, ARM, FLAG ->
                field.name().toLowerCase(Locale.ROOT);
        };
    }

    static String noNumber(String text) {
        boolean comma = text.matches("[+-]?\\d+,\\d+");
        boolean unit = text.matches("[+-]?[\\d.,]+\\s*(mm3|mm³|mm|g|cm|cm3|mg)");
        String hint =
                "Correct the cell, or empty it if nothing was measured; if the text says what came of the reading, say under flags what it means.";
        if (comma) {
            hint =
                    "If the comma is the decimal mark, set decimalMark to comma in the design; if it parts thousands, take it out.";
        } else if (unit) {
            hint = "Write the number alone, without its unit.";
        }
        return "this is no number. " + hint;
    }
}
