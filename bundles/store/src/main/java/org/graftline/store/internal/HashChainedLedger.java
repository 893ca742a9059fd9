package org.graftline.store.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import org.graftline.store.internal.audit.Audit;
import org.graftline.store.internal.audit.OutsideHeads;
import org.graftline.store.internal.row.EntryColumns;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.store.internal.row.RowHashColumns;
import org.graftline.study.LedgerHead;
import org.graftline.study.record.AuditResult;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;

/** Reads the ledger, and has it audited. */
final class HashChainedLedger implements Ledger {
    private final Database database;
    private final OutsideHeads heads;

    HashChainedLedger(Database database, OutsideHeads heads) {
        this.database = database;
        this.heads = heads;
    }

    @Override
    public List<Chain> chains() {
        return database.read(LedgerTables::chains);
    }

    @Override
    public LedgerHead head(Chain chain) {
        return database.read(handle -> LedgerTables.head(handle, chain).orElse(LedgerHead.EMPTY));
    }

    @Override
    public List<LedgerEntry> entries(Chain chain, long after, int most) {
        return database.snapshot(handle -> {
            List<EntryColumns> entries = LedgerTables.entries(handle, chain, after, most);
            if (entries.isEmpty()) {
                return List.of();
            }
            List<RowHashColumns> rows = LedgerTables.rows(
                    handle,
                    chain,
                    entries.get(0).position(),
                    entries.get(entries.size() - 1).position());
            Map<Long, List<RowHash>> byPosition = rows.stream()
                    .collect(groupingBy(RowHashColumns::position, mapping(RowHashColumns::rowHash, toList())));
            return entries.stream()
                    .map(entry -> entry.entry(byPosition.getOrDefault(entry.position(), List.of())))
                    .toList();
        });
    }

    @Override
    public AuditResult verify() {
        OutsideHeads.Noted noted =
                heads.read(); // before the snapshot: whatever is noted was committed, so the snapshot has it
        return database.audit(handle -> new Audit(handle, noted).result());
    }
}
