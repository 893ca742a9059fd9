package org.graftline.study.record;

import java.util.List;
import java.util.UUID;
import org.graftline.study.Dose;
import org.graftline.study.StudyCode;
import org.osgi.annotation.versioning.ProviderType;

/** Reads what was given. Asks nobody for permission, as {@link StudyRecords}. Safe for many threads. */
@ProviderType
public interface DoseRecords {
    /** @return the doses of a study in their current versions, those taken back among them, by mouse, day and id */
    List<Dose> doses(StudyCode study);

    /** @return all versions of a dose, first to last, with the ledger entry that wrote each; empty if there is none */
    List<WrittenDose> history(UUID dose);

    /**
     * A version of a dose and where the ledger has it.
     *
     * @param dose the version
     * @param entry the ledger entry that wrote it, without its other rows
     */
    record WrittenDose(Dose dose, LedgerEntry entry) {}
}
