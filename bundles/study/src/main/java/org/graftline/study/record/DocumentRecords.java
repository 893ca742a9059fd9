package org.graftline.study.record;

import java.util.List;
import java.util.Optional;
import org.graftline.study.StudyCode;
import org.osgi.annotation.versioning.ProviderType;

/** Reads the documents of studies. Asks nobody for permission, as {@link StudyRecords}. Safe for many threads. */
@ProviderType
public interface DocumentRecords {
    /** @return the documents of a kind in their current versions, by name */
    List<StudyDocument> current(StudyCode study, DocumentKind kind);

    /** @return the documents of a kind of all studies in their current versions, by study and name */
    List<StudyDocument> current(DocumentKind kind);

    /** @return a document in its current version; empty if there is none of that name */
    Optional<StudyDocument> current(StudyCode study, DocumentKind kind, String name);

    /** @return all versions of a document with the ledger entry of each, first to last; empty if there is none of that name */
    List<Written> history(StudyCode study, DocumentKind kind, String name);

    /**
     * A version of a document and where the ledger has it.
     *
     * @param document the version
     * @param entry the ledger entry that wrote it, without its other rows
     */
    record Written(StudyDocument document, LedgerEntry entry) {}
}
