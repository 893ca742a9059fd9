package org.graftline.mixedmodel;

/** A model contradicts itself: a random term on an undeclared level, a contrast of the wrong length. */
public final class InvalidModelException extends MixedModelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, with the value and the place
     * @param remedy what the reader can do about it
     */
    public InvalidModelException(String what, String remedy) {
        super(what, remedy);
    }
}
