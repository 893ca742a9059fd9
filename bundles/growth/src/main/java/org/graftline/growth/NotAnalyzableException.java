package org.graftline.growth;

import org.graftline.study.StudyException;

/** A study that no growth model can be fitted to. */
public class NotAnalyzableException extends StudyException {
    private static final long serialVersionUID = 1L;

    /** @param sentence what is missing, with the counts, and what to do */
    public NotAnalyzableException(String sentence) {
        super(sentence);
    }
}
