package org.graftline.store.internal.audit;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.store.internal.row.RowHashColumns;
import org.graftline.store.internal.row.Table;
import org.graftline.study.LedgerHead;
import org.graftline.study.record.AuditResult;
import org.graftline.study.record.AuditResult.Kind;
import org.graftline.study.record.Chain;
import org.jdbi.v3.core.Handle;

/**
 * One audit: every chain recomputed from its first entry, every row it names compared with the tables, every row of the tables looked
 * up in the ledger. Whatever somebody did to the tables is a finding, never an exception. For one thread, in one snapshot.
 */
public final class Audit {
    private static final int SHOWN_ROWS_WITHOUT_ENTRY = 1000;

    private final Handle handle;
    private final OutsideHeads.Noted noted;
    private final Map<Chain, ChainAudit> audits = new TreeMap<>();

    /**
     * @param handle in a transaction that sees one moment
     * @param noted the heads kept outside, read before that moment
     */
    public Audit(Handle handle, OutsideHeads.Noted noted) {
        this.handle = handle;
        this.noted = noted;
    }

    /** @return what was found */
    public AuditResult result() {
        Map<Chain, LedgerHead> kept = LedgerTables.heads(handle);
        Set<Chain> chains = new TreeSet<>(LedgerTables.chains(handle));
        chains.addAll(kept.keySet());
        chains.addAll(noted.heads().keySet());
        chains.forEach(chain -> audit(chain).run(kept.getOrDefault(chain, LedgerHead.EMPTY)));
        findRowsWithoutEntry();
        Table.ALL.forEach(this::findInserted);
        noted.unreadable()
                .forEach(place -> audit(Chain.INSTALLATION)
                        .findings()
                        .add(
                                Kind.CHAIN_BROKEN,
                                "The file of ledger heads has been changed: %s is no head. Compare it with its backup."
                                        .formatted(place)));
        return new AuditResult(audits.values().stream().map(ChainAudit::result).toList());
    }

    private ChainAudit audit(Chain chain) {
        return audits.computeIfAbsent(chain, name -> new ChainAudit(handle, name, noted.of(name)));
    }

    private void findRowsWithoutEntry() {
        Set<String> positions = new HashSet<>();
        for (RowHashColumns row : LedgerTables.rowsWithoutEntry(handle, SHOWN_ROWS_WITHOUT_ENTRY)) {
            if (positions.add(row.chain() + " " + row.position())) {
                audit(new Chain(row.chain()))
                        .findings()
                        .add(
                                Kind.CHAIN_BROKEN,
                                ("The ledger lists rows of an entry %d that does not exist, the first is %s '%s' version %d."
                                                + " Find out who can write to the database.")
                                        .formatted(row.position(), row.tableName(), row.rowId(), row.rowVersion()));
            }
        }
    }

    /** Rows that no ledger entry wrote. The text keeps to ids: a study's data are not for everybody who may audit. */
    private void findInserted(Table<?, ?> table) {
        handle.createQuery("""
                        select t.id, t.version, <study> from <table> t
                        where not exists (select 1 from ledger_row l
                            where l.table_name = :table and l.row_id = t.id and l.row_version = t.version)
                        order by t.id, t.version""")
                .define("study", table.studyColumn().isEmpty() ? "null" : "t." + table.studyColumn())
                .define("table", table.name())
                .bind("table", table.name())
                .setFetchSize(1000)
                .map((row, context) -> new Inserted(
                        table.studyColumn().isEmpty() ? Chain.INSTALLATION : new Chain("study:" + row.getString(3)),
                        row.getString(1),
                        row.getInt(2)))
                .forEach(row -> audit(row.chain).findings().add(Kind.INSERTED, row.sentence(table)));
    }

    private record Inserted(Chain chain, String id, int version) {
        String sentence(Table<?, ?> table) {
            return ("%s '%s' version %d stands in its table, but no ledger entry wrote it. Find out who can write to the database;"
                            + " records enter through Graftline only.")
                    .formatted(table, id, version);
        }
    }
}
