package org.graftline.study;

/**
 * One version of one record. A record is never changed: its next version is written beside it. Implemented by the record types of
 * this bundle only; the store has a table for each.
 */
public interface VersionedRow {
    /** @return the table that keeps it, lower case */
    String table();

    /** @return what names the record among all of its table, the same for all versions, at most 700 characters */
    String id();

    /** @return 1 for the first version, then without gaps */
    int version();

    /** @return the text that the ledger hashes: everything a person entered or decided, nothing that a database generates */
    CanonicalForm canonical();
}
