package org.graftline.study.bench;

import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.record.LedgerEntry;
import org.osgi.annotation.versioning.ProviderType;

/** Who may know an arm. Safe for many threads. */
@ProviderType
public interface Blinding {
    /** @return whether this person must learn no arm of the study, nor anything from which it follows */
    boolean isBlinded(Actor actor, StudyCode study);

    /**
     * Tells a person the arms for good. Asks for {@link org.graftline.study.people.Permission#CHANGE_STUDY}.
     *
     * @param reason not blank
     */
    LedgerEntry unblind(Actor actor, StudyCode study, PersonId person, String reason);
}
