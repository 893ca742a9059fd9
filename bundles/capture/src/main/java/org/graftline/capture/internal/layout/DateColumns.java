package org.graftline.capture.internal.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.study.capture.ImportDesign.DateOrder;
import org.graftline.study.capture.ImportDesign.Dates;
import org.graftline.study.capture.ImportField;

/** Proposes when and by whom an animal was looked at, and the date of its day 0. */
final class DateColumns {
    private final ColumnChoice choice;

    DateColumns(ColumnChoice choice) {
        this.choice = choice;
    }

    void choose() {
        Optional<Column> mouse = choice.of(ImportField.MOUSE);
        choice.choose(ImportField.MEASURED_ON, Column::isDates)
                .ifPresent(column ->
                        choice.because(column, "the date of the reading: its name says so and it holds dates"));
        choice.choose(
                        ImportField.DAY_ZERO,
                        column -> column.isDates()
                                && (mouse.isEmpty() || mouse.get().determines(column) == 1))
                .ifPresent(column ->
                        choice.because(column, "the date of day 0: its name says so, and each mouse has one date"));
        choice.choose(ImportField.OPERATOR, column -> !column.isNumeric() && !column.isDates() && !column.isEmpty())
                .ifPresent(column -> choice.because(column, "who measured: its name says so"));
    }

    Dates dates() {
        List<String> cells = new ArrayList<>();
        choice.of(ImportField.MEASURED_ON).ifPresent(column -> cells.addAll(column.distinct()));
        choice.of(ImportField.DAY_ZERO).ifPresent(column -> cells.addAll(column.distinct()));
        DateOrder order = FileDates.order(cells);
        if (order == DateOrder.UNDECIDED && cells.stream().anyMatch(FileDates::isAmbiguous)) {
            choice.because(
                    "Dates such as '%s' could have the day or the month first, and no date of the file tells. Set dateOrder to day_month or month_day."
                            .formatted(cells.stream()
                                    .filter(FileDates::isAmbiguous)
                                    .findFirst()
                                    .orElse("")));
        }
        if (choice.of(ImportField.MEASURED_ON).isPresent()
                && choice.of(ImportField.STUDY_DAY).isEmpty()
                && choice.of(ImportField.DAY_ZERO).isPresent()) {
            choice.because("Study days are counted from the date of day 0 to the date of the reading.");
        }
        return order == DateOrder.UNDECIDED ? Dates.PLAIN : new Dates(order, null);
    }
}
