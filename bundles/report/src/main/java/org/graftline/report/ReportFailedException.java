package org.graftline.report;

import org.graftline.study.StudyException;

/** A document that could not be written. */
public class ReportFailedException extends StudyException {
    private static final long serialVersionUID = 1L;

    /** @param sentence what failed and what to do */
    public ReportFailedException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what failed and what to do
     * @param cause the failure below
     */
    public ReportFailedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
