package org.graftline.study.bench;

import java.util.List;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.record.LedgerEntry;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What happens to an animal besides being measured. Every method asks for
 * {@link org.graftline.study.people.Permission#RECORD_READINGS} unless it says otherwise. Safe for many threads.
 */
@ProviderType
public interface AnimalEvents {
    /**
     * Notes a remark. Repeating the same uuid answers like the first.
     *
     * @param remark version 1, by the actor
     */
    LedgerEntry remark(Actor actor, Remark remark);

    /**
     * Ends a mouse's time on the study. A mouse that is gone already is not refused: the later record is the next version.
     *
     * @param removal its version is set here
     * @param reason in words, may repeat the cause
     */
    LedgerEntry remove(Actor actor, Removal removal, String reason);

    /**
     * Gives a mouse a new tag; those before stay its aliases and find it for ever.
     *
     * @param tag what a scanner reads; no other mouse of the study may have it
     * @return the mouse as stored
     */
    Mouse tag(Actor actor, StudyCode study, MouseId mouse, String tag, String reason);

    /** Puts mice into cages; versions are set here, unchanged ones are left out. */
    LedgerEntry house(Actor actor, StudyCode study, List<Housing> housing, String reason);

    /** @return the remarks of a study, oldest first; asks for READ_STUDY */
    List<Remark> remarks(Actor actor, StudyCode study);

    /** @return the alerts of a study, oldest first; asks for READ_STUDY */
    List<Alert> alerts(Actor actor, StudyCode study);

    /**
     * Asks for READ_STUDY.
     *
     * @return the mouse as it stands, and what happened to it, oldest first
     * @throws org.graftline.study.StudyException if the study has no such mouse
     */
    AnimalLife life(Actor actor, StudyCode study, MouseId mouse);
}
