package org.graftline.store.internal.row;

import org.graftline.study.record.RowHash;

/** Table {@code ledger_row}: one row of an entry. {@code ordinal} counts from 1 within the entry. */
public record RowHashColumns(
        String chain, long position, int ordinal, String tableName, String rowId, int rowVersion, String sha256) {

    public static final String INSERT = """
            insert into ledger_row (chain, position, ordinal, table_name, row_id, row_version, sha256)
            values (:chain, :position, :ordinal, :tableName, :rowId, :rowVersion, :sha256)""";

    /** @return what the ledger hashes of the row */
    public RowHash rowHash() {
        return new RowHash(tableName, rowId, rowVersion, sha256);
    }
}
