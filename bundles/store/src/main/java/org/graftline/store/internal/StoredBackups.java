package org.graftline.store.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.graftline.store.internal.backup.BackupReader;
import org.graftline.store.internal.backup.BackupWriter;
import org.graftline.store.internal.backup.OwnFiles;
import org.graftline.store.internal.backup.Settings;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.study.LedgerHead;
import org.graftline.study.StudyException;
import org.graftline.study.backup.BackupFile;
import org.graftline.study.backup.Backups;
import org.graftline.study.backup.DatabaseTarget;
import org.graftline.study.backup.Inventory;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;

/** Backs up, restores and moves the records of a home directory. */
final class StoredBackups implements Backups {
    private static final String STORE_SETTINGS = "org.graftline.store.cfg";
    private static final String HEAD_OF_SETTINGS =
            "# Where records and ledger are kept, as a restore or a move has written it. It goes before the file of the same name that was installed.";

    private final Database database;
    private final StoreUrl url;
    private final Path home;
    private final BackupWriter writer;
    private final RestoredDatabase restored;
    private final Clock clock;

    /**
     * @param url where the database is
     * @param home whose records it has
     * @param writer writes their copy
     * @param restored takes a copy
     */
    StoredBackups(
            Database database, StoreUrl url, Path home, BackupWriter writer, RestoredDatabase restored, Clock clock) {
        this.database = database;
        this.url = url;
        this.home = home;
        this.writer = writer;
        this.restored = restored;
        this.clock = clock;
    }

    @Override
    public BackupFile write(Path out) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Path file = Files.isDirectory(out)
                ? out.resolve("graftline-backup-%s.zip".formatted(at.toString().replace(":", "")))
                : out;
        if (Files.exists(file)) {
            throw new StudyException(
                    "%s exists, and a backup is never overwritten. Name another file, or a folder.".formatted(file));
        }
        Path draft = file.resolveSibling(".%s-%s.draft".formatted(file.getFileName(), UUID.randomUUID()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try {
                writeDraft(draft, at);
                Inventory inventory;
                try (BackupReader written = BackupReader.open(draft)) {
                    inventory = written.inventory();
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
                return new BackupFile(file, Files.size(file), OwnFiles.sha256(file), at, inventory);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failure) {
            throw new StudyException(
                    "The backup %s could not be written (%s). Make room or name another place; nothing was left of it."
                            .formatted(file, failure),
                    failure);
        }
    }

    private void writeDraft(Path draft, Instant at) throws IOException {
        OwnFiles.create(draft);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(java.nio.channels.Channels.newOutputStream(channel))) {
            Path file = home.resolve("ledger").resolve("heads.log");
            byte[] heads = Files.exists(file) ? Files.readAllBytes(file) : new byte[0]; // before the snapshot
            String schema = database.schema().getVersion();
            database.<@org.jspecify.annotations.Nullable Void, IOException>export(handle -> {
                writer.write(handle, heads, schema, database.dialect().name(), at, out);
                return null;
            });
            out.flush();
            channel.force(true);
        }
    }

    @Override
    public Inventory restore(Path from, Path place, DatabaseTarget target) {
        try {
            OwnFiles.requireEmpty(place);
            try (BackupReader backup = BackupReader.open(from)) {
                requireKnown(backup, from);
                Path draft =
                        place.resolveSibling(".%s-%s.half-restored".formatted(place.getFileName(), UUID.randomUUID()));
                try {
                    OwnFiles.createFolder(draft);
                    backup.unpack(draft);
                    Inventory proven = restored.take(
                            backup,
                            draft,
                            target,
                            new RestoredDatabase.Taken(
                                    ActKind.RESTORE_RECORDS,
                                    "restored from %s, SHA-256 %s".formatted(from.getFileName(), OwnFiles.sha256(from)),
                                    clock.instant()));
                    set(draft, target);
                    Files.deleteIfExists(place);
                    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
                    return proven;
                } finally {
                    OwnFiles.deleteTree(draft);
                }
            }
        } catch (IOException failure) {
            throw new StudyException(
                    "%s could not be restored into %s (%s). Make room or name another place; nothing was left there."
                            .formatted(from, place, failure),
                    failure);
        }
    }

    @Override
    public Inventory test(Path from) {
        try {
            Path passing = Files.createTempDirectory("graftline-restore-test-");
            try {
                return restore(from, passing.resolve("home"), DatabaseTarget.OF_THE_HOME);
            } finally {
                OwnFiles.deleteTree(passing);
            }
        } catch (IOException failure) {
            throw new StudyException(
                    "The restore test needs a temporary folder (%s). Make room, or set java.io.tmpdir."
                            .formatted(failure),
                    failure);
        }
    }

    @Override
    public Move move(DatabaseTarget target) {
        StoreUrl there = StoreUrl.of(target.url(), home);
        if (target.url().isBlank() || there.jdbc().equals(url.jdbc())) {
            throw new StudyException(
                    "The records are there already. Name another database, such as jdbc:postgresql://host:port/database.");
        }
        BackupFile backup = write(home);
        Path draft = home.resolve(".moving-" + UUID.randomUUID());
        try (BackupReader reader = BackupReader.open(backup.file())) {
            OwnFiles.createFolder(draft);
            reader.unpack(draft);
            Inventory proven = restored.take(
                    reader,
                    draft,
                    target,
                    new RestoredDatabase.Taken(
                            ActKind.MOVE_RECORDS,
                            "moved from %s to %s".formatted(url.shown(), there.shown()),
                            clock.instant()));
            Map<Chain, LedgerHead> now = database.<Map<Chain, LedgerHead>, RuntimeException>read(LedgerTables::heads);
            if (!now.equals(proven.heads())) {
                restored.empty(target, home);
                throw new StudyException(
                        "Somebody wrote while the records were moved. Nothing was changed here and the other database is empty again; stop everything that uses this home, then move.");
            }
            if (url.driver() == StoreUrl.Driver.H2) {
                Files.writeString(
                        url.movedMark(),
                        "Moved to %s at %s; backup %s. Delete this file to use the H2 file beside it again, as it was then.\n"
                                .formatted(
                                        there.shown(),
                                        backup.at(),
                                        backup.file().getFileName()));
            }
            return new Move(backup, set(home, target), proven);
        } catch (IOException failure) {
            throw new StudyException(
                    "The records could not be moved (%s). Make room; the home goes on with its database as before."
                            .formatted(failure),
                    failure);
        } finally {
            OwnFiles.deleteTree(draft);
        }
    }

    private static Path set(Path home, DatabaseTarget target) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("url", target.url());
        values.put("user", target.user());
        values.put("passwordFile", target.passwordFile());
        Path settings = home.resolve("config").resolve(STORE_SETTINGS);
        Settings.set(settings, HEAD_OF_SETTINGS, values);
        return settings;
    }

    private void requireKnown(BackupReader backup, Path from) {
        if (org.flywaydb.core.api.MigrationVersion.fromVersion(backup.schema()).compareTo(database.schema()) > 0) {
            throw new StudyException(
                    "%s was written by Graftline %s with schema %s, and this version knows schemas up to %s. Install that version or a newer one, then restore."
                            .formatted(from, backup.product(), backup.schema(), database.schema()));
        }
    }
}
