package org.graftline.mixedmodel;

/** Columns of the fixed part are linear combinations of others; the message names them. */
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
