package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.study;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.graftline.study.StudyException;
import org.graftline.study.backup.DatabaseTarget;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.NotStoredException;
import org.graftline.study.record.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.osgi.PGDataSourceFactory;

/** What a database server does to us: connections that end, a restart, somebody else on the same database. */
class PostgreSqlTest {
    @TempDir
    Path home;

    private DatabaseTarget target = DatabaseTarget.OF_THE_HOME;

    @BeforeEach
    void aDatabase() throws SQLException {
        target = TestDatabase.POSTGRESQL.emptyTarget(home);
    }

    private OpenStore open(Path where) {
        return OpenStore.open(
                where,
                HomeLock.take(where),
                new OpenStore.Access(StoreUrl.of(target.url(), where), target.user(), "", 4),
                new PGDataSourceFactory(),
                entry -> {});
    }

    private DataSource past() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(target.url());
        source.setUser(target.user());
        return source;
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = past().getConnection();
                Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    /** Ends every connection to the database but the one that says so. */
    private void endConnections() throws SQLException {
        sql(
                "select pg_terminate_backend(pid, 2000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    }

    @Test
    void a_second_instance_on_the_same_database_is_refused_by_name_and_the_first_goes_on() {
        try (OpenStore first = open(home.resolve("a"))) {
            assertThatThrownBy(() -> open(home.resolve("b")))
                    .isInstanceOf(StudyException.class)
                    .hasMessageMatching(
                            "The database " + target.url()
                                    + " is in use by another Graftline \\(on .*, since 2.*Z\\)\\. Stop that one, or name another database.*");
            first.records().unitOfWork().commit(act(study(1)));
        }
        open(home.resolve("b")).close(); // free once the first has ended
    }

    @Test
    void an_instance_whose_database_was_taken_while_its_connection_was_lost_writes_nothing_any_more() throws Exception {
        SoleInstance first = SoleInstance.take(past(), "d", Duration.ZERO);
        first.require();
        endConnections();
        try (SoleInstance second = SoleInstance.take(past(), "d", Duration.ZERO)) {
            assertThatThrownBy(first::require)
                    .isInstanceOf(NotStoredException.class)
                    .hasMessageContainingAll(
                            "Not saved, nothing of it", "another Graftline (on", "has taken d meanwhile");
            second.require();
        }
        first.require(); // and has it again once the other one has ended
        first.close();
    }

    @Test
    void connections_that_end_while_many_write_lose_nothing_and_double_nothing() throws Exception {
        try (OpenStore store = open(home)) {
            UnitOfWork work = store.records().unitOfWork();
            work.commit(act(study(1)));
            AtomicBoolean enough = new AtomicBoolean();
            Callable<Map<UUID, LedgerEntry>> writer = () -> {
                Map<UUID, LedgerEntry> acknowledged = new HashMap<>();
                while (!enough.get()) {
                    UUID uuid = UUID.randomUUID();
                    acknowledged.put(uuid, committed(work, uuid, acknowledged));
                }
                return acknowledged;
            };
            List<Map<UUID, LedgerEntry>> all = new ArrayList<>();
            ExecutorService writers = Executors.newFixedThreadPool(3);
            try {
                List<Future<Map<UUID, LedgerEntry>>> running =
                        List.of(writers.submit(writer), writers.submit(writer), writers.submit(writer));
                for (int i = 0; i < 8; i++) {
                    long before = store.records().ledger().head(CHAIN).position();
                    endConnections();
                    awaitProgress(store, before + 3);
                }
                enough.set(true);
                for (Future<Map<UUID, LedgerEntry>> each : running) {
                    all.add(each.get());
                }
            } finally {
                enough.set(true);
                writers.shutdown();
            }
            long acknowledged = all.stream().mapToLong(Map::size).sum();
            assertThat(acknowledged).isGreaterThan(20);
            assertThat(store.records().ledger().head(CHAIN).position()).isEqualTo(1 + acknowledged);
            all.forEach(one -> one.forEach((uuid, entry) -> assertThat(
                            store.records().ledger().entries(CHAIN, entry.position() - 1, 1))
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.rows().get(0).id()).isEqualTo(uuid.toString()))));
            assertThat(store.records().ledger().verify().isIntact()).isTrue();
        }
    }

    /** As a client does: repeats its UUID until the store has it. */
    private static LedgerEntry committed(UnitOfWork work, UUID uuid, Map<UUID, LedgerEntry> acknowledged) {
        while (true) {
            try {
                return work.commit(act(aReading(uuid).build()));
            } catch (NotStoredException refused) {
                assertThat(acknowledged).doesNotContainKey(uuid);
            } catch (ConcurrentChangeException stored) {
                throw new AssertionError("Stored, but said not to be: " + uuid, stored);
            }
        }
    }

    private static void awaitProgress(OpenStore store, long position) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (store.records().ledger().head(CHAIN).position() < position) {
            assertThat(System.nanoTime())
                    .as("writing goes on after a lost connection")
                    .isLessThan(until);
            Thread.onSpinWait();
        }
    }

    /** The caller sees nothing of it: reading and writing wait until the server is back. */
    @Test
    void a_server_that_restarts_is_found_again_by_the_next_act() throws Exception {
        Path data = Files.createDirectories(home.resolve("server"));
        EmbeddedPostgres server = started(data, 0);
        target = new DatabaseTarget(
                "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort()), "postgres", "");
        try (OpenStore store = open(home.resolve("a"))) {
            store.records().unitOfWork().commit(act(study(1)));
            server.close();
            EmbeddedPostgres again = started(data, server.getPort());
            try {
                store.records().unitOfWork().commit(act(aReading().build()));
                assertThat(store.records().ledger().head(CHAIN).position()).isEqualTo(2);
                assertThat(store.records().ledger().verify().isIntact()).isTrue();
            } finally {
                again.close();
            }
        }
    }

    private static EmbeddedPostgres started(Path data, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException | RuntimeException failure) {
            assumeTrue(false, () -> "no PostgreSQL here: " + failure.getMessage());
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void a_server_that_acknowledges_before_it_writes_does_not_do_so_to_us() throws SQLException {
        sql("alter database " + target.url().replaceFirst(".*/", "") + " set synchronous_commit to off");
        try (OpenStore store = open(home)) {
            assertThat(store.database()
                            .<String, RuntimeException>read(handle -> handle.createQuery("show synchronous_commit")
                                    .mapTo(String.class)
                                    .one()))
                    .isEqualTo("on");
        }
    }

    @Test
    void what_a_server_promises_beyond_that_is_left_to_it() throws SQLException {
        sql("alter database " + target.url().replaceFirst(".*/", "") + " set synchronous_commit to remote_apply");
        try (OpenStore store = open(home)) {
            assertThat(store.database()
                            .<String, RuntimeException>read(handle -> handle.createQuery("show synchronous_commit")
                                    .mapTo(String.class)
                                    .one()))
                    .isEqualTo("remote_apply");
        }
    }

    @Test
    void a_mistyped_name_is_no_new_database() {
        target = new DatabaseTarget(target.url() + "x", target.user(), "");
        assertThatThrownBy(() -> open(home))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("there is no database of this name on the server, and none is made unseen");
    }

    @Test
    void a_database_of_another_program_is_refused_and_left_as_it_is() throws SQLException {
        sql("create table invoice (id integer)");
        assertThatThrownBy(() -> open(home))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("the database holds tables of another program");
        assertThatThrownBy(() -> sql("select count(*) from ledger_head")).hasMessageContaining("does not exist");
    }
}
