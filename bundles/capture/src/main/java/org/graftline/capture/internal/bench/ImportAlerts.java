package org.graftline.capture.internal.bench;

import java.util.ArrayList;
import java.util.List;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingStatus;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Alert;

/**
 * The alerts that an import raises, as rows of its act. An alert calls somebody to an animal, so that only what the file says of today
 * raises one: the latest readings of animals that are on the study. What an animal went through before, and a past study that is
 * migrated, calls nobody.
 */
public final class ImportAlerts {
    private ImportAlerts() {}

    /**
     * @param before the study as it is before the import
     * @param rows what the import writes
     * @return new alerts, and next versions of those whose value a correction changes
     */
    public static List<Alert> of(KeptStudy before, List<VersionedRow> rows) {
        List<Alert> alerts = new ArrayList<>();
        if (before.rules().limits().isEmpty()) {
            return alerts;
        }
        KeptStudy after = before.with(rows, before.position() + 1);
        for (VersionedRow row : rows) {
            if (row instanceof Reading reading && callsSomebody(after.animal(reading.mouse()), reading)) {
                alerts.addAll(LimitAlerts.of(after, reading));
            }
        }
        return alerts;
    }

    private static boolean callsSomebody(KeptAnimal animal, Reading reading) {
        ReadingEntry entry = reading.entry();
        boolean migrated = entry != null && entry.means() == ReadingEntry.Means.MIGRATED;
        boolean known =
                animal.alerts().stream().anyMatch(alert -> alert.reading().equals(reading.uuid()));
        return known || (!migrated && animal.removal() == null && isLatest(animal, reading));
    }

    private static boolean isLatest(KeptAnimal animal, Reading reading) {
        return animal.standing()
                .filter(other -> other.endpoint() == reading.endpoint() && other.status() != ReadingStatus.NOT_MEASURED)
                .noneMatch(other -> other.day().compareTo(reading.day()) > 0);
    }
}
