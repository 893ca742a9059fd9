package org.graftline.study.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The cases of alerts: who was called, who knows, what was decided. Nothing here names an arm or a donor. Safe for many threads.
 */
@ProviderType
public interface Alerts {
    /**
     * @return the open cases of every study in which the actor may handle alerts, without their messages, humane endpoints first, then
     *     the oldest first
     */
    List<Kept> open(Actor actor);

    /**
     * @return the cases of a study, open ones first, then the latest opened first
     * @throws NotAllowedException if the actor may not handle alerts there
     */
    List<Kept> of(Actor actor, StudyCode study);

    /**
     * @throws NotAllowedException if the actor may not handle alerts there
     * @throws org.graftline.study.StudyException if the study has no case of that name
     */
    Kept one(Actor actor, StudyCode study, String name);

    /**
     * Says that the actor knows and looks after it: nobody else is called unless it gets worse, or nobody decides in the protocol's time
     * again. Saying it again changes nothing, except that whoever was reminded has the time once more.
     *
     * @throws NotAllowedException if the actor may not handle alerts there
     * @throws org.graftline.study.StudyException if the case is closed or there is none of that name
     */
    Kept acknowledge(Actor actor, StudyCode study, String name);

    /**
     * Closes a case.
     *
     * @param kind what was decided, one of those that the case offers
     * @param until the last day of an exemption, today or later; null for the other kinds
     * @param reason why, not blank
     * @throws NotAllowedException if the actor may not decide on welfare there
     * @throws org.graftline.study.StudyException if the case is closed, the reason blank, the day missing, past or in place where none
     *     belongs, or the readings said to be wrong although one of them stands or the latest still reaches a limit
     */
    Kept decide(
            Actor actor,
            StudyCode study,
            String name,
            AlertDecision.Kind kind,
            @Nullable LocalDate until,
            String reason);

    /**
     * A case as it is kept.
     *
     * @param study the study
     * @param name the name of the case
     * @param version of the case
     * @param alert the case
     * @param reason of the decision; null while there is none
     * @param notices every message about it, oldest first
     * @param offers what can be decided as things are now; empty once it is closed
     */
    record Kept(
            StudyCode study,
            String name,
            int version,
            AlertCase alert,
            @Nullable String reason,
            List<AlertNotice> notices,
            Set<AlertDecision.Kind> offers) {
        /** Copies the lists in. */
        public Kept {
            notices = List.copyOf(notices);
            offers = Set.copyOf(offers);
        }
    }
}
