package org.graftline.cases;

/** A case that is written correctly and asks for something that this version cannot do. */
public final class UnavailableCaseException extends CaseException {
    private static final long serialVersionUID = 1L;

    /** @param sentence file, place, value and remedy */
    public UnavailableCaseException(String sentence) {
        super(sentence);
    }
}
