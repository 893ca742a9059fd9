package org.graftline.store.internal;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.graftline.store.internal.row.Columns;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.store.internal.row.RowHashColumns;
import org.graftline.store.internal.row.Table;
import org.graftline.study.Housing;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceCheck;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.study.bench.Remark;
import org.graftline.study.bench.Unblinding;
import org.graftline.study.people.Badge;
import org.graftline.study.people.JournalKey;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.jdbi.v3.core.Handle;

/** Reads what the Bench wrote. */
final class StoredBench implements BenchRecords {
    private final Database database;

    StoredBench(Database database) {
        this.database = database;
    }

    @Override
    public CaptureRules rules(StudyCode study) {
        return byId(Table.CAPTURE_RULES, study.value()).orElseGet(() -> CaptureRules.unset(study));
    }

    @Override
    public List<Housing> housing(StudyCode study) {
        return ofStudy(Table.HOUSING, study, comparing(Housing::mouse));
    }

    @Override
    public List<WrittenRow> animal(StudyCode study, MouseId mouse) {
        String id = study.value() + "/" + mouse.value(); // the same in all three tables
        return database.snapshot(handle -> Stream.of(
                        written(handle, Table.MOUSE, id),
                        written(handle, Table.HOUSING, id),
                        written(handle, Table.REMOVAL, id))
                .flatMap(versions -> versions)
                .sorted(comparing(one -> one.entry().position())) // of one entry, the mouse before its cage
                .toList());
    }

    private static <R extends VersionedRow, C extends Columns<R>> Stream<WrittenRow> written(
            Handle handle, Table<R, C> table, String id) {
        List<RowHashColumns> places = LedgerTables.versions(handle, table.name(), id);
        return handle
                .createQuery("select * from <table> where id = :id order by version")
                .define("table", table.name())
                .bind("id", id)
                .map(table.mapper())
                .list()
                .stream()
                .map(Columns::row)
                .flatMap(row -> places.stream()
                        .filter(place -> place.rowVersion() == row.version())
                        .flatMap(place -> entry(handle, place).stream())
                        .map(entry -> new WrittenRow(row, entry)));
    }

    private static Optional<LedgerEntry> entry(Handle handle, RowHashColumns place) {
        return LedgerTables.entry(handle, new Chain(place.chain()), place.position())
                .map(entry -> entry.entry(List.of(place.rowHash())));
    }

    @Override
    public Optional<LedgerEntry> writer(VersionedRow row) {
        return database.snapshot(handle -> LedgerTables.versions(handle, row.table(), row.id()).stream()
                .filter(place -> place.rowVersion() == row.version())
                .findFirst()
                .flatMap(place -> entry(handle, place)));
    }

    @Override
    public List<BenchSession> sessions(StudyCode study) {
        return ofStudy(
                Table.BENCH_SESSION,
                study,
                comparing(BenchSession::openedAt).reversed().thenComparing(BenchSession::session));
    }

    @Override
    public Optional<BenchSession> session(UUID session) {
        return byId(Table.BENCH_SESSION, session.toString());
    }

    @Override
    public List<Remark> remarks(StudyCode study) {
        return ofStudy(Table.REMARK, study, comparing(Remark::at).thenComparing(Remark::uuid));
    }

    @Override
    public List<Alert> alerts(StudyCode study) {
        return ofStudy(Table.ALERT, study, comparing(Alert::capturedAt).thenComparing(Alert::id));
    }

    @Override
    public List<Unblinding> unblindings(StudyCode study) {
        return ofStudy(Table.UNBLINDING, study, comparing(Unblinding::id));
    }

    @Override
    public List<ReadingDecision> decisions(StudyCode study) {
        return ofStudy(Table.READING_DECISION, study, comparing(ReadingDecision::id));
    }

    @Override
    public List<Device> devices() {
        return database.read(handle -> handle.createQuery("""
                        select * from device d
                        where not exists (select 1 from device later where later.id = d.id and later.version > d.version)""").map(Table.DEVICE.mapper()).stream()
                .map(Columns::row)
                .sorted(comparing(Device::device))
                .toList());
    }

    @Override
    public List<DeviceCheck> checks(String device, int most) {
        return database.read(handle -> handle.createQuery(
                        "select * from device_check where device = :device order by checked_at desc, id limit :most")
                .bind("device", device)
                .bind("most", most)
                .map(Table.DEVICE_CHECK.mapper())
                .map(Columns::row)
                .list());
    }

    @Override
    public Optional<Badge> badge(PersonId person) {
        return byId(Table.BADGE, person.value());
    }

    @Override
    public Optional<Badge> badge(String badgeSha256) {
        return database.read(handle -> handle.createQuery("""
                        select * from badge b where b.badge_sha256 = :badge and b.state = 'ACTIVE'
                        and not exists (select 1 from badge later where later.id = b.id and later.version > b.version)""")
                .bind("badge", badgeSha256)
                .map(Table.BADGE.mapper())
                .findFirst()
                .map(Columns::row));
    }

    @Override
    public Optional<JournalKey> journalKey(PersonId person) {
        return byId(Table.JOURNAL_KEY, person.value());
    }

    private <R extends VersionedRow, C extends Columns<R>> Optional<R> byId(Table<R, C> table, String id) {
        return database.read(
                handle -> handle.createQuery("select * from <table> where id = :id order by version desc limit 1")
                        .define("table", table.name())
                        .bind("id", id)
                        .map(table.mapper())
                        .findOne()
                        .map(Columns::row));
    }

    private <R extends VersionedRow, C extends Columns<R>> List<R> ofStudy(
            Table<R, C> table, StudyCode study, Comparator<? super R> order) {
        return database.read(
                handle -> handle
                        .createQuery("""
                        select * from <table> t where t.study = :study
                        and not exists (select 1 from <table> later where later.id = t.id and later.version > t.version)""")
                        .define("table", table.name())
                        .bind("study", study.value())
                        .map(table.mapper())
                        .stream()
                        .map(Columns::row)
                        .sorted(order)
                        .toList());
    }
}
