package org.graftline.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.graftline.study.StudyException;

/** The databases that are tested, and where they differ. */
enum Dialect {
    H2("blob"),
    POSTGRESQL("bytea");

    private final String bytes;

    Dialect(String bytes) {
        this.bytes = bytes;
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
