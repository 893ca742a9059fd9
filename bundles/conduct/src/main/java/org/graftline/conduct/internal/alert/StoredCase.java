package org.graftline.conduct.internal.alert;

import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.jspecify.annotations.Nullable;

/**
 * A case and where it is kept.
 *
 * @param version 0 where it is not kept yet
 * @param note the reason of the decision; null while there is none
 */
record StoredCase(
        StudyCode study,
        String name,
        int version,
        AlertCase alert,
        @Nullable SaltedText note) {
    static StoredCase of(StudyDocument document) {
        return new StoredCase(
                document.study(),
                document.name(),
                document.version(),
                DocumentText.read(document, AlertCase.class),
                document.note());
    }

    /** @return the same case changed, as its next version */
    StoredCase next(AlertCase changed, @Nullable SaltedText reason) {
        return new StoredCase(study, name, version + 1, changed, reason);
    }

    StudyDocument document() {
        return new StudyDocument(study, DocumentKind.ALERT_CASE, name, version, DocumentText.of(alert), note);
    }
}
