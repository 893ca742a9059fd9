package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.store.internal.Records.CODE;
import static org.graftline.store.internal.Records.act;

import java.sql.SQLException;
import java.util.List;
import org.graftline.study.SaltedText;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyDocument;

class StoredDocumentsTest extends StoreTest {
    @OnEachDatabase
    void a_document_is_found_in_its_current_version_and_keeps_those_before(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        StudyDocument first = new StudyDocument(CODE, DocumentKind.REGIMEN, "drug", 1, "{}");
        StudyDocument other = new StudyDocument(CODE, DocumentKind.REGIMEN, "control", 1, "{}");
        StudyDocument second =
                new StudyDocument(CODE, DocumentKind.REGIMEN, "drug", 2, "{\"mgPerKg\":\"5\"}", SaltedText.of("half"));
        LedgerEntry written = opened.store().unitOfWork().commit(act(List.of(first, other)));
        LedgerEntry amended = opened.store().unitOfWork().commit(act(List.of(second)));

        DocumentRecords documents = opened.store().documentRecords();

        assertThat(documents.current(CODE, DocumentKind.REGIMEN)).containsExactly(other, second);
        assertThat(documents.current(DocumentKind.REGIMEN)).containsExactly(other, second);
        assertThat(documents.current(CODE, DocumentKind.REGIMEN, "drug")).contains(second);
        assertThat(documents.current(CODE, DocumentKind.COHORT)).isEmpty();
        assertThat(documents.current(CODE, DocumentKind.COHORT, "drug")).isEmpty();
        List<DocumentRecords.Written> history = documents.history(CODE, DocumentKind.REGIMEN, "drug");
        assertThat(history).extracting(DocumentRecords.Written::document).containsExactly(first, second);
        assertThat(history)
                .extracting(version -> version.entry().position())
                .containsExactly(written.position(), amended.position());
    }
}
