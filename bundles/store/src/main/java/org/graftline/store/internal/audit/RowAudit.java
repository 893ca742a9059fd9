package org.graftline.store.internal.audit;

import java.util.List;
import java.util.Optional;
import org.graftline.store.internal.row.Columns;
import org.graftline.store.internal.row.Table;
import org.graftline.study.SaltedText;
import org.graftline.study.VersionedRow;

/** Compares one row, all of its columns, with what the ledger hashed. */
final class RowAudit {
    private RowAudit() {}

    /**
     * What is wrong with a row.
     *
     * @param table where it stands
     * @param stored its columns
     * @param sha256 the hash of its canonical form, by the ledger
     * @return the end of a sentence, without any value; empty if nothing is wrong
     */
    static <R extends VersionedRow, C extends Columns<R>> Optional<String> fault(
            Table<R, C> table, Columns<?> stored, String sha256) {
        @SuppressWarnings("unchecked") // the table's own mapper read it
        C columns = (C) stored;
        R row;
        String found;
        try {
            row = columns.row();
            found = row.canonical().sha256();
        } catch (
                RuntimeException
                        noRecord) { // tampering can make any column impossible, and each type refuses in its own way
            return Optional.of("its columns no longer make a record");
        }
        List<String> differing = table.columns(row).difference(columns);
        if (!found.equals(sha256)) {
            return Optional.of("its content is not what the ledger hashed" + naming(differing));
        }
        if (!differing.isEmpty()) {
            return Optional.of("columns contradict each other" + naming(differing));
        }
        if (!columns.erasable().stream().allMatch(SaltedText::isIntact)) {
            return Optional.of("a personal text was replaced");
        }
        return Optional.empty();
    }

    private static String naming(List<String> columns) {
        return columns.isEmpty() ? "" : " (see " + String.join(", ", columns) + ")";
    }
}
