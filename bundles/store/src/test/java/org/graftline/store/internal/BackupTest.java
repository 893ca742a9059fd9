package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.oneOfEachPeopleTable;
import static org.graftline.store.internal.Records.oneOfEachStudyTable;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.graftline.store.internal.backup.BackupWriter;
import org.graftline.store.internal.backup.TableRows;
import org.graftline.study.LedgerHead;
import org.graftline.study.StudyException;
import org.graftline.study.backup.BackupFile;
import org.graftline.study.backup.Backups;
import org.graftline.study.backup.DatabaseTarget;
import org.graftline.study.backup.Inventory;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.h2.util.OsgiDataSourceFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.osgi.PGDataSourceFactory;

/** A backup is taken while people write, proves itself where it is restored, and refuses every other place and file. */
class BackupTest extends StoreTest {
    @TempDir
    Path elsewhere;

    static Backups backups(Path home, DataSource source) {
        Drivers drivers = new Drivers(new OsgiDataSourceFactory(new org.h2.Driver()), new PGDataSourceFactory());
        return new StoredBackups(
                Database.migrated(source),
                StoreUrl.of("", home),
                home,
                new BackupWriter(home, home.resolve("installed"), "0.1.0"),
                new RestoredDatabase(drivers::required),
                Clock.systemUTC());
    }

