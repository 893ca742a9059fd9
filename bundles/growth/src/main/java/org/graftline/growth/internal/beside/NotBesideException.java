package org.graftline.growth.internal.beside;

/** An analysis beside the primary one cannot be made; the message is the sentence that a report prints in its place. */
public final class NotBesideException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String sentence;

    /** @param sentence what is missing */
    public NotBesideException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** @return what is missing */
    public String sentence() {
        return sentence;
    }
}
