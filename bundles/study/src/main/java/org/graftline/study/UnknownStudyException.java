package org.graftline.study;

/** A study code that no study of this installation has. */
public class UnknownStudyException extends StudyException {
    private static final long serialVersionUID = 1L;

    /** @param code the code asked for */
    public UnknownStudyException(StudyCode code) {
        super("There is no study '%s' here. Check the code, or import its first file to create it."
                .formatted(code.value()));
    }
}
