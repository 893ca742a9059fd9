package org.graftline.store.internal.row;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

    /**
     * Compares with columns of the same table.
     *
     * @return names of the columns that differ, as in SQL; empty if none does
     */
    default List<String> difference(Columns<R> other) {
        List<String> names = new ArrayList<>();
        for (RecordComponent column : getClass().getRecordComponents()) {
            try {
                if (!Objects.equals(
                        column.getAccessor().invoke(this), column.getAccessor().invoke(other))) {
                    names.add(column.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
                }
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("Components of a public record are readable", impossible);
            }
        }
        return names;
    }
}
