package org.graftline.study.capture;

import java.util.List;
import java.util.UUID;
import org.graftline.study.Reading;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;
import org.osgi.annotation.versioning.ProviderType;

/** Studies and their readings, as a person with a role sees, adds and corrects them. Safe for many threads. */
@ProviderType
public interface Readings {
    /** @return the studies that the actor may read, by code */
    List<Study> studies(Actor actor);

    /**
     * @return all records of a study in their current versions
     * @throws NotAllowedException if the actor may not read it
     * @throws org.graftline.study.UnknownStudyException if there is none of that code
     */
    StudyData data(Actor actor, StudyCode study);

    /**
     * Adds one reading. Repeating the same reading with the same uuid changes nothing and answers with the entry that stored it. The
     * time of arrival and the replicate number are set here whatever the reading says, the operator where it names none; a visit of a
     * new day, or the first tumor of a mouse, comes with it.
     *
     * @param reading version 1, of a mouse and tumor that the study has
     * @throws NotAllowedException if the actor may not record
     * @throws ConcurrentChangeException if the uuid is taken by a different reading
     */
    LedgerEntry record(Actor actor, Reading reading);

    /**
     * Writes the next version of a reading.
     *
     * @param corrected made from the current version by {@link Reading#next()}
     * @param reason why, not blank
     * @throws NotAllowedException if the actor may not record
     * @throws ConcurrentChangeException if somebody corrected it first
     * @throws org.graftline.study.StudyException if the reason is blank
     */
    LedgerEntry correct(Actor actor, Reading corrected, String reason);

    /**
     * @return all versions of a reading, first to last, with who, when and why
     * @throws NotAllowedException if the actor may not read its study
     * @throws org.graftline.study.StudyException if the study has no such reading
     */
    List<StudyRecords.WrittenReading> history(Actor actor, StudyCode study, UUID reading);
}
