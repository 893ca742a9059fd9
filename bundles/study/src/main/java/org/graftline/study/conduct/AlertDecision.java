package org.graftline.study.conduct;

import java.time.Instant;
import java.time.LocalDate;
import org.graftline.study.PersonId;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.jspecify.annotations.Nullable;

/**
 * What ends a case; why, in the person's words, stands beside the document.
 *
 * @param kind what was decided
 * @param person who decided
 * @param at when
 * @param until the last day of an exemption; null for the other kinds
 * @param left the removal that decided; null for the other kinds
 */
public record AlertDecision(
        Kind kind,
        PersonId person,
        Instant at,
        @Nullable LocalDate until,
        @Nullable Left left) {
    /** What can be decided. */
    public enum Kind {
        /** The mouse is euthanized. */
        EUTHANIZE,
        /** The mouse is treated for it. */
        TREAT,
        /** The mouse is looked at every day from now on. */
        DAILY_CHECK,
        /** A veterinarian exempts the mouse from this limit until a day. */
        EXEMPT,
        /** No reading behind the case reaches its limit: each was corrected, taken back or moved to another mouse. */
        READING_WRONG,
        /** The mouse left the study. Whoever recorded that decided; nobody chooses it on the page of a case. */
        REMOVED
    }

    /**
     * How the mouse left, as it was recorded then.
     *
     * @param cause why it left
     * @param day the last study day
     * @param at when it left or was found; null where only the day is known
     * @param version of the removal: a later one says that it was corrected since
     */
    public record Left(
            Removal.Cause cause, StudyDay day, @Nullable Instant at, int version) {}

    /** @return that the mouse left, decided by whoever recorded it */
    public static AlertDecision removed(Removal removal, PersonId recordedBy, Instant recordedAt) {
        return new AlertDecision(
                Kind.REMOVED,
                recordedBy,
                recordedAt,
                null,
                new Left(removal.cause(), removal.day(), removal.at(), removal.version()));
    }
}
