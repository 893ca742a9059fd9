package org.graftline.store.internal.backup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** How many rows all tables have. */
public final class TableRows {
    private TableRows() {}

    /** @return the number of rows of each table, by its name */
    public static Map<String, Long> counts(Handle handle) {
        Map<String, Long> rows = new TreeMap<>();
        for (TableText table : TableText.of(handle)) {
            rows.put(
                    table.name(),
                    handle.createQuery("select count(*) from " + table.name())
                            .mapTo(Long.class)
                            .one());
        }
        return rows;
    }

    /** Deletes all rows, those of the ledger before the entries that they belong to. */
    public static void delete(Handle handle) {
        List<TableText> tables = new ArrayList<>(TableText.of(handle));
        Collections.reverse(tables);
        tables.forEach(table -> handle.execute("delete from " + table.name()));
    }
}
