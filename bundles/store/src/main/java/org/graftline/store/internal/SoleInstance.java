package org.graftline.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.graftline.study.StudyException;
import org.graftline.study.record.NotStoredException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks this process as the only Graftline that uses a PostgreSQL database, by an advisory lock on a connection of its own. The server
 * frees it when the process dies. A lost connection is made again before the next write; if another instance was faster, nothing is
 * written any more. Two instances would not spoil the ledger, but each would send the same alerts and believe its own caches. Safe for
 * many threads.
 */
final class SoleInstance implements AutoCloseable {
    /** No other program is likely to lock the same number in our database: "graftlin" in ASCII. */
    private static final long KEY = 0x67726166746c696eL;

    private static final Logger LOG = LoggerFactory.getLogger(SoleInstance.class);
    private static final int ANSWER_SECONDS = 5;

    private final DataSource source;
    private final String database;
    private final Duration believed;
    private @Nullable Connection connection;
    private @Nullable Session session;
    private long checkedAt;

    /** What the server calls a connection: process ids alone come back. */
    private record Session(int pid, OffsetDateTime since) {}

    private SoleInstance(DataSource source, String database, Duration believed) {
        this.source = source;
        this.database = database;
        this.believed = believed;
    }

    /**
     * @param source connections that no pool shares
     * @param database its url, to be shown
     * @param believed how long a lock that was seen is not asked for again
     * @throws StudyException if another instance has the database
     * @throws SQLException if it does not answer
     */
    static SoleInstance take(DataSource source, String database, Duration believed) throws SQLException {
        SoleInstance sole = new SoleInstance(source, database, believed);
        if (!sole.lock()) {
            throw new StudyException(
                    "The database %s is in use by another Graftline%s. Stop that one, or name another database in org.graftline.store."
                            .formatted(database, sole.holder()));
        }
        return sole;
    }

    /**
     * Returns if this process still has the database.
     *
     * @throws NotStoredException if another instance has it now, or the server does not answer
     */
    synchronized void require() {
        if (System.nanoTime() - checkedAt < believed.toNanos()) {
            return;
        }
        try {
            if (connection != null && connection.isValid(ANSWER_SECONDS)) {
                checkedAt = System.nanoTime();
                return;
            }
            if (!lock()) {
                throw new NotStoredException(
                        "Not saved, nothing of it: the connection to the database was lost, and another Graftline%s has taken %s meanwhile. Stop one of the two; this one needs a new start."
                                .formatted(holder(), database),
                        new IllegalStateException("advisory lock taken by another session"));
            }
            LOG.info("GL-1011 The connection that marks the database as ours was lost and is there again.");
        } catch (SQLException failure) {
            throw Refusal.of(failure);
        }
    }

    /** Takes the lock on a new connection; one that the server still keeps for a connection that we lost is ended. */
    private synchronized boolean lock() throws SQLException {
        close();
        Connection fresh = source.getConnection();
        connection = fresh;
        boolean locked = tryLock(fresh);
        if (!locked && session != null) {
            end(fresh, session);
            locked = tryLock(fresh);
        }
        if (locked) {
            session = session(fresh);
            checkedAt = System.nanoTime();
        }
        return locked;
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Session session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()")) {
            row.next();
            return new Session(row.getInt(1), row.getObject(2, OffsetDateTime.class));
        }
    }

    private static void end(Connection connection, Session lost) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid = ? and backend_start = ?")) {
            statement.setInt(1, lost.pid());
            statement.setObject(2, lost.since());
            statement.execute();
        }
    }

    /** @return where the other one runs, as far as the server tells */
    private synchronized String holder() throws SQLException {
        Connection asking = connection;
        if (asking == null) {
            return "";
        }
        try (PreparedStatement statement = asking.prepareStatement("""
                        select coalesce(host(a.client_addr), 'the same computer'), a.backend_start
                        from pg_locks l join pg_stat_activity a on a.pid = l.pid
                        where l.locktype = 'advisory' and l.granted and l.classid::bigint = ? and l.objid::bigint = ?
                            and a.datname = current_database()""")) {
            statement.setLong(1, KEY >>> 32);
            statement.setLong(2, KEY & 0xffffffffL);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? " (on %s, since %s)"
                                .formatted(
                                        row.getString(1),
                                        row.getObject(2, OffsetDateTime.class).toInstant())
                        : "";
            }
        } finally {
            close();
        }
    }

    @Override
    public synchronized void close() {
        Connection held = connection;
        connection = null;
        if (held != null) {
            try {
                held.close();
            } catch (SQLException gone) {
                LOG.debug("The connection of the lock was gone already", gone);
            }
        }
    }
}
