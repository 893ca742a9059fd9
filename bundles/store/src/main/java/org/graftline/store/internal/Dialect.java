package org.graftline.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.graftline.study.StudyException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The databases that are tested, and where they differ. */
enum Dialect {
    /** Shows new rows of others below its level "serializable"; a commit is in the file, but not forced to the disk, when it returns. */
    H2("blob", TransactionIsolationLevel.SERIALIZABLE, "checkpoint sync"),
    /** Reads a snapshot from "repeatable read" on; a commit is on the disk when it returns. */
    POSTGRESQL("bytea", TransactionIsolationLevel.REPEATABLE_READ, "");

    private final String bytes;
    private final TransactionIsolationLevel snapshot;
    private final String force;

    Dialect(String bytes, TransactionIsolationLevel snapshot, String force) {
        this.bytes = bytes;
        this.snapshot = snapshot;
        this.force = force;
    }

    /** @return the statement that forces what was committed to the disk; empty where a commit does so itself */
    String force() {
        return force;
    }

    /** Whether a result comes row by row; H2 collects it first otherwise, PostgreSQL does as the statement asks. */
    void rowByRow(Handle handle, boolean wanted) {
        if (this == H2) {
            handle.execute("set lazy_query_execution " + (wanted ? 1 : 0));
        }
    }

    /** @return the level at which a transaction reads everything as of its start */
    TransactionIsolationLevel snapshot() {
        return snapshot;
    }

    /** @return the words that the migrations leave open: {@code bytes}, the column type of a file's bytes */
    Map<String, String> placeholders() {
        return Map.of("bytes", bytes);
    }

    /** @throws StudyException if the database is another one */
    static Dialect of(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2" -> H2;
                case "PostgreSQL" -> POSTGRESQL;
                default ->
                    throw new StudyException(
                            "The database is %s, and Graftline keeps its records in H2 or PostgreSQL only. Correct the url of org.graftline.store."
                                    .formatted(product));
            };
        }
    }
}
