package org.graftline.mixedmodel;

/** A column of a random part, or every column of the fixed part, is zero, or a factor has a single level; the message names it. */
public final class RankDeficientException extends MixedModelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, with the value and the place
     * @param remedy what the reader can do about it
     */
    public RankDeficientException(String what, String remedy) {
        super(what, remedy);
    }
}
