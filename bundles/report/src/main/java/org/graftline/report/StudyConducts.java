package org.graftline.report;

import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** Gathers how studies were run. Safe for many threads. */
@ProviderType
public interface StudyConducts {
    /**
     * @return what is kept and this person may know: who may not see arms gets neither regimens nor doses
     * @throws org.graftline.study.people.NotAllowedException if the actor may not read the study
     */
    StudyConduct of(Actor actor, StudyCode study);
}
