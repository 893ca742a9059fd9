package org.graftline.conduct.internal.mail;

import org.graftline.study.StudyException;

/** A letter that the mail server has not taken. */
public final class NotPostedException extends StudyException {
    private static final long serialVersionUID = 1L;

    private final Hope hope;

    /** Whether trying again may help. */
    public enum Hope {
        /** The server cannot be reached or speaks to nobody: no letter will pass before it does. */
        WHEN_THE_SERVER_IS_BACK,
        /** This letter was put off. */
        LATER,
        /** This letter was refused for good. */
        NONE
    }

    /**
     * @param message what happened and what to do, without address or text
     * @param hope whether trying again may help
     */
    public NotPostedException(String message, Hope hope, Throwable cause) {
        super(message, cause);
        this.hope = hope;
    }

    /** @return whether trying again may help */
    public Hope hope() {
        return hope;
    }
}
