package org.graftline.store.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.graftline.study.backup.DatabaseTarget;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases that every test of the store runs on: a real H2 file and a real PostgreSQL. */
enum TestDatabase {
    H2_FILE {
        @Override
        DataSource fresh(Path folder) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(
                    StoreUrl.of("", folder).jdbc() + ";DB_CLOSE_DELAY=-1"); // tests have no pool that keeps it open
            source.setUser("graftline");
            return source;
        }
    },
    POSTGRESQL {
        @Override
        DataSource fresh(Path folder) throws SQLException {
            EmbeddedPostgres server = Server.INSTANCE;
            assumeTrue(server != null, () -> "no PostgreSQL here: " + Server.reason);
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(StoreUrl.of("jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name), folder)
                    .jdbc());
            source.setUser("postgres");
            return source;
        }
    };

    /** Connections to an empty database; for H2 the file of this home folder. */
    abstract DataSource fresh(Path folder) throws SQLException;

    /** Where a restore may go: the H2 file of the new home, or an empty database of the server. */
    DatabaseTarget emptyTarget(Path folder) throws SQLException {
        return fresh(folder) instanceof PGSimpleDataSource source
                ? new DatabaseTarget(
                        "jdbc:postgresql://localhost:%d/%s"
                                .formatted(source.getPortNumbers()[0], source.getDatabaseName()),
                        "postgres",
                        "")
                : DatabaseTarget.OF_THE_HOME;
    }

    /** One server for all tests, stopped with the process. */
    private static final class Server {
        private static String reason = "";
        private static final @Nullable EmbeddedPostgres INSTANCE = start();

        private static @Nullable EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres
                        .builder() // no test pulls the plug on this server: it need not wait for the disk
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .start();
            } catch (IOException | RuntimeException failure) {
                reason = String.valueOf(failure.getMessage());
                return null;
            }
        }
    }
}
