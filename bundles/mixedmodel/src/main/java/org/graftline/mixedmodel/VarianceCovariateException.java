package org.graftline.mixedmodel;

/** The covariate of a variance function has a value that the function cannot take. */
public final class VarianceCovariateException extends MixedModelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, with the value and the place
     * @param remedy what the reader can do about it
     */
    public VarianceCovariateException(String what, String remedy) {
        super(what, remedy);
    }
}
