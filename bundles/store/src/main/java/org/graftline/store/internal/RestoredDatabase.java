package org.graftline.store.internal;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.graftline.store.internal.audit.Audit;
import org.graftline.store.internal.audit.OutsideHeads;
import org.graftline.store.internal.backup.BackupReader;
import org.graftline.store.internal.backup.TableRows;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyException;
import org.graftline.study.backup.DatabaseTarget;
import org.graftline.study.backup.Inventory;
import org.graftline.study.people.Actor;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.AuditResult;
import org.graftline.study.record.Chain;
import org.jspecify.annotations.Nullable;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * Puts the tables of a backup into an empty database and proves them there.
 *
 * @param drivers the factory of each driver; throws a sentence for one that is not installed
 */
record RestoredDatabase(Function<StoreUrl.Driver, DataSourceFactory> drivers) {
    private static final int CONNECTIONS = 2;

    /**
     * @param place the folder that the files of the backup are in already, the ledger heads among them
     * @param act what brought the rows here; an entry of the new place says so
     * @return what was proven: every table row by row, every chain, and the ledger against the tables
     * @throws StudyException if the database is not empty, or a proof fails; it is empty then
     */
    Inventory take(BackupReader backup, Path place, DatabaseTarget target, Taken act) throws IOException {
        Inventory proven = loaded(backup, place, target, act);
        FileSeal seal = OpenStore.seal(StoreUrl.of(target.url(), place));
        if (seal != null) {
            seal.close();
        }
        return proven;
    }

    /**
     * What brought rows to a new place.
     *
     * @param kind restore or move
     * @param from where they came from, in words
     * @param at when
     */
    record Taken(ActKind kind, String from, Instant at) {
        Act act(Inventory proven) {
            String heads = proven.heads().entrySet().stream()
                    .map(head -> "%s %d %s"
                            .formatted(
                                    head.getKey(),
                                    head.getValue().position(),
                                    head.getValue().hash()))
                    .collect(Collectors.joining("; "));
            return new Act(
                    Chain.INSTALLATION,
                    kind,
                    new Actor(
                            OlderState.ADMINISTRATOR,
                            System.getProperty("user.name", "unknown"),
                            Actor.Via.COMMAND_LINE),
                    at,
                    SaltedText.of("%s: %d rows of %d tables, proven; heads then: %s"
                            .formatted(
                                    from,
                                    proven.rows().values().stream()
                                            .mapToLong(Long::longValue)
                                            .sum(),
                                    proven.rows().size(),
                                    heads.isEmpty() ? "none" : heads)),
                    List.of());
        }
    }

    private Inventory loaded(BackupReader backup, Path place, DatabaseTarget target, Taken act) throws IOException {
        try (SoleInstance sole = OpenStore.soleInstance(access(target, place), driver(target, place));
                HikariDataSource pool = pool(target, place)) {
            Database older = Database.migrated(pool, MigrationVersion.fromVersion(backup.schema()))
                    .guardedBy(sole == null ? () -> {} : sole::require);
            requireEmpty(older, target);
            older.<@Nullable Void, IOException>write(handle -> {
                backup.load(handle);
                return null;
            });
            try {
                Database database = Database.migrated(pool);
                Inventory proven = proven(database, backup, place);
                OutsideHeads heads = new OutsideHeads(headsOf(place), database::force);
                new CommittedActs(database.guardedBy(sole == null ? () -> {} : sole::require), heads, entry -> {})
                        .commit(act.act(proven));
                database.force();
                return proven;
            } catch (RuntimeException failure) {
                empty(older);
                throw failure;
            }
        } catch (SQLException | PoolInitializationException failure) {
            throw new StudyException(Refusal.opening(failure), failure);
        }
    }

    private static Path headsOf(Path place) {
        return place.resolve("ledger").resolve("heads.log");
    }

    private static Inventory proven(Database database, BackupReader backup, Path place) {
        OutsideHeads.Noted noted = new OutsideHeads(headsOf(place), () -> {}).read();
        return database.audit(handle -> {
            Map<String, Long> rows = TableRows.counts(handle);
            backup.inventory().rows().forEach((table, wanted) -> {
                if (!wanted.equals(rows.get(table))) {
                    throw new StudyException("Table %s has %s rows after the restore, and the backup has %d."
                            .formatted(table, rows.get(table), wanted));
                }
            });
            AuditResult audit = new Audit(handle, noted).result();
            if (!audit.isIntact()) {
                List<AuditResult.Finding> findings = audit.chains().stream()
                        .flatMap(chain -> chain.findings().stream())
                        .toList();
                throw new StudyException(
                        "The backup came back as it was written, but its records are not as its ledger has them: %s %d such findings. They were so when it was written: take an older backup, and run verify-audit where this one came from."
                                .formatted(findings.get(0).sentence(), findings.size()));
            }
            return Inventory.of(database.schema().getVersion(), new TreeMap<>(rows), LedgerTables.heads(handle))
                    .withFiles(backup.inventory().files());
        });
    }

    private static void requireEmpty(Database database, DatabaseTarget target) {
        Map<String, Long> rows = database.<Map<String, Long>, RuntimeException>read(TableRows::counts);
        rows.forEach((table, count) -> {
            if (count > 0) {
                throw new StudyException(
                        "The database %s is not empty: its table %s has %d rows. Name an empty database; nothing was changed."
                                .formatted(StoreUrl.withoutSettings(target.url()), table, count));
            }
        });
    }

    /** Takes back what was taken. */
    void empty(DatabaseTarget target, Path home) {
        try (HikariDataSource pool = pool(target, home)) {
            empty(Database.migrated(pool));
        } catch (SQLException failure) {
            throw new StudyException(Refusal.opening(failure), failure);
        }
    }

    private static void empty(Database database) {
        database.<@Nullable Void, RuntimeException>write(handle -> {
            TableRows.delete(handle);
            return null;
        });
    }

    HikariDataSource pool(DatabaseTarget target, Path home) throws SQLException {
        OpenStore.Access access = access(target, home);
        OpenStore.makeFolder(access.url());
        return OpenStore.pool(access, drivers.apply(access.url().driver()));
    }

    private static OpenStore.Access access(DatabaseTarget target, Path home) {
        return new OpenStore.Access(
                StoreUrl.of(target.url(), home),
                target.user(),
                PasswordFile.read(target.passwordFile(), home),
                CONNECTIONS);
    }

    private DataSourceFactory driver(DatabaseTarget target, Path home) {
        return drivers.apply(StoreUrl.of(target.url(), home).driver());
    }
}
