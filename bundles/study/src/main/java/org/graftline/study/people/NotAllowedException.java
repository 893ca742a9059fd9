package org.graftline.study.people;

import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.jspecify.annotations.Nullable;

/** An act that the person has no role for. */
public class NotAllowedException extends StudyException {
    private static final long serialVersionUID = 1L;

    /**
     * @param actor who wanted to act
     * @param permission what they wanted to do
     * @param study where; null for the installation
     */
    public NotAllowedException(Actor actor, Permission permission, @Nullable StudyCode study) {
        super("%s may not %s%s. Ask an administrator for a role that includes it."
                .formatted(actor.name(), permission.words(), study == null ? "" : " in study '" + study + "'"));
    }

    /** @param sentence who may not do what, and whom to ask */
    public NotAllowedException(String sentence) {
        super(sentence);
    }
}
