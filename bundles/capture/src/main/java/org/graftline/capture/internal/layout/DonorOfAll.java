package org.graftline.capture.internal.layout;

import java.util.List;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.Table;
import org.jspecify.annotations.Nullable;

/** Where no column names the donor, all mice of the file are taken to carry one tumor model, called after the file. */
final class DonorOfAll {
    private DonorOfAll() {}

    /** @return the donor; null when a column names it */
    static @Nullable String of(Table table, ColumnChoice choice, List<String> reasons) {
        if (choice.of(ImportField.DONOR).isPresent()) {
            return null;
        }
        String stem = table.file().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "").strip();
        String donor = stem.isEmpty() ? "donor" : stem;
        reasons.add(
                "Donor: no column names it, so all mice are taken to carry one tumor model, called '%s' after the file. Change defaultDonor if it has another name."
                        .formatted(donor));
        return donor;
    }
}
