package org.graftline.conduct.internal.lock;

import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.Locks;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.jspecify.annotations.Nullable;

/** What the document of a lock says; who, when and why stand in its ledger entry. */
record LockText(Locks.State state, @Nullable String contentSha256) {
    /** For people who are blinded: a reason may name an arm. */
    static final String NOT_TOLD = "(the reason is not shown to people who are blinded)";

    private static final LockText NEVER_LOCKED = new LockText(Locks.State.OPEN, null);

    /** @return the lock as it stands; open where it was never turned */
    static LockText of(DocumentRecords documents, StudyCode study, Locks.What what) {
        return documents
                .current(study, DocumentKind.LOCK, what.name())
                .map(document -> DocumentText.read(document, LockText.class))
                .orElse(NEVER_LOCKED);
    }
}
