package org.graftline.growth.internal.beside;

/** An analysis beside the primary one cannot be made; the message is the sentence that a report prints in its place. */
public final class NotBesideException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param sentence what is missing */
    public NotBesideException(String sentence) {
        super(sentence);
    }
}
