package org.graftline.growth.endpoint;

import java.io.Serial;

/** An endpoint has no value for these data; the message is the sentence that says why. */
public final class NoEndpointException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param sentence why there is none */
    public NoEndpointException(String sentence) {
        super(sentence);
    }

    /** @return why there is none */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
