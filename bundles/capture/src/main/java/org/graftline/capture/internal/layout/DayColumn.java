package org.graftline.capture.internal.layout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graftline.study.capture.ImportField;

/** Proposes the study day. Where a file counts in several ways, the one that counts from treatment or randomization is taken. */
final class DayColumn {
    private DayColumn() {}

    static void choose(ColumnChoice choice) {
        Optional<Column> mouse = choice.of(ImportField.MOUSE);
        List<Column> candidates = choice.candidates(
                ImportField.STUDY_DAY,
                column -> column.isWhole()
                        && (mouse.isEmpty() || isDayAlone(column) || mouse.get().determines(column) < 1));
        choice.choose(ImportField.STUDY_DAY, candidates::contains, DayColumn::originBonus)
                .ifPresent(day -> {
                    if (candidates.size() == 1) {
                        choice.because(
                                day, "the study day: its name says so and it holds whole numbers, " + day.range());
                    } else {
                        choice.because(
                                day,
                                "the study day: of %s it %s; it holds %s"
                                        .formatted(
                                                candidates.stream()
                                                        .map(c -> "'" + c.header() + "'")
                                                        .collect(Collectors.joining(", ")),
                                                why(day),
                                                day.range()));
                    }
                });
    }

    /** A day that never changes within a mouse is some start or end; unless the file has one reading a mouse and simply says "day". */
    private static boolean isDayAlone(Column column) {
        return column.words().size() == 1;
    }

    private static String why(Column day) {
        if (countsFromTreatment(day)) {
            return "counts from treatment or randomization";
        }
        return day.hasBothSigns()
                ? "has days before and after 0, so it counts from an event within the study"
                : "does not count from implantation or birth";
    }

    /** Above the ten points of one header point, so that the origin decides between columns that all say "day". */
    private static int originBonus(Column column) {
        int bonus = 0;
        bonus += countsFromTreatment(column) ? 40 : 0;
        bonus += column.hasBothSigns() ? 20 : 0;
        bonus -= countsFromImplant(column) ? 40 : 0;
        return bonus;
    }

    private static boolean countsFromTreatment(Column column) {
        return column.says(
                "treatment",
                "treat",
                "random",
                "randomization",
                "randomisation",
                "randomized",
                "dosing",
                "enrollment",
                "study");
    }

    private static boolean countsFromImplant(Column column) {
        return column.says(
                "implant",
                "implantation",
                "inoculation",
                "injection",
                "transplant",
                "transplantation",
                "engraftment",
                "birth");
    }
}
