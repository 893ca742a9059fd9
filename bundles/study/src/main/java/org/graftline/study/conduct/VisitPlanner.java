package org.graftline.study.conduct;

import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** The schedule of a study, and when each of its mice is to be looked at. Safe for many threads. */
@ProviderType
public interface VisitPlanner {
    /**
     * The plan as of today. A visit is brought forward where the chance of crossing a limit unseen is above the level; it is never put
     * off, and never past the protocol's longest interval. Asks for {@link org.graftline.study.people.Permission#READ_STUDY}; what it
     * says knows no arm.
     */
    StudyPlan plan(Actor actor, StudyCode study);

    /**
     * Makes the schedule, or its next version; planned visits follow in the same act. Asks for
     * {@link org.graftline.study.people.Permission#CHANGE_STUDY}.
     *
     * @param before the version that this one replaces; 0 for the first
     * @param reason not blank
     * @return the plan with the new schedule
     * @throws org.graftline.study.record.ConcurrentChangeException if somebody changed it first
     */
    StudyPlan change(Actor actor, StudyCode study, VisitPlan plan, int before, String reason);
}
