package org.graftline.mixedmodel;

/** A factor column holds a value that is not among its declared levels. */
public final class UnknownFactorLevelException extends MixedModelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, with the value and the place
     * @param remedy what the reader can do about it
     */
    public UnknownFactorLevelException(String what, String remedy) {
        super(what, remedy);
    }
}
