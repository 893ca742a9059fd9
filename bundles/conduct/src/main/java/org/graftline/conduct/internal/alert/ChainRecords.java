package org.graftline.conduct.internal.alert;

import java.util.Optional;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.AlertChain;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.StudyDocument;

/** The chains as they are kept. */
final class ChainRecords {
    private static final String NAME = "chain";

    private final DocumentRecords documents;

    ChainRecords(DocumentRecords documents) {
        this.documents = documents;
    }

    /** A chain and its version. */
    record Stored(int version, AlertChain chain) {}

    Optional<Stored> of(StudyCode study) {
        return documents
                .current(study, DocumentKind.ALERT_CHAIN, NAME)
                .map(document -> new Stored(document.version(), DocumentText.read(document, AlertChain.class)));
    }

    Optional<AlertChain> chain(StudyCode study) {
        return of(study).map(Stored::chain);
    }

    static StudyDocument document(StudyCode study, int version, AlertChain chain) {
        return new StudyDocument(study, DocumentKind.ALERT_CHAIN, NAME, version, DocumentText.of(chain));
    }
}
