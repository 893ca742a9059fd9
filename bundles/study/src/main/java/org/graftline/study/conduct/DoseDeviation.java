package org.graftline.study.conduct;

import java.util.UUID;
import org.graftline.study.MouseId;
import org.graftline.study.StudyDay;
import org.jspecify.annotations.Nullable;

/**
 * Something that was given otherwise than planned. Says no arm and no agent.
 *
 * @param kind which way
 * @param mouse the animal
 * @param day the planned day, or the day it was given where none was planned
 * @param line which treatment, from 1
 * @param dose the dose; null where there is none
 * @param sentence what happened
 */
public record DoseDeviation(
        Kind kind,
        MouseId mouse,
        StudyDay day,
        int line,
        @Nullable UUID dose,
        String sentence) {
    /** The ways to deviate. */
    public enum Kind {
        MISSED,
        LATE,
        PARTIAL,
        WITHHELD,
        WRONG_VOLUME,
        WRONG_VIAL,
        AGAINST_RULE,
        REPEATED,
        UNPLANNED
    }
}
