package org.graftline.mixedmodel;

/** A level of the random part has one group only, so its variance cannot be estimated. */
public final class SingleGroupException extends MixedModelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, with the value and the place
     * @param remedy what the reader can do about it
     */
    public SingleGroupException(String what, String remedy) {
        super(what, remedy);
    }
}
