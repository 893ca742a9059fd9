package org.graftline.store.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.graftline.study.StudyException;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store with all that it holds: the lock of the home directory and the pool of connections. Opened whole or not at all. */
final class OpenStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenStore.class);
    /** A server may be set to say "committed" before anything is on its disk; not to us. What it promises beyond that stays. */
    private static final String COMMITS_ARE_WRITTEN =
            "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

    private static final int CONNECTION_TIMEOUT_MS = 10_000;
    private static final Duration LOCK_IS_BELIEVED = Duration.ofSeconds(1);

    private final HomeLock lock;
    private final @Nullable SoleInstance sole;
    private final @Nullable FileSeal seal;
    private final HikariDataSource pool;
    private final Database database;
    private final RecordStore records;

    private OpenStore(
            HomeLock lock,
            @Nullable SoleInstance sole,
            @Nullable FileSeal seal,
            HikariDataSource pool,
            Database database,
            RecordStore records) {
        this.lock = lock;
        this.sole = sole;
        this.seal = seal;
        this.pool = pool;
        this.database = database;
        this.records = records;
    }

    /**
     * How to reach the database.
     *
     * @param url where
     * @param user database user
     * @param password its password, perhaps empty
     * @param poolSize connections at the most
     */
    record Access(StoreUrl url, String user, String password, int poolSize) {
        @Override
        public String toString() {
            return "Access[" + url.driver() + "]"; // never the password
        }
    }

    /**
     * Opens the database and brings it to our schema.
     *
     * @param lock of the home, which is freed when the store closes or does not open
     * @throws StudyException with the reason; nothing stays open then
     */
    static OpenStore open(
            Path home, HomeLock lock, Access access, DataSourceFactory driver, Consumer<LedgerEntry> listener) {
        HikariDataSource pool = null;
        SoleInstance sole = null;
        FileSeal seal = null;
        FileSeal.State state = FileSeal.State.SEALED;
        try {
            requireNotMoved(access.url());
            makeFolder(access.url());
            seal = seal(access.url());
            state = seal == null ? FileSeal.State.SEALED : seal.breakOpen();
            sole = soleInstance(access, driver);
            pool = pool(access, driver);
            Database database = Database.migrated(pool).guardedBy(sole == null ? () -> {} : sole::require);
            Path heads = home.resolve("ledger").resolve("heads.log");
            RecordStore records = RecordStore.open(database, heads, listener);
            warnOfUnsafeServer(database, access);
            if (state == FileSeal.State.OPEN) {
                AcceptedFindings accepted = new AcceptedFindings(
                        heads.resolveSibling(AcceptedFindings.ACCEPTANCE), records, Clock.systemUTC());
                new UnsealedFile(database, records, access.url(), accepted).requireIntact();
            }
            return new OpenStore(lock, sole, seal, pool, database, records);
        } catch (SQLException | PoolInitializationException failure) {
            release(pool, sole, lock);
            throw damage(failure, state, access).orElseGet(() -> new StudyException(Refusal.opening(failure), failure));
        } catch (RuntimeException failure) {
            release(pool, sole, lock);
            throw damage(failure, state, access)
                    .<RuntimeException>map(damaged -> damaged)
                    .orElse(failure);
        } catch (Error failure) {
            release(pool, sole, lock);
            throw failure;
        }
    }

    private static Optional<StudyException> damage(Exception failure, FileSeal.State state, Access access) {
        String url = access.url().jdbc();
        return state == FileSeal.State.OPEN
                ? DamagedFile.behindUnsealed(failure, url)
                : DamagedFile.behind(failure, url);
    }

    RecordStore records() {
        return records;
    }

    private static void warnOfUnsafeServer(Database database, Access access) {
        if (access.url().driver() == StoreUrl.Driver.POSTGRESQL
                && database.<String, RuntimeException>look(handle -> handle.createQuery("show fsync")
                                .mapTo(String.class)
                                .one())
                        .equals("off")) {
            LOG.warn(
                    "GL-1017 The PostgreSQL server runs with fsync=off: a power cut of its machine can take what was acknowledged. Set fsync=on there.");
        }
    }

    private static void requireNotMoved(StoreUrl url) {
        if (url.driver() == StoreUrl.Driver.H2 && Files.exists(url.movedMark())) {
            throw new StudyException(
                    "The records of %s were moved to another database, as %s says. Set the url of org.graftline.store to that database; what is in this file is as it was then."
                            .formatted(url.file(), url.movedMark()));
        }
    }

    /** Makes the folder of an H2 file in a home directory; that of another must exist, see {@link StoreUrl}. */
    static void makeFolder(StoreUrl url) {
        Path file = url.file();
        if (file != null && file.getParent() != null) {
            try {
                Files.createDirectories(file.getParent());
            } catch (IOException failure) {
                throw new StudyException(
                        "The folder %s of the database cannot be made (%s). Make its parent writable for the user that runs Graftline."
                                .formatted(file.getParent(), failure),
                        failure);
            }
        }
    }

    Database database() {
        return database;
    }

    /** @return the mark that nobody else uses the database; null for a file, which H2 locks itself */
    static @Nullable SoleInstance soleInstance(Access access, DataSourceFactory driver) throws SQLException {
        return access.url().driver() == StoreUrl.Driver.POSTGRESQL
                ? SoleInstance.take(source(access, driver), access.url().shown(), LOCK_IS_BELIEVED)
                : null;
    }

    private static DataSource source(Access access, DataSourceFactory driver) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(DataSourceFactory.JDBC_URL, access.url().jdbc());
        properties.setProperty(DataSourceFactory.JDBC_USER, access.user());
        properties.setProperty(DataSourceFactory.JDBC_PASSWORD, access.password());
        return driver.createDataSource(properties);
    }

    /** @return connections to the database; the caller's to close */
    static HikariDataSource pool(Access access, DataSourceFactory driver) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source(access, driver));
        config.setPoolName("graftline-store");
        config.setMaximumPoolSize(access.poolSize());
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        if (access.url().driver() == StoreUrl.Driver.H2) {
            config.setMaxLifetime(0); // H2 closes its file with the last connection, and these never age
        } else {
            config.setConnectionInitSql(COMMITS_ARE_WRITTEN);
        }
        ClosedDatabaseOverride override = new ClosedDatabaseOverride();
        config.setExceptionOverride(override);
        HikariDataSource pool = new HikariDataSource(config);
        override.watch(pool);
        return pool;
    }

    private static void release(@Nullable HikariDataSource pool, @Nullable SoleInstance sole, HomeLock lock) {
        if (pool != null) {
            pool.close();
        }
        if (sole != null) {
            sole.close();
        }
        try {
            lock.close();
        } catch (IOException failure) {
            LOG.warn(
                    "GL-1005 The lock of the home directory was not released ({}); it ends with the process.",
                    failure.getMessage());
        }
    }

    static @Nullable FileSeal seal(StoreUrl url) {
        Path file = url.file();
        return file == null ? null : new FileSeal(file);
    }

    @Override
    public void close() {
        pool.close();
        if (seal != null) {
            seal.close(); // before anybody else may have the file
        }
        release(pool, sole, lock);
    }
}
