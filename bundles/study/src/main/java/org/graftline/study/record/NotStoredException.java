package org.graftline.study.record;

import org.graftline.study.StudyException;

/** The store could not keep an act; nothing of it is stored. */
public class NotStoredException extends StudyException {
    private static final long serialVersionUID = 1L;

    /**
     * @param sentence what happened and what to do
     * @param cause the database's own failure
     */
    public NotStoredException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
