package org.graftline.capture.internal;

import java.util.Comparator;
import java.util.List;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.Donor;
import org.graftline.study.Mouse;
import org.graftline.study.Reading;
import org.graftline.study.Study;
import org.graftline.study.StudyData;
import org.graftline.study.Tumor;
import org.graftline.study.VersionedRow;

/** First versions of records as the study they make up, in the order that a store would give them. */
final class RowsAsStudy {
    private static final Comparator<Reading> ORDER = Comparator.comparing(Reading::mouse)
            .thenComparing(
                    reading -> reading.site() == null ? "" : reading.site().value())
            .thenComparing(Reading::endpoint)
            .thenComparing(Reading::day)
            .thenComparingInt(Reading::replicate);

    private RowsAsStudy() {}

    static StudyData of(Study study, List<VersionedRow> rows) {
        return new StudyData(
                study,
                of(rows, Arm.class, Comparator.comparing(Arm::id)),
                of(rows, Donor.class, Comparator.comparing(Donor::id)),
                of(rows, Mouse.class, Comparator.comparing(Mouse::mouse)),
                of(rows, Tumor.class, Comparator.comparing(Tumor::mouse).thenComparing(Tumor::site)),
                of(rows, ArmAssignment.class, Comparator.comparing(ArmAssignment::mouse)),
                List.of(),
                of(rows, Reading.class, ORDER),
                null);
    }

    private static <R extends VersionedRow> List<R> of(List<VersionedRow> rows, Class<R> type, Comparator<R> order) {
        return rows.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .sorted(order)
                .toList();
    }
}
