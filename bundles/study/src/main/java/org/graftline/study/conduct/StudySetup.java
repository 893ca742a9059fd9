package org.graftline.study.conduct;

import java.util.List;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sets studies up without a file: everything of a study's beginning in one act. A study that was set up takes imports afterwards, and its
 * roster is the one they are compared with. Methods that write ask for
 * {@link org.graftline.study.people.Permission#CHANGE_STUDY}. Safe for many threads.
 */
@ProviderType
public interface StudySetup {
    /**
     * Says what creating would say, and stores nothing.
     *
     * @return cautions: a donor with one arm, no control arm, fields of a donor that the standard requires
     * @throws org.graftline.study.StudyException if it cannot be created: a mouse in two arms or there twice, a tag on two mice, a donor,
     *     arm or cohort that is not there, a code that is taken
     */
    List<String> check(Actor actor, NewStudy study);

    /**
     * Creates a study.
     *
     * @param reason not blank
     * @throws org.graftline.study.StudyException as {@link #check}
     */
    LedgerEntry create(Actor actor, NewStudy study, String reason);

    /** @return the study as it is set up; asks for READ_STUDY */
    SetUpView of(Actor actor, StudyCode study);

    /**
     * Changes a study; a mouse that has an arm keeps it.
     *
     * @param reason not blank
     * @throws ConcurrentChangeException if somebody changed the same first
     * @throws org.graftline.study.StudyException as {@link #check}, or if nothing changes
     */
    LedgerEntry change(Actor actor, StudyCode study, SetUpChange change, String reason);

    /** @return studies that the actor may read and copy, templates first */
    List<Source> sources(Actor actor);

    /**
     * Reads a table pasted from a spreadsheet. The first line may name the columns; without such a line they are mouse, donor, tag, cage,
     * rack, cohort, arm.
     *
     * @param text lines with tabs, semicolons or commas between the cells
     * @return the mice, and a sentence for each line that is none
     */
    PastedMice mice(String text);

    /**
     * Reads a table of donors; its first line names the columns: donor, lineage, and fields of {@link DonorField}.
     *
     * @return the donors, and a sentence for each line that is none and each column that nobody reads
     */
    PastedDonors donors(String text);

    /** A study that may be copied. */
    record Source(Study study, SetUp.Use use) {}

    /** Mice of a pasted table. */
    record PastedMice(List<SetUpParts.MousePart> mice, List<String> problems) {
        /** Copies the lists in. */
        public PastedMice {
            mice = List.copyOf(mice);
            problems = List.copyOf(problems);
        }
    }

    /** Donors of a pasted table. */
    record PastedDonors(List<SetUpParts.DonorPart> donors, List<String> problems) {
        /** Copies the lists in. */
        public PastedDonors {
            donors = List.copyOf(donors);
            problems = List.copyOf(problems);
        }
    }
}
