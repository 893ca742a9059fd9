package org.graftline.store.internal;

import java.util.List;
import java.util.Map;
import org.graftline.store.internal.row.EntryColumns;
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
            Map<Long, List<RowHash>> rows = LedgerTables.rows(
                    handle,
                    chain,
                    entries.get(0).position(),
                    entries.get(entries.size() - 1).position());
            return entries.stream()
                    .map(entry -> entry.entry(rows.getOrDefault(entry.position(), List.of())))
                    .toList();
        });
    }

    @Override
    public AuditResult verify() {
        throw new UnsupportedOperationException(heads.toString());
    }
}
