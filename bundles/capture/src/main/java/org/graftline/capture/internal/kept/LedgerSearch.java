package org.graftline.capture.internal.kept;

import java.util.List;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the entry that wrote a row, for answers to a message that came twice: from the end, since it is seldom old. */
@Component(service = LedgerSearch.class)
public final class LedgerSearch {
    private static final int STEP = 200;

    private final Ledger ledger;

    /** Wires the ledger. */
    @Activate
    public LedgerSearch(@Reference Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param row a row that was written to the study
     * @return the entry that wrote it
     */
    public LedgerEntry writerOf(StudyCode study, VersionedRow row) {
        Chain chain = Chain.of(study);
        long end = ledger.head(chain).position();
        while (end > 0) {
            long after = Math.max(0, end - STEP);
            List<LedgerEntry> entries = ledger.entries(chain, after, (int) (end - after));
            for (int i = entries.size() - 1; i >= 0; i--) {
                if (writes(entries.get(i), row)) {
                    return entries.get(i);
                }
            }
            end = after;
        }
        throw new StudyException(
                "The ledger of study %s has no entry for %s '%s', version %d. Run graftline verify-audit and tell your administrator."
                        .formatted(study, row.table(), row.id(), row.version()));
    }

    private static boolean writes(LedgerEntry entry, VersionedRow row) {
        return entry.rows().stream()
                .anyMatch(hash -> hash.version() == row.version()
                        && hash.id().equals(row.id())
                        && hash.table().equals(row.table()));
    }
}
