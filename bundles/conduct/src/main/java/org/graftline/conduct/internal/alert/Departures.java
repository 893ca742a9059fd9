package org.graftline.conduct.internal.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.AlertDecision;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.BenchRecords.WrittenRow;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.StudyRecords.WrittenReading;

/**
 * Mice that left, and which readings their leaving settles: those for which the animal was looked at before it left. Judged by when
 * things were seen, never by when they reached us; by the study day where a time is missing, of which the day of the removal itself is
 * still before. A reading after the removal settles nothing: one of the two is wrong, and the mouse may be alive.
 */
final class Departures {
    private final BenchRecords bench;
    private final StudyRecords studies;

    Departures(BenchRecords bench, StudyRecords studies) {
        this.bench = bench;
        this.studies = studies;
    }

    /** How a mouse left, and what that decides. */
    record Departure(Removal removal, AlertDecision decision) {}

    /** @return how the mouse left, as it was recorded last; empty while it is on the study */
    Optional<Departure> of(StudyCode study, MouseId mouse) {
        return bench.animal(study, mouse).stream()
                .filter(written -> written.row() instanceof Removal)
                .reduce((one, later) -> later)
                .map(Departures::departure);
    }

    private static Departure departure(WrittenRow written) {
        Removal removal = (Removal) written.row();
        return new Departure(
                removal,
                AlertDecision.removed(
                        removal, written.entry().person(), written.entry().at()));
    }

    /** @return whether the animal was looked at before it left; to the minute, which is as close as people write it down */
    boolean settles(Removal removal, UUID reading, Instant capturedAt) {
        List<WrittenReading> versions = studies.history(reading);
        Reading read =
                versions.isEmpty() ? null : versions.get(versions.size() - 1).reading();
        Instant left = removal.at();
        if (left != null && (read == null || read.capturedAt() != null)) {
            return !capturedAt.truncatedTo(ChronoUnit.MINUTES).isAfter(left);
        }
        return read == null || read.day().compareTo(removal.day()) <= 0;
    }
}
