package org.graftline.study.conduct;

import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Whether results may be shown by arm: blind until earned. Holds for people who are not blinded; those who are see no arm anyhow. Asks
 * nobody for permission. Safe for many threads.
 */
@ProviderType
public interface ArmSights {
    /** @return what this person may see at this moment */
    Sight of(Actor actor, StudyCode study);

    /** What may be seen. */
    enum Sight {
        /**
         * Results by arm: the data are locked, or this person took a recorded look within the hour, or the study came in by a file and was
         * never set up here, so that its arms were known from the beginning.
         */
        SHOWN,
        /** All arms as one, since the analysis plan is not locked. */
        POOLED_UNTIL_PLAN,
        /** All arms as one, until the data are locked or this person takes a recorded look. */
        POOLED_UNTIL_LOOK
    }
}
