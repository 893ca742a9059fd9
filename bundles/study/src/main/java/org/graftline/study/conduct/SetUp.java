package org.graftline.study.conduct;

import java.time.LocalDate;
import java.util.List;
import org.graftline.study.PersonId;
import org.graftline.study.people.Role;

/**
 * How a study is run from its protocol on. A study has one when it was set up here; a study that came in by a file has none.
 *
 * @param startsOn the day from which the protocol governs; nothing amends it earlier
 * @param dayZero where day 0 of a mouse lies
 * @param use whether animals are studied under it
 * @param people who takes part, in which role
 */
public record SetUp(LocalDate startsOn, DayZeroRule dayZero, Use use, List<StudyPerson> people) {
    /** Whether animals are studied. */
    public enum Use {
        STUDY,
        /** Nothing is measured under it; other studies are copied from it. */
        TEMPLATE
    }

    /** Copies the list in. */
    public SetUp {
        people = List.copyOf(people);
    }

    /** Somebody and what they do in the study; what they may do is decided by the platform's roles alone. */
    public record StudyPerson(PersonId person, Role role) {}
}
