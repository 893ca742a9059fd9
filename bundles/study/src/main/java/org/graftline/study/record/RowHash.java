package org.graftline.study.record;

import org.graftline.study.CanonicalForm;
import org.graftline.study.VersionedRow;

/**
 * What the ledger keeps of a row.
 *
 * @param table the table
 * @param id the record
 * @param version its version
 * @param sha256 of the row's canonical form
 */
public record RowHash(String table, String id, int version, String sha256) {
    /**
     * @param row a row about to be written
     * @return its hash
     */
    public static RowHash of(VersionedRow row) {
        return new RowHash(row.table(), row.id(), row.version(), row.canonical().sha256());
    }

    CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("table", table)
                .put("id", id)
                .put("version", version)
                .put("sha256", sha256)
                .build();
    }
}
