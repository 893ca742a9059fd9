package org.graftline.platform.directory;

import org.graftline.study.StudyException;

/** An answer of a provider proves nobody. */
public class NotProvenException extends StudyException {
    private static final long serialVersionUID = 1L;

    /** @param message what was wrong and what to do */
    public NotProvenException(String message) {
        super(message);
    }

    /** @param message what was wrong and what to do */
    public NotProvenException(String message, Throwable cause) {
        super(message, cause);
    }
}
