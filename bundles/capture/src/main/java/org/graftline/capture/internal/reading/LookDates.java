package org.graftline.capture.internal.reading;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.graftline.capture.internal.layout.FileDates;
import org.graftline.capture.internal.layout.FileDates.Moment;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.StudyDay;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportDesign.DateOrder;
import org.graftline.study.capture.ImportDesign.Dates;
import org.graftline.study.capture.ImportDesign.Provenance;
import org.graftline.study.capture.ImportField;
import org.jspecify.annotations.Nullable;

/** Reads the dates of lines, and counts study days from them where the file has none. A cell that is no date is an error. */
final class LookDates {
    private final Dates dates;
    private final boolean readingRestsOnThem;
    private final Findings findings;

    LookDates(ImportDesign design, Findings findings) {
        this.dates = design.dates();
        this.readingRestsOnThem =
                !design.columns().containsKey(ImportField.STUDY_DAY) || design.provenance() == Provenance.MIGRATED;
        this.findings = findings;
    }

    Optional<Moment> of(Look look) {
        return read(look, ImportField.MEASURED_ON);
    }

    /** The days from day 0 to the date; empty where either is not known. */
    Optional<StudyDay> day(Look look, @Nullable Moment when) {
        if (when == null) {
            return Optional.empty();
        }
        Optional<LocalDate> zero = look.text(ImportField.DAY_ZERO) == null
                ? Optional.ofNullable(dates.dayZero())
                : read(look, ImportField.DAY_ZERO).map(Moment::date);
        if (zero.isEmpty()) {
            if (look.text(ImportField.DAY_ZERO) == null) {
                findings.error(
                        "no day zero",
                        look,
                        ImportField.MEASURED_ON,
                        "no date of day 0 is known for this row. Enter it, or set dayZero in the design.");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(new StudyDay(ChronoUnit.DAYS.between(zero.get(), when.date())));
        } catch (ImpossibleValueException impossible) {
            findings.error("day", look, ImportField.MEASURED_ON, impossible.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Moment> read(Look look, ImportField field) {
        String text = look.text(field);
        if (text == null) {
            return Optional.empty();
        }
        Optional<Moment> moment = FileDates.of(text, dates.order());
        if (moment.isEmpty() && readingRestsOnThem) {
            findings.error("date " + field, look, field, sentence(text));
        } else if (moment.isEmpty()) {
            findings.warning(
                    "date " + field, look, field, "the date is kept as entered and not used: " + sentence(text));
        }
        return moment;
    }

    private String sentence(String text) {
        return dates.order() == DateOrder.UNDECIDED && FileDates.isAmbiguous(text)
                ? "the day or the month could come first. Set dateOrder to day_month or month_day in the design."
                : "this is no date. Write it as 2024-03-18, or correct the cell.";
    }
}
