package org.graftline.capture.internal.layout;

import java.util.Optional;
import org.graftline.study.capture.ImportField;

/** Proposes the columns that say which animal a row is about: mouse, arm, tumor, donor and what is known of the donor. */
final class RosterColumns {
    /** A mouse with more tumors than this is more likely a wrong column. */
    private static final int MOST_TUMORS = 10;

    /** Share of mice that must agree with a column meant to be the same in all rows of a mouse; the others are reported as errors. */
    private static final double NEARLY_ALL = 0.8;

    private final ColumnChoice choice;

    RosterColumns(ColumnChoice choice) {
        this.choice = choice;
    }

    void choose() {
        Optional<Column> mouse = choice.choose(ImportField.MOUSE, column -> true);
        mouse.ifPresent(column -> choice.because(
                column,
                "the mouse: its name says so and it has %,d entries"
                        .formatted(column.distinct().size())));
        choice.choose(ImportField.ARM, column -> mouse.isEmpty() || mouse.get().determines(column) >= NEARLY_ALL)
                .ifPresent(column -> choice.because(
                        column,
                        "the arm: its name says so, each mouse has one entry, and there are %,d"
                                .formatted(column.distinct().size())));
        mouse.ifPresent(this::chooseTumor);
        choice.choose(
                        ImportField.DONOR,
                        column -> !column.isEmpty()
                                && (HeaderScore.of(column, ImportField.DONOR) > 1
                                        || (mouse.isPresent() && mouse.get().determines(column) == 1)))
                .ifPresent(column -> choice.because(
                        column,
                        "the donor: its name fits, each mouse has one entry, and there are %,d"
                                .formatted(column.distinct().size())));
        Optional<Column> donor = choice.of(ImportField.DONOR);
        donor.ifPresent(column -> ofDonor(column, ImportField.LINEAGE, "the donor's lineage"));
        donor.ifPresent(column -> ofDonor(column, ImportField.DIAGNOSIS, "the donor's diagnosis"));
    }

    private void chooseTumor(Column mouse) {
        choice.choose(ImportField.TUMOR_SITE, column -> {
                    int tumors = mouse.mostOf(column);
                    return tumors > 1 && tumors <= MOST_TUMORS;
                })
                .ifPresent(column -> choice.because(
                        column,
                        "the tumor of the mouse: a mouse has up to %d entries".formatted(mouse.mostOf(column))));
    }

    private void ofDonor(Column donor, ImportField field, String words) {
        for (Column candidate : choice.candidates(field, column -> !column.isEmpty())) {
            if (choice.of(field).isEmpty() && donor.determines(candidate) == 1) {
                choice.because(choice.take(field, candidate), words + ": each donor has one entry at most");
            } else {
                choice.because(
                        candidate,
                        "not read as %s: a donor has several entries, or another column fits better".formatted(words));
            }
        }
    }
}
