package org.graftline.study.conduct;

import org.graftline.study.StudyException;

/** No allocation that was tried meets the balance rule. Nothing is stored. */
public class UnbalancedDrawException extends StudyException {
    private static final long serialVersionUID = 1L;

    /** @param sentence which donor, how far off, and what to relax */
    public UnbalancedDrawException(String sentence) {
        super(sentence);
    }
}
