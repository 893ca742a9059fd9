package org.graftline.mixedmodel;

/**
 * The root of every refusal of this bundle. There is one subclass per reason; the message is a sentence that names the
 * value, the place and what to do. A fit that does not settle is no exception: it is a {@link Fit} whose
 * {@link Fit#status() status} says so.
 */
public abstract class MixedModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, with the value and the place
     * @param remedy what the reader can do about it
     */
    protected MixedModelException(String what, String remedy) {
        super(sentence(what) + " " + sentence(remedy));
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