    /** A store with a row in every table, its settings and an archived document. */
    private Opened full(TestDatabase database) throws SQLException, IOException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(act(oneOfEachStudyTable()));
        opened.store().unitOfWork().commit(act(Chain.INSTALLATION, oneOfEachPeopleTable()));
        Files.createDirectories(home.resolve("archive/GL-7"));
        Files.writeString(home.resolve("archive/GL-7/report 1.pdf"), "%PDF");
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/org.graftline.mail.cfg"), "host=mail\npassword=hunter2\n");
        return opened;
    }

    private final List<HikariDataSource> pools = new ArrayList<>();

    @AfterEach
    void closePools() {
        pools.forEach(HikariDataSource::close);
    }

    private Opened opened(Path home, DatabaseTarget target) throws SQLException {
        HikariDataSource source = new RestoredDatabase(new Drivers(
                        new OsgiDataSourceFactory(new org.h2.Driver()), new PGDataSourceFactory())::required)
                .pool(target, home);
        pools.add(source);
        Path heads = home.resolve("ledger").resolve("heads.log");
        return new Opened(RecordStore.open(source, heads, entry -> {}), source, heads);
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({"H2_FILE,H2_FILE", "H2_FILE,POSTGRESQL", "POSTGRESQL,H2_FILE", "POSTGRESQL,POSTGRESQL"})
    void B1_08_what_is_exported_and_imported_again_has_the_same_rows_and_hashes(TestDatabase from, TestDatabase to)
            throws SQLException, IOException {
        Opened here = full(from);
        BackupFile backup = backups(home, here.source()).write(elsewhere.resolve("b.zip"));
        DatabaseTarget target = to.emptyTarget(elsewhere.resolve("fresh"));

        Inventory proven = backups(home, here.source()).restore(backup.file(), elsewhere.resolve("home"), target);

        Opened there = opened(elsewhere.resolve("home"), target);
        for (Chain chain : here.store().ledger().chains()) {
            assertThat(there.store().ledger().entries(chain, 0, 100))
                    .startsWith(here.store().ledger().entries(chain, 0, 100).toArray(new LedgerEntry[0]));
        }
        long last = here.store().ledger().head(Chain.INSTALLATION).position();
        assertThat(there.store().ledger().entries(Chain.INSTALLATION, last, 100))
                .as("the restore is an act of the new place")
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.kind()).isEqualTo(ActKind.RESTORE_RECORDS);
                    assertThat(entry.reason().orErased())
                            .startsWith("restored from b.zip, SHA-256 " + backup.sha256() + ": ")
                            .contains(" rows of " + proven.rows().size() + " tables, proven; heads then: installation "
                                    + last + " "
                                    + here.store()
                                            .ledger()
                                            .head(Chain.INSTALLATION)
                                            .hash());
                });
        assertThat(there.store().ledger().head(CHAIN))
                .isEqualTo(here.store().ledger().head(CHAIN));
        assertThat(there.store().ledger().verify().isIntact()).isTrue();
        assertThat(proven.rows())
                .isEqualTo(Database.migrated(here.source())
                        .<java.util.Map<String, Long>, RuntimeException>read(TableRows::counts));
        assertThat(proven.rows().get("reading")).isEqualTo(4);
        assertThat(proven.entries()).isEqualTo(2);
    }

    @OnEachDatabase
    void files_come_back_beside_the_tables_and_secrets_do_not(TestDatabase database) throws SQLException, IOException {
        Opened here = full(database);
        BackupFile backup = backups(home, here.source()).write(elsewhere.resolve("b.zip"));
        Path place = elsewhere.resolve("home");

        backups(home, here.source()).restore(backup.file(), place, DatabaseTarget.OF_THE_HOME);

        assertThat(place.resolve("archive/GL-7/report 1.pdf")).hasContent("%PDF");
        assertThat(Files.readAllLines(place.resolve("ledger/heads.log")))
                .startsWith(Files.readAllLines(here.headsFile()).toArray(new String[0]))
                .hasSize(Files.readAllLines(here.headsFile()).size() + 1); // that of the restore
        assertThat(place.resolve("config/org.graftline.mail.cfg"))
                .hasContent("host=mail\n# password was a secret and is not in the backup\n");
        assertThat(place.resolve("config/org.graftline.store.cfg")).content().contains("url=\n");
    }

    @OnEachDatabase
    void it_holds_one_moment_while_people_write(TestDatabase database) throws Exception {
        Opened here = full(database);
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!enough.get()) {
                here.store().unitOfWork().commit(act(aReading().build()));
            }
        });
        writer.start();
        try {
            BackupFile backup = backups(home, here.source()).write(elsewhere.resolve("b.zip"));
            long meanwhile = here.store().ledger().head(CHAIN).position();
            assertThat(meanwhile).isGreaterThan(1);
            Inventory proven = backups(home, here.source()).test(backup.file());
            assertThat(proven.heads()).isEqualTo(backup.inventory().heads());
            assertThat(proven.rows().get("reading"))
                    .isEqualTo(3
                            + proven.heads()
                                    .getOrDefault(CHAIN, LedgerHead.EMPTY)
                                    .position());
        } finally {
            enough.set(true);
            writer.join();
        }
    }

    @Test
    void a_place_that_holds_anything_is_refused_and_left_as_it_is() throws SQLException, IOException {
        Opened here = full(TestDatabase.H2_FILE);
        Backups backups = backups(home, here.source());
        BackupFile backup = backups.write(elsewhere.resolve("b.zip"));
        Path place = Files.createDirectories(elsewhere.resolve("home"));
        Files.writeString(place.resolve("note"), "mine");

        assertThatThrownBy(() -> backups.restore(backup.file(), place, DatabaseTarget.OF_THE_HOME))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("is not empty");
        assertThat(place.resolve("note")).hasContent("mine");
        assertThatThrownBy(() -> backups.write(backup.file())).hasMessageContaining("never overwritten");
    }

    @OnEachDatabase
    void a_database_that_holds_rows_is_refused_and_left_as_it_is(TestDatabase database)
            throws SQLException, IOException {
        Opened here = full(database);
        Backups backups = backups(home, here.source());
        BackupFile backup = backups.write(elsewhere.resolve("b.zip"));
        DatabaseTarget taken = TestDatabase.POSTGRESQL.emptyTarget(elsewhere);
        backups.restore(backup.file(), elsewhere.resolve("first"), taken);

        assertThatThrownBy(() -> backups.restore(backup.file(), elsewhere.resolve("second"), taken))
                .hasMessageContainingAll(taken.url(), "is not empty", "nothing was changed");
        assertThat(elsewhere.resolve("second")).doesNotExist();
        assertThat(opened(elsewhere.resolve("first"), taken)
                        .store()
                        .ledger()
                        .verify()
                        .isIntact())
                .isTrue();
    }

    /** Every byte of the file matters, wherever it stands. */
    @Test
    void a_damaged_backup_is_refused_and_nothing_is_left() throws SQLException, IOException {
        Opened here = full(TestDatabase.H2_FILE);
        Backups backups = backups(home, here.source());
        byte[] whole =
                Files.readAllBytes(backups.write(elsewhere.resolve("b.zip")).file());
        Path damaged = elsewhere.resolve("damaged.zip");

        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
            Files.write(damaged, java.util.Arrays.copyOf(whole, length));
            refused(backups, damaged, "is no whole backup of Graftline");
        }
        Files.write(damaged, rewritten(whole, "tables/reading.csv", text -> text.replace("21.3", "21.4")));
        refused(backups, damaged, "tables/reading.csv in it is not what was written");
        Files.write(damaged, rewritten(whole, "ledger/heads.log", text -> null));
        refused(backups, damaged, "it lacks ledger/heads.log");
        Files.write(damaged, rewritten(whole, "manifest.json", text -> text.replace("graftline-backup", "other")));
        refused(backups, damaged, "its manifest is none of a backup");
        Files.write(damaged, rewritten(whole, "manifest.json", text -> text.replaceAll("\"0\\d\\d\"", "\"905\"")));
        refused(backups, damaged, "Install that version or a newer one");
    }

    /** Somebody who changes a row and the manifest with it still meets the ledger. */
    @Test
    void a_backup_that_was_changed_together_with_its_manifest_is_refused_by_the_ledger()
            throws SQLException, IOException {
        Opened here = full(TestDatabase.H2_FILE);
        Backups backups = backups(home, here.source());
        here.tamper("update reading set device = 'other' where device is not null");

        refused(
                backups,
                backups.write(elsewhere.resolve("b.zip")).file(),
                "version 1, written by entry 1 of chain 'study:GL-7', was changed");
    }

    @Test
    void a_move_leaves_the_home_with_the_new_database_and_the_old_one_marked() throws SQLException, IOException {
        Opened here = full(TestDatabase.H2_FILE);
        DatabaseTarget target = TestDatabase.POSTGRESQL.emptyTarget(elsewhere);

        Backups.Move move = backups(home, here.source()).move(target);

        assertThat(move.inventory().heads()).isEqualTo(move.backup().inventory().heads());
        assertThat(opened(home, target).store().ledger().entries(CHAIN, 0, 10))
                .isEqualTo(here.store().ledger().entries(CHAIN, 0, 10));
        RecordStore there = opened(home, target).store();
        assertThat(there.ledger().entries(Chain.INSTALLATION, 0, 100)).last().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(ActKind.MOVE_RECORDS);
            assertThat(entry.reason().orErased())
                    .startsWith("moved from jdbc:h2:file:")
                    .contains(" to " + target.url() + ": ");
        });
        assertThat(there.ledger().verify().isIntact()).isTrue();
        assertThat(move.settings()).content().contains("url=" + target.url() + "\n");
        assertThatThrownBy(() -> OpenStoreTest.open(home)).hasMessageContaining("were moved to another database");
    }

    @Test
    void a_move_to_a_database_that_holds_rows_changes_nothing() throws SQLException, IOException {
        Opened here = full(TestDatabase.H2_FILE);
        DatabaseTarget taken = TestDatabase.POSTGRESQL.emptyTarget(elsewhere);
        backups(home, here.source())
                .restore(
                        backups(home, here.source())
                                .write(elsewhere.resolve("b.zip"))
                                .file(),
                        elsewhere.resolve("x"),
                        taken);

        assertThatThrownBy(() -> backups(home, here.source()).move(taken)).hasMessageContaining("is not empty");
        assertThat(home.resolve("config/org.graftline.store.cfg")).doesNotExist();
        assertThat(home.resolve("data/graftline.moved.txt")).doesNotExist();
    }

    private void refused(Backups backups, Path file, String why) throws IOException {
        Path place = elsewhere.resolve("refused");
        assertThatThrownBy(() -> backups.restore(file, place, DatabaseTarget.OF_THE_HOME))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(why);
        try (Stream<Path> left = Files.list(elsewhere)) {
            assertThat(left.map(path -> path.getFileName().toString())).isSubsetOf(List.of("b.zip", "damaged.zip"));
        }
    }

    /** @param change null drops the entry */
    private static byte[] rewritten(
            byte[] zip, String entry, UnaryOperator<@org.jspecify.annotations.Nullable String> change)
            throws IOException {
        Path from = Files.createTempFile("from", ".zip");
        Path to = Files.createTempFile("to", ".zip");
        Files.write(from, zip);
        try (ZipFile in = new ZipFile(from.toFile());
                OutputStream file = Files.newOutputStream(to);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry each : in.stream().toList()) {
                byte[] bytes;
                try (InputStream content = in.getInputStream(each)) {
                    bytes = content.readAllBytes();
                }
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                String changed = each.getName().equals(entry) ? change.apply(text) : text;
                if (changed != null) {
                    out.putNextEntry(new ZipEntry(each.getName()));
                    out.write(changed.getBytes(StandardCharsets.ISO_8859_1));
                    out.closeEntry();
                }
            }
        }
        byte[] bytes = Files.readAllBytes(to);
        Files.delete(from);
        Files.delete(to);
        return bytes;
    }
}
