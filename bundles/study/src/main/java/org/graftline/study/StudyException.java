package org.graftline.study;

/**
 * Root of every refusal that a person can act on. The message is one or more sentences: what happened with the value, where, and
 * what to do; it is shown as it stands on page, shell and log, so it never carries a secret.
 */
public class StudyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence what happened, where, and what to do */
    public StudyException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what happened, where, and what to do
     * @param cause the failure below, for the log
     */
    public StudyException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** @return the sentence; never null */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
