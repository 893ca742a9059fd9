package org.graftline.study.conduct;

import java.util.List;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** Who looks after which cages and cohorts. Holds no arm. Safe for many threads. */
@ProviderType
public interface Caretakers {
    /** @return who does; asks for {@link org.graftline.study.people.Permission#READ_STUDY} */
    Kept of(Actor actor, StudyCode study);

    /**
     * Says who does, all of it anew. Asks for {@link org.graftline.study.people.Permission#CHANGE_STUDY}.
     *
     * @param before the version that this one replaces; 0 for the first
     * @param reason not blank
     * @throws org.graftline.study.StudyException if the study has no such cage or cohort, or a person may not record readings in it
     * @throws org.graftline.study.record.ConcurrentChangeException if somebody changed it first
     */
    Kept set(Actor actor, StudyCode study, Care care, int before, String reason);

    /**
     * Who looks after what.
     *
     * @param care as it was said
     * @param version 0 where nobody said anything
     * @param cages of the mice that are on the study, in order
     * @param cohorts of the study, in order
     */
    record Kept(Care care, int version, List<String> cages, List<String> cohorts) {
        /** Copies the lists in. */
        public Kept {
            cages = List.copyOf(cages);
            cohorts = List.copyOf(cohorts);
        }
    }
}
