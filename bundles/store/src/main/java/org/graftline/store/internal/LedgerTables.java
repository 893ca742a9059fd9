package org.graftline.store.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.store.internal.row.EntryColumns;
import org.graftline.store.internal.row.RowHashColumns;
import org.graftline.study.LedgerHead;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The statements on {@code ledger_head}, {@code ledger_entry} and {@code ledger_row}. */
final class LedgerTables {
    private static final int BATCH = 1000;
    private static final RowMapper<EntryColumns> ENTRY = ConstructorMapper.of(EntryColumns.class);
    private static final RowMapper<RowHashColumns> ROW = ConstructorMapper.of(RowHashColumns.class);
    private static final RowMapper<LedgerHead> HEAD = ConstructorMapper.of(LedgerHead.class);

    private LedgerTables() {}

    static Optional<LedgerHead> head(Handle handle, Chain chain) {
        return handle.createQuery("select position, hash from ledger_head where chain = :chain")
                .bind("chain", chain.name())
                .map(HEAD)
                .findOne();
    }

    /** Reads the head and keeps every other writer of the chain waiting until this transaction ends. */
    static Optional<LedgerHead> lockedHead(Handle handle, Chain chain) {
        return handle.createQuery("select position, hash from ledger_head where chain = :chain for update")
                .bind("chain", chain.name())
                .map(HEAD)
                .findOne();
    }

    static void begin(Handle handle, Chain chain) {
        handle.createUpdate("insert into ledger_head (chain, position, hash) values (:chain, :position, :hash)")
                .bind("chain", chain.name())
                .bindMethods(LedgerHead.EMPTY)
                .execute();
    }

    /** Appends an entry with its rows and moves the head, the one row that is ever updated. */
    static void append(Handle handle, LedgerEntry entry) {
        handle.createUpdate(EntryColumns.INSERT)
                .bindMethods(EntryColumns.of(entry))
                .execute();
        PreparedBatch batch = handle.prepareBatch(RowHashColumns.INSERT);
        int ordinal = 0;
        for (RowHash row : entry.rows()) {
            batch.bindMethods(new RowHashColumns(
                            entry.chain().name(),
                            entry.position(),
                            ++ordinal,
                            row.table(),
                            row.id(),
                            row.version(),
                            row.sha256()))
                    .add();
            if (batch.size() == BATCH || ordinal == entry.rows().size()) {
                batch.execute();
            }
        }
        handle.createUpdate("update ledger_head set position = :position, hash = :hash where chain = :chain")
                .bindMethods(entry.head())
                .bind("chain", entry.chain().name())
                .execute();
    }

    static List<Chain> chains(Handle handle) {
        return handle
                .createQuery("select distinct chain from ledger_entry")
                .mapTo(String.class)
                .map(Chain::new)
                .stream()
                .sorted()
                .toList();
    }

    static List<EntryColumns> entries(Handle handle, Chain chain, long after, int most) {
        return handle.createQuery("""
                        select * from ledger_entry where chain = :chain and position > :after
                        order by position limit :most""")
                .bind("chain", chain.name())
                .bind("after", after)
                .bind("most", most)
                .map(ENTRY)
                .list();
    }

    static Optional<EntryColumns> entry(Handle handle, Chain chain, long position) {
        return entries(handle, chain, position - 1, 1).stream()
                .filter(entry -> entry.position() == position)
                .findFirst();
    }

    /** @return the rows of the entries of a stretch of a chain, by position; entries without rows are absent */
    static Map<Long, List<RowHash>> rows(Handle handle, Chain chain, long first, long last) {
        Map<Long, List<RowHash>> rows = new LinkedHashMap<>();
        handle.createQuery("""
                        select * from ledger_row where chain = :chain and position between :first and :last
                        order by position, ordinal""")
                .bind("chain", chain.name())
                .bind("first", first)
                .bind("last", last)
                .map(ROW)
                .forEach(row -> rows.computeIfAbsent(row.position(), position -> new ArrayList<>())
                        .add(row.rowHash()));
        return rows;
    }

    /** @return where all versions of one record stand in the ledger, first to last */
    static List<RowHashColumns> versions(Handle handle, String table, String id) {
        return handle.createQuery("""
                        select * from ledger_row where table_name = :table and row_id = :id
                        order by row_version""")
                .bind("table", table)
                .bind("id", id)
                .map(ROW)
                .list();
    }
}
