package org.graftline.store.internal.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.graftline.study.LedgerHead;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The statements on {@code ledger_head}, {@code ledger_entry} and {@code ledger_row}. */
public final class LedgerTables {
    private static final BatchInsert INSERT_ROWS = new BatchInsert(RowHashColumns.INSERT, RowHashColumns.class);
    private static final RowMapper<EntryColumns> ENTRY = new KeptMapper<>(EntryColumns.class);
    private static final RowMapper<RowHashColumns> ROW = new KeptMapper<>(RowHashColumns.class);
    private static final RowMapper<LedgerHead> HEAD = new KeptMapper<>(LedgerHead.class);

    private LedgerTables() {}

    /** @return the kept heads of all chains that an act was written to */
    public static Map<Chain, LedgerHead> heads(Handle handle) {
        Map<Chain, LedgerHead> heads = new TreeMap<>();
        handle.createQuery("select chain, position, hash from ledger_head where position > 0")
                .map((row, context) -> Map.entry(new Chain(row.getString(1)), HEAD.map(row, context)))
                .forEach(head -> heads.put(head.getKey(), head.getValue()));
        return heads;
    }

    /** @return the kept head of a chain; empty if nobody wrote to it yet */
    public static Optional<LedgerHead> head(Handle handle, Chain chain) {
        return handle.createQuery("select position, hash from ledger_head where chain = :chain")
                .bind("chain", chain.name())
                .map(HEAD)
                .findOne();
    }

    /** @return the latest time at which a chain was written to last, by the clock of then; empty for a new ledger */
    public static Optional<Instant> lastWritten(Handle handle) {
        return handle.createQuery("""
                        select e.acted_at from ledger_head h
                        join ledger_entry e on e.chain = h.chain and e.position = h.position""").mapTo(Instant.class).stream().max(Comparator.naturalOrder());
    }

    /** Reads the head and keeps every other writer of the chain waiting until this transaction ends. */
    public static Optional<LedgerHead> lockedHead(Handle handle, Chain chain) {
        return handle.createQuery("select position, hash from ledger_head where chain = :chain for update")
                .bind("chain", chain.name())
                .map(HEAD)
                .findOne();
    }

    /** Gives a chain the head row that writers lock. */
    public static void begin(Handle handle, Chain chain) {
        handle.createUpdate("insert into ledger_head (chain, position, hash) values (:chain, :position, :hash)")
                .bind("chain", chain.name())
                .bindMethods(LedgerHead.EMPTY)
                .execute();
    }

    /** Appends an entry with its rows and moves the head, the one row that is ever updated. */
    public static void append(Handle handle, LedgerEntry entry) {
        handle.createUpdate(EntryColumns.INSERT)
                .bindMethods(EntryColumns.of(entry))
                .execute();
        List<RowHashColumns> rows = new ArrayList<>(entry.rows().size());
        for (RowHash row : entry.rows()) {
            rows.add(new RowHashColumns(
                    entry.chain().name(),
                    entry.position(),
                    rows.size() + 1,
                    row.table(),
                    row.id(),
                    row.version(),
                    row.sha256()));
        }
        INSERT_ROWS.execute(handle, rows);
        handle.createUpdate("update ledger_head set position = :position, hash = :hash where chain = :chain")
                .bindMethods(entry.head())
                .bind("chain", entry.chain().name())
                .execute();
    }

    /** @return the chains that have entries, by name */
    public static List<Chain> chains(Handle handle) {
        return handle
                .createQuery("select distinct chain from ledger_entry")
                .mapTo(String.class)
                .map(Chain::new)
                .stream()
                .sorted()
                .toList();
    }

    /** @return entries of a chain in their order, behind a position */
    public static List<EntryColumns> entries(Handle handle, Chain chain, long after, int most) {
        return handle.createQuery("""
                        select * from ledger_entry where chain = :chain and position > :after
                        order by position limit :most""")
                .bind("chain", chain.name())
                .bind("after", after)
                .bind("most", most)
                .map(ENTRY)
                .list();
    }

    /** @return the entry of a position */
    public static Optional<EntryColumns> entry(Handle handle, Chain chain, long position) {
        return entries(handle, chain, position - 1, 1).stream()
                .filter(entry -> entry.position() == position)
                .findFirst();
    }

    /** @return the hash of the entry of a position */
    public static Optional<String> hash(Handle handle, Chain chain, long position) {
        return handle.createQuery("select hash from ledger_entry where chain = :chain and position = :position")
                .bind("chain", chain.name())
                .bind("position", position)
                .mapTo(String.class)
                .findOne();
    }

    /** @return the rows of the entries of a stretch of a chain, in their order */
    public static List<RowHashColumns> rows(Handle handle, Chain chain, long first, long last) {
        return handle.createQuery("""
                        select * from ledger_row where chain = :chain and position between :first and :last
                        order by position, ordinal""")
                .bind("chain", chain.name())
                .bind("first", first)
                .bind("last", last)
                .map(ROW)
                .list();
    }

    /** @return where all versions of one record stand in the ledger, first to last */
    public static List<RowHashColumns> versions(Handle handle, String table, String id) {
        return handle.createQuery("""
                        select * from ledger_row where table_name = :table and row_id = :id
                        order by row_version""")
                .bind("table", table)
                .bind("id", id)
                .map(ROW)
                .list();
    }

    /** @return how many rows each entry of a stretch of a chain has, by position; entries without rows are absent */
    public static Map<Long, Integer> rowCounts(Handle handle, Chain chain, long first, long last) {
        Map<Long, Integer> counts = new HashMap<>();
        handle.createQuery("""
                        select position, count(*) from ledger_row where chain = :chain and position between :first and :last
                        group by position""")
                .bind("chain", chain.name())
                .bind("first", first)
                .bind("last", last)
                .map((row, context) -> Map.entry(row.getLong(1), row.getInt(2)))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** @return rows of one entry, in their order, behind an ordinal */
    public static List<RowHashColumns> rowsOfEntry(Handle handle, Chain chain, long position, int after, int most) {
        return handle.createQuery("""
                        select * from ledger_row where chain = :chain and position = :position and ordinal > :after
                        order by ordinal limit :most""")
                .bind("chain", chain.name())
                .bind("position", position)
                .bind("after", after)
                .bind("most", most)
                .map(ROW)
                .list();
    }

    /** @return rows of which the entry is gone, at most some */
    public static List<RowHashColumns> rowsWithoutEntry(Handle handle, int most) {
        return handle.createQuery("""
                        select * from ledger_row l
                        where not exists (select 1 from ledger_entry e where e.chain = l.chain and e.position = l.position)
                        order by l.chain, l.position, l.ordinal limit :most""").bind("most", most).map(ROW).list();
    }
}
