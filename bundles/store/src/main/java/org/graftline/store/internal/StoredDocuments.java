package org.graftline.store.internal;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Optional;
import org.graftline.store.internal.row.Columns;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.store.internal.row.RowHashColumns;
import org.graftline.store.internal.row.Table;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.record.Chain;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyDocument;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads the documents of studies. */
final class StoredDocuments implements DocumentRecords {
    private static final String CURRENT = """
            select * from study_document d where %s
            and not exists (select 1 from study_document later where later.id = d.id and later.version > d.version)""";

    private final Database database;

    StoredDocuments(Database database) {
        this.database = database;
    }

    @Override
    public List<StudyDocument> current(StudyCode study, DocumentKind kind) {
        return database.read(
                handle -> documents(handle.createQuery(CURRENT.formatted("d.study = :study and d.kind = :kind"))
                        .bind("study", study.value())
                        .bind("kind", kind.name())));
    }

    @Override
    public List<StudyDocument> current(DocumentKind kind) {
        return database.read(handle -> documents(
                handle.createQuery(CURRENT.formatted("d.kind = :kind")).bind("kind", kind.name())));
    }

    @Override
    public Optional<StudyDocument> current(StudyCode study, DocumentKind kind, String name) {
        String id = id(study, kind, name);
        return database.read(handle -> handle.createQuery(
                        "select * from study_document where id = :id order by version desc limit 1")
                .bind("id", id)
                .map(Table.STUDY_DOCUMENT.mapper())
                .findOne()
                .map(Columns::row));
    }

    @Override
    public List<Written> history(StudyCode study, DocumentKind kind, String name) {
        String id = id(study, kind, name);
        return database.snapshot(handle -> {
            List<RowHashColumns> places = LedgerTables.versions(handle, Table.STUDY_DOCUMENT.name(), id);
            return documents(handle.createQuery("select * from study_document where id = :id")
                            .bind("id", id))
                    .stream()
                    .map(document -> new Written(document, entry(handle, document, places)))
                    .toList();
        });
    }

    private static LedgerEntry entry(Handle handle, StudyDocument document, List<RowHashColumns> places) {
        return places.stream()
                .filter(place -> place.rowVersion() == document.version())
                .findFirst()
                .flatMap(place -> LedgerTables.entry(handle, new Chain(place.chain()), place.position()))
                .map(columns -> columns.entry(List.of()))
                .orElseThrow(() -> new StudyException(
                        "Version %d of '%s' has no ledger entry. Run graftline verify-audit, and call the administrator."
                                .formatted(document.version(), document.id())));
    }

    private static List<StudyDocument> documents(Query query) {
        return query.map(Table.STUDY_DOCUMENT.mapper()).stream()
                .map(Columns::row)
                .sorted(comparing((StudyDocument document) -> document.study().value())
                        .thenComparing(StudyDocument::name)
                        .thenComparing(StudyDocument::version))
                .toList();
    }

    private static String id(StudyCode study, DocumentKind kind, String name) {
        return new StudyDocument(study, kind, name, 1, "").id();
    }
}
