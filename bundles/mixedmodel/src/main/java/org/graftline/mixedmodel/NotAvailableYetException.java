package org.graftline.mixedmodel;

/** A part of the model language that this version can express but not fit. */
public final class NotAvailableYetException extends MixedModelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, with the value and the place
     * @param remedy what the reader can do about it
     */
    public NotAvailableYetException(String what, String remedy) {
        super(what, remedy);
    }
}
