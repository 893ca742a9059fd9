package org.graftline.store.internal;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.graftline.store.internal.row.Columns;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.store.internal.row.RowHashColumns;
import org.graftline.store.internal.row.Table;
import org.graftline.study.Dose;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.record.Chain;
import org.graftline.study.record.DoseRecords;
import org.graftline.study.record.LedgerEntry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads what was given. */
final class StoredDoses implements DoseRecords {
    private static final Comparator<Dose> BY_MOUSE_AND_DAY = comparing(Dose::mouse)
            .thenComparing(Dose::day)
            .thenComparing(Dose::uuid)
            .thenComparing(Dose::version);

    private final Database database;

    StoredDoses(Database database) {
        this.database = database;
    }

    @Override
    public List<Dose> doses(StudyCode study) {
        return database.read(handle -> list(handle.createQuery("""
                        select * from dose d where d.study = :study
                        and not exists (select 1 from dose later where later.id = d.id and later.version > d.version)""").bind("study", study.value())));
    }

    @Override
    public List<WrittenDose> history(UUID dose) {
        return database.snapshot(handle -> {
            List<RowHashColumns> places = LedgerTables.versions(handle, Table.DOSE.name(), dose.toString());
            return list(handle.createQuery("select * from dose where id = :id").bind("id", dose.toString())).stream()
                    .map(version -> new WrittenDose(version, entry(handle, version, places)))
                    .toList();
        });
    }

    private static LedgerEntry entry(Handle handle, Dose dose, List<RowHashColumns> places) {
        return places.stream()
                .filter(place -> place.rowVersion() == dose.version())
                .findFirst()
                .flatMap(place -> LedgerTables.entry(handle, new Chain(place.chain()), place.position()))
                .map(columns -> columns.entry(List.of()))
                .orElseThrow(() -> new StudyException(
                        "Version %d of dose '%s' has no ledger entry. Run graftline verify-audit, and call the administrator."
                                .formatted(dose.version(), dose.uuid())));
    }

    private static List<Dose> list(Query query) {
        return query.map(Table.DOSE.mapper()).stream()
                .map(Columns::row)
                .sorted(BY_MOUSE_AND_DAY)
                .toList();
    }
}
