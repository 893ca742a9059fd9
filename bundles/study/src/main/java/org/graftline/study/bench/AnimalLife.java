package org.graftline.study.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.PersonId;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.jspecify.annotations.Nullable;

/**
 * One mouse on its way through a study. Holds no arm.
 *
 * @param mouse as it stands
 * @param housing where it lives; null where nobody said
 * @param removal how it left; null while it is on the study
 * @param ownStart where it began on another day than the study; null where it counts as the study does
 * @param tumors its tumors; the study's only one where none is recorded yet
 * @param happenings what happened besides measuring, in the order of the ledger
 */
public record AnimalLife(
        Mouse mouse,
        @Nullable Housing housing,
        @Nullable Removal removal,
        @Nullable OwnStart ownStart,
        List<TumorSite> tumors,
        List<Happening> happenings) {
    /** Copies the lists in. */
    public AnimalLife {
        tumors = List.copyOf(tumors);
        happenings = List.copyOf(happenings);
    }

    /**
     * A day 0 of one's own.
     *
     * @param studyDay the study's day on which it is
     * @param date its date
     * @param studyToday today as the study counts
     * @param today today as the mouse counts; below 0 where it is yet to begin
     */
    public record OwnStart(StudyDay studyDay, LocalDate date, StudyDay studyToday, StudyDay today) {}

    /** What can happen to a mouse. */
    public enum Kind {
        /** It came onto the study. */
        ENROLLED,
        /** It got a tag. */
        TAGGED,
        /** It came into a cage. */
        HOUSED,
        /** It left the study. */
        REMOVED,
        /** Somebody noted something. */
        REMARKED,
        /** It reached a limit of the protocol. */
        ALERTED
    }

    /**
     * Something that happened.
     *
     * @param kind what
     * @param detail in words: the tags, the cage, the cause, the remark, the limit
     * @param at when it was written
     * @param by who wrote it
     * @param byName their printed name at that time
     * @param reason why, as it stands in the ledger
     * @param position of the entry in the study's ledger
     */
    public record Happening(
            Kind kind, String detail, Instant at, PersonId by, String byName, String reason, long position) {}
}
