package org.graftline.cases;

/** A file of a case that does not follow the format. */
public final class MalformedCaseException extends CaseException {
    private static final long serialVersionUID = 1L;

    /** @param sentence file, place, value and remedy */
    public MalformedCaseException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence file, place, value and remedy
     * @param cause what the parser said
     */
    public MalformedCaseException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
