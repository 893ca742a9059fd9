package org.graftline.study.record;

import org.graftline.study.StudyException;

/** The store cannot show records at the moment, through no fault of theirs: its database is away or its disk fails. */
public class NotReadException extends StudyException {
    private static final long serialVersionUID = 1L;

    /**
     * @param sentence what happened and what to do
     * @param cause the database's own failure
     */
    public NotReadException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
