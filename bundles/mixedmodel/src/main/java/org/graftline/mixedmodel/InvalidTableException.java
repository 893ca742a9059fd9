package org.graftline.mixedmodel;

/** A data table is not rectangular, or names a column twice. */
public final class InvalidTableException extends MixedModelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, with the value and the place
     * @param remedy what the reader can do about it
     */
    public InvalidTableException(String what, String remedy) {
        super(what, remedy);
    }
}
