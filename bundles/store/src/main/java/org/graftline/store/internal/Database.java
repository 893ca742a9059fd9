package org.graftline.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.graftline.study.StudyException;
import org.graftline.study.record.NotReadException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** A database at our schema, and the two ways to talk to it. Safe for many threads. */
final class Database {
    private static final String MIGRATIONS = "classpath:org/graftline/store/internal/migration";

    private static final String HISTORY = "schema_history";

    private final Jdbi jdbi;
    private final Dialect dialect;
    private final String url;
    private final Runnable guard;

    private Database(Jdbi jdbi, Dialect dialect, String url, Runnable guard) {
        this.jdbi = jdbi;
        this.dialect = dialect;
        this.url = url;
        this.guard = guard;
    }

    /** @param guard runs before every write and refuses it by what it throws */
    Database guardedBy(Runnable guard) {
        return new Database(jdbi, dialect, url, guard);
    }

    /**
     * Brings the database to our schema.
     *
     * @param source connections to an empty database or to one of ours
     * @return the database
     * @throws StudyException if it does not answer, is of another kind or cannot be brought to our schema
     */
    static Database migrated(DataSource source) {
        return migrated(source, MigrationVersion.LATEST);
    }

    /**
     * Brings the database to a schema that may be an older one of ours, to take what was kept under it.
     *
     * @param schema the highest migration that is made
     */
    static Database migrated(DataSource source, MigrationVersion schema) {
        Dialect dialect;
        String url;
        try {
            url = url(source);
            dialect = Dialect.of(source);
            migrate(source, dialect, schema);
        } catch (SQLException | FlywayException failure) {
            throw new StudyException(Refusal.opening(failure), failure);
        }
        Jdbi jdbi = Jdbi.create(source);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE); // no value into a log
        InstantColumn instants = new InstantColumn();
        jdbi.registerArgument(instants).registerColumnMapper(Instant.class, instants);
        return new Database(jdbi, dialect, url, () -> {});
    }

    private static String url(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    private static void migrate(DataSource source, Dialect dialect, MigrationVersion schema) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader ours = Database.class.getClassLoader();
        thread.setContextClassLoader(ours); // Flyway looks for its plug-ins there
        try {
            Flyway.configure(ours)
                    .dataSource(source)
                    .locations(MIGRATIONS)
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .placeholders(dialect.placeholders())
                    .table(HISTORY)
                    .target(schema)
                    .load()
                    .migrate();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Does all of the work or nothing of it, at the level "read committed", the default of both databases: setting it would have to
     * be undone, and a failure of that would hide the failure that matters.
     */
    <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        guard.run();
        return jdbi.inTransaction(work);
    }

    /** Returns once everything committed before it outlives a power cut. */
    void force() {
        if (!dialect.force().isEmpty()) {
            jdbi.useHandle(handle -> handle.execute(dialect.force()));
        }
    }

    /**
     * Reads everything as of one moment, whatever is committed meanwhile; once more from the beginning if the connection is lost.
     *
     * @throws NotReadException if the database is away or its disk fails
     */
    <T, X extends Exception> T snapshot(HandleCallback<T, X> work) throws X {
        try {
            return moment(work);
        } catch (JdbiException failure) {
            throw unread(failure);
        }
    }

    private <T, X extends Exception> T moment(HandleCallback<T, X> work) throws X {
        try {
            return jdbi.<T, X>inTransaction(dialect.snapshot(), work);
        } catch (JdbiException failure) {
            return jdbi.<T, X>inTransaction(dialect.snapshot(), again(failure, work));
        }
    }

    private static RuntimeException unread(JdbiException failure) {
        return Refusal.reading(failure)
                .<RuntimeException>map(sentence -> sentence)
                .orElse(failure);
    }

    /** @throws JdbiException the failure itself, unless the connection was lost */
    private static <T, X extends Exception> HandleCallback<T, X> again(
            JdbiException failure, HandleCallback<T, X> work) {
        if (!Refusal.isAway(failure)) {
            throw failure;
        }
        return work;
    }

    /**
     * Reads everything as {@link #snapshot} does, to prove it.
     *
     * @throws StudyException if the file is damaged, saying which and what to do
     */
    <T> T audit(HandleCallback<T, RuntimeException> work) {
        try {
            return moment(work);
        } catch (JdbiException | IllegalStateException failure) {
            throw DamagedFile.behind(failure, url)
                    .<RuntimeException>map(damaged -> damaged)
                    .orElse(failure);
        }
    }

    /**
     * Reads everything as {@link #audit} does, row by row in its order: no table has to fit into memory.
     *
     * @throws StudyException if the file is damaged, saying which and what to do
     */
    <T, X extends Exception> T export(HandleCallback<T, X> work) throws X {
        try {
            return jdbi.<T, X>withHandle(handle -> {
                dialect.rowByRow(handle, true);
                try {
                    return handle.<T, X>inTransaction(dialect.snapshot(), work);
                } finally {
                    dialect.rowByRow(handle, false);
                }
            });
        } catch (JdbiException | IllegalStateException failure) {
            throw DamagedFile.behind(failure, url)
                    .<RuntimeException>map(damaged -> damaged)
                    .orElse(failure);
        }
    }

    /** @return the version of the tables */
    MigrationVersion schema() {
        return MigrationVersion.fromVersion(jdbi.withHandle(handle -> handle.createQuery("select \"version\" from \""
                        + HISTORY + "\" where \"version\" is not null order by \"installed_rank\" desc limit 1")
                .mapTo(String.class)
                .one()));
    }

    /** @return its kind */
    Dialect dialect() {
        return dialect;
    }

    /**
     * One statement that needs no more; once more if the connection is lost.
     *
     * @throws NotReadException if the database is away or its disk fails
     */
    <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        try {
            return look(work);
        } catch (JdbiException failure) {
            throw unread(failure);
        }
    }

    /** As {@link #read} does, and leaves it to the caller what a failure means. */
    <T, X extends Exception> T look(HandleCallback<T, X> work) throws X {
        try {
            return jdbi.<T, X>withHandle(work);
        } catch (JdbiException failure) {
            return jdbi.<T, X>withHandle(again(failure, work));
        }
    }
}
