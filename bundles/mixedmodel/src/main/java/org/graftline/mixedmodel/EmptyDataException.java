package org.graftline.mixedmodel;

/** No row is left to fit, or fewer rows than the model has coefficients. */
public final class EmptyDataException extends MixedModelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, with the value and the place
     * @param remedy what the reader can do about it
     */
    public EmptyDataException(String what, String remedy) {
        super(what, remedy);
    }
}
