package org.graftline.store.internal.row;

import java.util.List;
import org.graftline.study.SaltedText;
import org.graftline.study.VersionedRow;

/**
 * One row as the columns of its table. Implemented by records, whose components are the columns, so that equal columns are an equal
 * row: the audit compares what is stored with what the record would be stored as.
 *
 * @param <R> the record that the columns make
 */
public interface Columns<R extends VersionedRow> {
    /** @return as {@link VersionedRow#id()} */
    String id();

    /** @return as {@link VersionedRow#version()} */
    int version();

    /**
     * Rebuilds the record.
     *
     * @return the record
     * @throws RuntimeException of many kinds if the columns make none, as after tampering
     */
    R row();

    /** @return the erasable texts of the row */
    default List<SaltedText> erasable() {
        return List.of();
    }
}
