package org.graftline.web.internal.http;

import org.graftline.study.StudyException;

/** A request that is refused before a service is asked. */
public final class Refusal extends StudyException {
    private static final long serialVersionUID = 1L;

    private final Status status;

    /**
     * @param status the answer's status
     * @param sentence what is wrong, where, and what to do
     */
    public Refusal(Status status, String sentence) {
        super(sentence);
        this.status = status;
    }

    /** @return the answer's status */
    public Status status() {
        return status;
    }
}
