package org.graftline.study.bench;

import java.util.List;
import java.util.UUID;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Rounds through the cages. What it answers to a person who is blinded holds no arm and nothing from which an arm follows, and it
 * shows earlier values and those of colleagues only where the study's rules let this person see them yet. Safe for many threads.
 */
@ProviderType
public interface BenchSessions {
    /**
     * @return what somebody needs to begin: the animals by cage, the rules, the devices, the open sessions
     * @throws NotAllowedException if the actor may not record readings in the study
     */
    Board board(Actor actor, StudyCode study);

    /**
     * Opens a session. Repeating the same opening answers like the first.
     *
     * @param session version 1, open; its opener is the actor
     * @return the session as stored
     * @throws NotAllowedException if the actor may not record readings in the study
     * @throws org.graftline.study.StudyException if a mouse of the list is not on the study
     */
    BenchSession open(Actor actor, BenchSession session);

    /**
     * @return the worksheet of a session as this person may see it now
     * @throws NotAllowedException if the actor may not record readings in its study
     * @throws org.graftline.study.StudyException if there is no such session
     */
    Worksheet worksheet(Actor actor, UUID session);

    /**
     * Signs a session off. Repeating it answers like the first.
     *
     * @param statement what the technician declares
     * @return the session as stored
     * @throws NotAllowedException if the actor may not record readings in its study
     * @throws org.graftline.study.StudyException if mice of the list ended with nothing yet, naming them
     */
    BenchSession signOff(Actor actor, UUID session, String statement);

    /** @return the sessions of a study, latest first */
    List<BenchSession> sessions(Actor actor, StudyCode study);
}
