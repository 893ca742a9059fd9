package org.graftline.capture.internal.bench;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.capture.internal.blinding.Sight;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.StudyRecords.WrittenReading;

/** Readings looked up to act on them. */
final class StoredReadings {
    private final StudyRecords records;

    StoredReadings(StudyRecords records) {
        this.records = records;
    }

    /** @return its versions, first to last; empty if nobody wrote it yet */
    List<WrittenReading> versions(UUID reading) {
        return records.history(reading);
    }

    /** @return its current version; empty if the study has none of that id */
    Optional<WrittenReading> find(StudyCode study, UUID reading) {
        List<WrittenReading> versions = records.history(reading);
        return versions.isEmpty() || !versions.get(0).reading().study().equals(study)
                ? Optional.empty()
                : Optional.of(versions.get(versions.size() - 1));
    }

    /** @throws StudyException if the study has none of that id */
    WrittenReading current(StudyCode study, UUID reading) {
        return find(study, reading)
                .orElseThrow(
                        () -> new StudyException("Study %s has no reading %s. Look it up in the study's readings again."
                                .formatted(study, reading)));
    }

    /** The version that takes it back: the value stays in the one before. There is no review yet that would end one's own right to. */
    static Reading withdrawn(Reading current, String reason) {
        return current.next()
                .withoutValue(ReadingStatus.WITHDRAWN)
                .reason(reason)
                .build();
    }

    /** @throws NotAllowedException if it is somebody else's and the person does not direct the study */
    static void requireOwn(Actor actor, Sight sight, Reading reading) {
        if (!sight.isOwn(reading) && !sight.directs()) {
            throw new NotAllowedException(
                    "%s may not take back or move a reading of mouse '%s' that somebody else made. Ask them, or a director of study '%s'."
                            .formatted(actor.name(), reading.mouse(), reading.study()));
        }
    }
}
