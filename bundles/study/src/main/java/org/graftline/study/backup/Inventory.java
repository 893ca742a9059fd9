package org.graftline.study.backup;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.graftline.study.LedgerHead;
import org.graftline.study.record.Chain;

/**
 * What a copy of all records holds.
 *
 * @param schema the version of the tables, as migrations number them
 * @param rows how many rows each table has, by its name
 * @param heads the end of each ledger chain
 * @param files how many files stand beside the tables: ledger heads, settings, archived documents
 */
public record Inventory(String schema, SortedMap<String, Long> rows, SortedMap<Chain, LedgerHead> heads, int files) {
    /** Copies the maps in. */
    public Inventory {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
    }

    /** @return rows of all tables together */
    public long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** @return entries of all chains together */
    public long entries() {
        return heads.values().stream().mapToLong(LedgerHead::position).sum();
    }

    /** @return the same beside another number of files */
    public Inventory withFiles(int number) {
        return new Inventory(schema, rows, heads, number);
    }

    /** @return the same, of these tables and chains */
    public static Inventory of(String schema, Map<String, Long> rows, Map<Chain, LedgerHead> heads) {
        return new Inventory(schema, new TreeMap<>(rows), new TreeMap<>(heads), 0);
    }
}
