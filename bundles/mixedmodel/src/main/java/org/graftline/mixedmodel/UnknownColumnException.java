package org.graftline.mixedmodel;

/** A formula, a level or a variance function names a column that the table does not have. */
public final class UnknownColumnException extends MixedModelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, with the value and the place
     * @param remedy what the reader can do about it
     */
    public UnknownColumnException(String what, String remedy) {
        super(what, remedy);
    }
}
