package org.graftline.shell.internal;

import org.graftline.study.StudyException;

/** A command that could not do its work for a reason of its own: a file that cannot be read, a folder that cannot be written. */
public final class CommandFailedException extends StudyException {
    private static final long serialVersionUID = 1L;

    CommandFailedException(String sentence) {
        super(sentence);
    }

    CommandFailedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
