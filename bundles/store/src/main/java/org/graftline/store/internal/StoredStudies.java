package org.graftline.store.internal;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.store.internal.row.Columns;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.store.internal.row.RowHashColumns;
import org.graftline.store.internal.row.Table;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.Donor;
import org.graftline.study.ImportMapping;
import org.graftline.study.LedgerHead;
import org.graftline.study.Mouse;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.Tumor;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.Visit;
import org.graftline.study.record.Chain;
import org.graftline.study.record.StudyRecords;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads studies. The order of lists is made here, since the databases sort texts each in their own way. */
final class StoredStudies implements StudyRecords {
    private static final Comparator<Reading> BY_ANIMAL_AND_DAY = comparing(Reading::mouse)
            .thenComparing(Reading::site, nullsFirst(naturalOrder()))
            .thenComparing(Reading::endpoint)
            .thenComparing(Reading::day)
            .thenComparing(Reading::replicate)
            .thenComparing(Reading::uuid);

    private final Database database;

    StoredStudies(Database database) {
        this.database = database;
    }

    @Override
    public List<Study> studies() {
        return database.read(handle -> list(handle.createQuery("""
                select * from study s
                where not exists (select 1 from study later where later.id = s.id and later.version > s.version)"""), Table.STUDY, comparing(Study::code)));
    }

    @Override
    public Optional<Study> study(StudyCode code) {
        return database.read(handle -> study(handle, code));
    }

    @Override
    public StudyData data(StudyCode code) {
        return database.snapshot(handle -> new StudyData(
                study(handle, code).orElseThrow(() -> new UnknownStudyException(code)),
                current(handle, code, Table.ARM, comparing(Arm::name)),
                current(handle, code, Table.DONOR, comparing(Donor::donor)),
                current(handle, code, Table.MOUSE, comparing(Mouse::mouse)),
                current(handle, code, Table.TUMOR, comparing(Tumor::mouse).thenComparing(Tumor::site)),
                current(handle, code, Table.ARM_ASSIGNMENT, comparing(ArmAssignment::mouse)),
                current(handle, code, Table.REMOVAL, comparing(Removal::mouse)),
                current(handle, code, Table.READING, BY_ANIMAL_AND_DAY),
                LedgerTables.head(handle, Chain.of(code)).orElse(LedgerHead.EMPTY)));
    }

    @Override
    public List<Visit> visits(StudyCode study) {
        return database.read(handle -> current(handle, study, Table.VISIT, comparing(Visit::day)));
    }

    @Override
    public List<WrittenReading> history(UUID reading) {
        return database.snapshot(handle -> {
            List<Reading> versions = list(
                    handle.createQuery("select * from reading where id = :id").bind("id", reading.toString()),
                    Table.READING,
                    comparing(Reading::version));
            List<RowHashColumns> places = LedgerTables.versions(handle, Table.READING.name(), reading.toString());
            return versions.stream()
                    .flatMap(version -> places.stream()
                            .filter(place -> place.rowVersion() == version.version())
                            .map(place -> written(handle, version, place)))
                    .toList();
        });
    }

    @Override
    public Optional<ImportMapping> mapping(StudyCode study, String headerSha256) {
        return database.read(handle -> handle.createQuery("""
                        select * from import_mapping where study = :study and header_sha256 = :header
                        order by version desc limit 1""")
                .bind("study", study.value())
                .bind("header", headerSha256)
                .map(Table.IMPORT_MAPPING.mapper())
                .findOne()
                .map(Columns::row));
    }

    @Override
    public List<ImportedFile> files(StudyCode study) {
        return database.read(handle -> handle
                .createQuery("""
                        select name, sha256, byte_count from source_file f where study = :study
                            and not exists (select 1 from study_document d where d.study = f.study
                                and d.kind = 'REPORT_VERSION' and d.json like '%' || f.sha256 || '%')""")
                .bind("study", study.value())
                .map((row, context) -> new ImportedFile(row.getString(1), row.getString(2), row.getLong(3)))
                .stream()
                .sorted(comparing(ImportedFile::name).thenComparing(ImportedFile::sha256))
                .toList());
    }

    @Override
    public Optional<SourceFile> file(StudyCode study, String sha256) {
        return database.read(handle -> handle.createQuery("""
                        select * from source_file where study = :study and sha256 = :sha256""")
                .bind("study", study.value())
                .bind("sha256", sha256)
                .map(Table.SOURCE_FILE.mapper())
                .findOne()
                .map(Columns::row));
    }

    private static WrittenReading written(Handle handle, Reading version, RowHashColumns place) {
        return LedgerTables.entry(handle, new Chain(place.chain()), place.position())
                .map(entry -> new WrittenReading(version, entry.entry(List.of(place.rowHash()))))
                .orElseThrow();
    }

    private static Optional<Study> study(Handle handle, StudyCode code) {
        return handle.createQuery("select * from study where code = :code order by version desc limit 1")
                .bind("code", code.value())
                .map(Table.STUDY.mapper())
                .findOne()
                .map(Columns::row);
    }

    /** The rows of a study that have no later version. */
    private static <R extends VersionedRow, C extends Columns<R>> List<R> current(
            Handle handle, StudyCode study, Table<R, C> table, Comparator<? super R> order) {
        return list(handle.createQuery("""
                        select * from <table> t where t.study = :study
                        and not exists (select 1 from <table> later where later.id = t.id and later.version > t.version)""").define("table", table.name()).bind("study", study.value()), table, order);
    }

    private static <R extends VersionedRow, C extends Columns<R>> List<R> list(
            Query query, Table<R, C> table, Comparator<? super R> order) {
        return query.map(table.mapper()).stream()
                .map(Columns::row)
                .sorted(order)
                .toList();
    }
}
