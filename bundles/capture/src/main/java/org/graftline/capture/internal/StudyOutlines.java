package org.graftline.capture.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;

/** Outlines of studies, each good as long as its ledger has not moved by anybody else's act. Used under the write lock only. */
final class StudyOutlines {
    private final StudyRecords records;
    private final Ledger ledger;
    private final Map<StudyCode, StudyOutline> outlines = new HashMap<>();

    StudyOutlines(StudyRecords records, Ledger ledger) {
        this.records = records;
        this.ledger = ledger;
    }

    /** @throws org.graftline.study.UnknownStudyException if there is no such study */
    StudyOutline of(StudyCode study) {
        long position = ledger.head(Chain.of(study)).position();
        StudyOutline kept = outlines.get(study);
        if (kept != null && kept.position() == position) {
            return kept;
        }
        StudyOutline fresh = new StudyOutline(records.data(study), position);
        outlines.put(study, fresh);
        return fresh;
    }

    /** Keeps the outline of before if this entry follows it directly. */
    LedgerEntry after(StudyOutline before, List<VersionedRow> rows, LedgerEntry entry) {
        if (entry.position() == before.position() + 1) {
            before.written(rows, entry.position());
        } else {
            outlines.remove(before.study());
        }
        return entry;
    }
}
