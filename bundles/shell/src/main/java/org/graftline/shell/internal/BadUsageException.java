package org.graftline.shell.internal;

import org.graftline.study.StudyException;

/** Words that do not go together, found after they were parsed. */
public final class BadUsageException extends StudyException {
    private static final long serialVersionUID = 1L;

    BadUsageException(String sentence) {
        super(sentence);
    }
}
