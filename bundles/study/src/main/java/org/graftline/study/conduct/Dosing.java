package org.graftline.study.conduct;

import java.util.List;
import java.util.UUID;
import org.graftline.study.Dose;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.ReadingDecision.Verdict;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DoseRecords.WrittenDose;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Giving doses. Blinded people get vials, routes and volumes; doses come to them without mg/kg. Safe for many threads.
 */
@ProviderType
public interface Dosing {
    /**
     * @param day the study day; null for today
     * @return what is due on it; asks for {@link org.graftline.study.people.Permission#GIVE_DOSES}
     * @throws org.graftline.study.StudyException if it is today that is asked for and day 0 has no date
     */
    DosingRound round(Actor actor, StudyCode study, @Nullable StudyDay day);

    /**
     * Records a dose. The order of things is judged by the time at the cage: before randomization it is refused; at or after the
     * removal it is kept and waits for a decision. Repeating the same uuid and content answers like the first. Asks for
     * {@link org.graftline.study.people.Permission#GIVE_DOSES}.
     *
     * @throws ConcurrentChangeException if the uuid is taken by a different dose
     * @throws org.graftline.study.StudyException if it cannot have happened
     */
    Recorded record(Actor actor, StudyCode study, DoseEntry entry);

    /**
     * Corrects a dose: its next version. One's own, or anybody's by a director.
     *
     * @param entry what holds, with the uuid of the dose
     * @param before the version that was looked at
     * @param reason why; not blank
     * @throws NotAllowedException if it is somebody else's and the actor does not direct the study
     */
    Recorded correct(Actor actor, StudyCode study, DoseEntry entry, int before, String reason);

    /** Takes a dose back that did not happen; its versions stay. Who may is as for {@link #correct}. */
    Recorded retract(Actor actor, StudyCode study, UUID dose, int before, String reason);

    /** @return the doses of a study in their current versions, by mouse and day; asks for READ_STUDY */
    List<Dose> doses(Actor actor, StudyCode study);

    /**
     * @return all versions of a dose, first to last; empty if the study has none of that id; asks for READ_STUDY. Blinded people get no
     *     reason that somebody wrote who knows the arms
     */
    List<WrittenDose> history(Actor actor, StudyCode study, UUID dose);

    /** @return planned against given, by mouse and day, up to yesterday for what was missed; asks for READ_STUDY */
    List<DoseDeviation> deviations(Actor actor, StudyCode study);

    /** @return doses that were given at or after the removal of their mouse and wait for a decision; asks for READ_STUDY */
    List<Contradiction> contradictions(Actor actor, StudyCode study);

    /**
     * Decides one; a dose that does not hold is taken back in the same act. A decision stands. Asks for
     * {@link org.graftline.study.people.Permission#CHANGE_STUDY}.
     *
     * @param reason not blank
     */
    LedgerEntry decide(Actor actor, StudyCode study, UUID dose, Verdict verdict, String reason);

    /**
     * A dose that contradicts a removal.
     *
     * @param sentence what contradicts what, with times
     */
    record Contradiction(Dose dose, String sentence) {}

    /**
     * A stored dose.
     *
     * @param dose in its current version
     * @param position of the study's ledger afterwards
     * @param notes what the person should know at once: a second dose of the day, another vial, a removal
     */
    record Recorded(Dose dose, long position, List<String> notes) {
        /** Copies the list in. */
        public Recorded {
            notes = List.copyOf(notes);
        }
    }
}
