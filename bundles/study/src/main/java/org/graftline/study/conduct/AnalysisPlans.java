package org.graftline.study.conduct;

import java.time.Instant;
import java.util.List;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * The analysis plan of a study, its history, and what departs from the plan that was locked. Reading asks for READ_STUDY, saving for
 * {@link org.graftline.study.people.Permission#LOCK_STUDY}. People who are blinded are shown no comparison of arms, no reason and no hash.
 */
public interface AnalysisPlans {
    /** @return the plan in force; the defaults where none was saved */
    InForce of(Actor actor, StudyCode study);

    /**
     * Saves the next version; after the lock it is a departure and marked so. The comparisons stay as they are where the actor is not shown
     * them.
     *
     * @param reason not blank
     * @throws org.graftline.study.StudyException if nothing changes, or if a comparison names an arm that the study lacks
     */
    LedgerEntry save(Actor actor, StudyCode study, AnalysisPlan plan, String reason);

    /**
     * The plan in force.
     *
     * @param sha256 of its canonical JSON; empty for people who are blinded
     * @param lockedSha256 of what was locked first; null while open, or where the lock bound nothing, and for people who are blinded
     * @param history every saved version, oldest first
     * @param departures a sentence per field that differs from the plan locked first; empty while it is open
     */
    record InForce(
            AnalysisPlan plan,
            String sha256,
            @Nullable String lockedSha256,
            List<Version> history,
            List<String> departures) {
        /** Copies the lists in. */
        public InForce {
            history = List.copyOf(history);
            departures = List.copyOf(departures);
        }
    }

    /** One saved version. */
    record Version(int version, AnalysisPlan plan, String sha256, Instant at, String by, String reason) {}
}
