package org.graftline.mixedmodel;

/** The groups of a level coincide with those of another level or with the rows, so two variances cannot be told apart. */
public final class ConfoundedLevelException extends MixedModelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, with the value and the place
     * @param remedy what the reader can do about it
     */
    public ConfoundedLevelException(String what, String remedy) {
        super(what, remedy);
    }
}
