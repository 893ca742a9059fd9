package org.graftline.conduct.internal.amendment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graftline.study.StudyCode;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;

/** When the rules of a study's Bench were written, found in its ledger; each entry is read once. Safe for many threads. */
final class RulesHistory {
    private static final int PAGE = 500;

    private final Ledger ledger;
    private final Map<StudyCode, Seen> seen = new HashMap<>();

    RulesHistory(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A version of the rules and where it was written. */
    record WrittenRules(int version, long position, Instant at) {}

    private record Seen(long position, List<WrittenRules> rules) {}

    synchronized List<WrittenRules> of(StudyCode study) {
        Seen before = seen.getOrDefault(study, new Seen(0, List.of()));
        List<WrittenRules> rules = new ArrayList<>(before.rules());
        long after = before.position();
        for (List<LedgerEntry> page = ledger.entries(Chain.of(study), after, PAGE);
                !page.isEmpty();
                page = ledger.entries(Chain.of(study), after, PAGE)) {
            for (LedgerEntry entry : page) {
                for (RowHash row : entry.rows()) {
                    if (row.table().equals("capture_rules")) {
                        rules.add(new WrittenRules(row.version(), entry.position(), entry.at()));
                    }
                }
            }
            after = page.get(page.size() - 1).position();
        }
        seen.put(study, new Seen(after, List.copyOf(rules)));
        return List.copyOf(rules);
    }
}
