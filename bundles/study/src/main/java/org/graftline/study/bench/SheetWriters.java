package org.graftline.study.bench;

import java.util.List;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** Who may have written a worksheet on paper: people write, leave, and what they wrote is typed in afterwards. Safe for many threads. */
@ProviderType
public interface SheetWriters {
    /**
     * Asks for {@link org.graftline.study.people.Permission#RECORD_READINGS}; tells names and nothing else of the people.
     *
     * @return everybody who has or had a role that records readings in the study, the actor among them, by name
     */
    List<Writer> writers(Actor actor, StudyCode study);

    /**
     * Somebody who may have written.
     *
     * @param name the printed name
     * @param standing whether they may still record readings
     */
    record Writer(PersonId person, String name, Standing standing) {}

    /** Whether somebody still measures. */
    enum Standing {
        /** Holds a role that records readings. */
        PRESENT,
        /** Held one once, or is disabled. */
        FORMER
    }
}
