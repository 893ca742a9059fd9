package org.graftline.study;

/** A value that no animal, caliper or balance can produce, or text that is no value at all. */
public class ImpossibleValueException extends StudyException {
    private static final long serialVersionUID = 1L;

    /** @param sentence the value, why it is impossible, and what is accepted */
    public ImpossibleValueException(String sentence) {
        super(sentence);
    }
}
