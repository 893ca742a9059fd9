package org.graftline.platform.directory;

import org.graftline.study.StudyException;

/** A directory cannot be asked: it does not answer, is not trusted, or is set up wrongly. Nothing is said about anybody. */
public class DirectoryUnavailableException extends StudyException {
    private static final long serialVersionUID = 1L;

    /** @param message what happened and what to do */
    public DirectoryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param message what happened and what to do */
    public DirectoryUnavailableException(String message) {
        super(message);
    }
}
