package org.graftline.study.bench;

import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** How studies are measured. Safe for many threads. */
@ProviderType
public interface CaptureSettings {
    /** @return the rules of a study; asks for READ_STUDY */
    CaptureRules rules(Actor actor, StudyCode study);

    /**
     * Changes the rules. Asks for {@link org.graftline.study.people.Permission#CHANGE_STUDY}.
     *
     * @param rules the next version of the current ones
     * @param reason not blank
     * @return the rules as stored
     * @throws org.graftline.study.record.ConcurrentChangeException if somebody changed them first
     */
    CaptureRules change(Actor actor, CaptureRules rules, String reason);
}
