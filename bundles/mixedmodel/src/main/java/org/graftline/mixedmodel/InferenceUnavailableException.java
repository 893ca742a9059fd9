package org.graftline.mixedmodel;

/** A test is asked for by a method that the fit does not have, such as Kenward and Roger's for a fit by maximum likelihood. */
public final class InferenceUnavailableException extends MixedModelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, with the value and the place
     * @param remedy what the reader can do about it
     */
    public InferenceUnavailableException(String what, String remedy) {
        super(what, remedy);
    }
}
