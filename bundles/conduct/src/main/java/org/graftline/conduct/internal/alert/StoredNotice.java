package org.graftline.conduct.internal.alert;

import java.util.UUID;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.AlertNotice;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;

/**
 * A message and where it is kept.
 *
 * @param name a UUID
 */
record StoredNotice(StudyCode study, String name, int version, AlertNotice notice) {
    static StoredNotice queued(StudyCode study, AlertNotice notice) {
        return new StoredNotice(study, UUID.randomUUID().toString(), 1, notice);
    }

    static StoredNotice of(StudyDocument document) {
        return new StoredNotice(
                document.study(), document.name(), document.version(), DocumentText.read(document, AlertNotice.class));
    }

    StoredNotice next(AlertNotice changed) {
        return new StoredNotice(study, name, version + 1, changed);
    }

    StudyDocument document() {
        return new StudyDocument(study, DocumentKind.NOTICE, name, version, DocumentText.of(notice));
    }
}
