package org.graftline.conduct.internal.lock;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.graftline.study.StudyCode;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;

/** The acts that change readings or animals, and with them every number of a report. */
public final class ChangingActs {
    private static final Set<ActKind> CHANGING = EnumSet.of(
            ActKind.IMPORT_FILE,
            ActKind.RECORD_READING,
            ActKind.CORRECT_READING,
            ActKind.WITHDRAW_READING,
            ActKind.MOVE_READINGS,
            ActKind.REMOVE_MOUSE,
            ActKind.RANDOMIZE,
            ActKind.SET_UP_STUDY,
            ActKind.ENROLL_MICE);
    private static final int PAGE = 500;

    private ChangingActs() {}

    /** @return how many of them stand behind a position of the study's ledger */
    public static int after(Ledger ledger, StudyCode study, long position) {
        int changes = 0;
        long after = position;
        for (List<LedgerEntry> page = ledger.entries(Chain.of(study), after, PAGE);
                !page.isEmpty();
                page = ledger.entries(Chain.of(study), after, PAGE)) {
            changes += (int) page.stream()
                    .filter(entry -> CHANGING.contains(entry.kind()))
                    .count();
            after = page.get(page.size() - 1).position();
        }
        return changes;
    }
}
