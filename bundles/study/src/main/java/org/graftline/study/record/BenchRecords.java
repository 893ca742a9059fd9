package org.graftline.study.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.Housing;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceCheck;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.study.bench.Remark;
import org.graftline.study.bench.Unblinding;
import org.graftline.study.people.Badge;
import org.graftline.study.people.JournalKey;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads what the Bench writes, everything in its current version. Asks nobody for permission, as {@link StudyRecords}. Safe for many
 * threads.
 */
@ProviderType
public interface BenchRecords {
    /** @return the rules of a study; {@link CaptureRules#unset} with version 0 where none were set */
    CaptureRules rules(StudyCode study);

    /** @return the cages of a study's mice, by mouse */
    List<Housing> housing(StudyCode study);

    /**
     * @return every version of a mouse, of its cage and of its removal with the entry that wrote it, in the order of the ledger; empty
     *     if the study has no such mouse
     */
    List<WrittenRow> animal(StudyCode study, MouseId mouse);

    /** @return the entry that wrote this version of a row, without its other rows; empty if none did */
    Optional<LedgerEntry> writer(VersionedRow row);

    /** @return the sessions of a study, latest opened first */
    List<BenchSession> sessions(StudyCode study);

    /** @return a session; empty if there is none of that id */
    Optional<BenchSession> session(UUID session);

    /** @return the remarks of a study, oldest first */
    List<Remark> remarks(StudyCode study);

    /** @return the alerts of a study, oldest first */
    List<Alert> alerts(StudyCode study);

    /** @return the people who were unblinded */
    List<Unblinding> unblindings(StudyCode study);

    /** @return the decisions on contradictions of a study */
    List<ReadingDecision> decisions(StudyCode study);

    /** @return every device, by code */
    List<Device> devices();

    /** @return the checks of a device, latest first, at most so many */
    List<DeviceCheck> checks(String device, int most);

    /** @return the badge of a person; empty if none was ever given */
    Optional<Badge> badge(PersonId person);

    /** @return the badge in use with that hash of its code; empty if nobody has it */
    Optional<Badge> badge(String badgeSha256);

    /** @return the journal key of a person; empty if none was drawn yet */
    Optional<JournalKey> journalKey(PersonId person);

    /**
     * A version of a row and where the ledger has it.
     *
     * @param row the version
     * @param entry the ledger entry that wrote it, without its other rows
     */
    record WrittenRow(VersionedRow row, LedgerEntry entry) {}
}
