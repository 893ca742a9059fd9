package org.graftline.mixedmodel;

/** A column that holds text is used as a number. */
public final class TextInNumericColumnException extends MixedModelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, with the value and the place
     * @param remedy what the reader can do about it
     */
    public TextInNumericColumnException(String what, String remedy) {
        super(what, remedy);
    }
}
