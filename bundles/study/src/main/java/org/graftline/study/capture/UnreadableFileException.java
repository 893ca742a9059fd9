package org.graftline.study.capture;

import org.graftline.study.StudyException;

/** A file that is no table of measurements at all. */
public class UnreadableFileException extends StudyException {
    private static final long serialVersionUID = 1L;

    /** @param sentence which file, what is wrong with it, and what to do */
    public UnreadableFileException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence which file, what is wrong with it, and what to do
     * @param cause the reader's own failure
     */
    public UnreadableFileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
