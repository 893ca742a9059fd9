package org.graftline.store.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Consumer;
import org.graftline.study.StudyException;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store with all that it holds: the lock of the home directory and the pool of connections. Opened whole or not at all. */
final class OpenStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenStore.class);
    private static final int CONNECTION_TIMEOUT_MS = 10_000;

    private final HomeLock lock;
    private final HikariDataSource pool;
    private final RecordStore records;

    private OpenStore(HomeLock lock, HikariDataSource pool, RecordStore records) {
        this.lock = lock;
        this.pool = pool;
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
        try {
            Files.createDirectories(home.resolve("data"));
            pool = pool(access, driver);
            return new OpenStore(
                    lock, pool, RecordStore.open(pool, home.resolve("ledger").resolve("heads.log"), listener));
        } catch (SQLException | IOException | PoolInitializationException failure) {
            release(pool, lock);
            throw DamagedFile.behind(failure, access.url().jdbc())
                    .orElseGet(() -> new StudyException(Refusal.opening(failure), failure));
        } catch (RuntimeException failure) {
            release(pool, lock);
            throw DamagedFile.behind(failure, access.url().jdbc())
                    .<RuntimeException>map(damaged -> damaged)
                    .orElse(failure);
        } catch (Error failure) {
            release(pool, lock);
            throw failure;
        }
    }

    RecordStore records() {
        return records;
    }

    private static HikariDataSource pool(Access access, DataSourceFactory driver) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(DataSourceFactory.JDBC_URL, access.url().jdbc());
        properties.setProperty(DataSourceFactory.JDBC_USER, access.user());
        properties.setProperty(DataSourceFactory.JDBC_PASSWORD, access.password());
        HikariConfig config = new HikariConfig();
        config.setDataSource(driver.createDataSource(properties));
        config.setPoolName("graftline-store");
        config.setMaximumPoolSize(access.poolSize());
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        if (access.url().driver() == StoreUrl.Driver.H2) {
            config.setMaxLifetime(0); // H2 closes its file with the last connection, and these never age
        }
        ClosedDatabaseOverride override = new ClosedDatabaseOverride();
        config.setExceptionOverride(override);
        HikariDataSource pool = new HikariDataSource(config);
        override.watch(pool);
        return pool;
    }

    private static void release(@Nullable HikariDataSource pool, HomeLock lock) {
        if (pool != null) {
            pool.close();
        }
        try {
            lock.close();
        } catch (IOException failure) {
            LOG.warn(
                    "GL-1005 The lock of the home directory was not released ({}); it ends with the process.",
                    failure.getMessage());
        }
    }

    @Override
    public void close() {
        release(pool, lock);
    }
}
