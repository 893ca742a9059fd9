package org.graftline.cases;

/** The root of every refusal of this bundle: one or more sentences with the file, the place, the value and what to do. */
public class CaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence what happened, where, and what to do */
    public CaseException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what happened, where, and what to do
     * @param cause the failure below, for the log
     */
    public CaseException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
