package org.graftline.web.internal.analysis;

import org.graftline.study.StudyException;

/** What was waited for was canceled. */
final class CanceledException extends StudyException {
    private static final long serialVersionUID = 1L;

    CanceledException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
