package org.graftline.study.conduct;

import java.time.LocalDate;
import java.util.List;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.people.Actor;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Cohorts and rolling enrollment. Reading asks for READ_STUDY, the rest for
 * {@link org.graftline.study.people.Permission#CHANGE_STUDY}. Holds no arm. Safe for many threads.
 */
@ProviderType
public interface Cohorts {
    /** @return where every mouse stands, and which are ready */
    Standing of(Actor actor, StudyCode study);

    /**
     * Moves mice to a state: from arrived to eligible to enrolled, to excluded from anywhere, and back from excluded to arrived. An
     * excluded animal is alive until its removal is recorded, so the Bench lists it on.
     *
     * @param mice at least one
     * @param to the state
     * @param dayZero own day 0 of mice that are enrolled; null for today where each mouse has its own, and for the study's or the
     *     cohort's otherwise
     * @param reason not blank; of an exclusion the reason that is printed
     * @throws org.graftline.study.StudyException if one of the mice cannot go there; none goes then
     */
    LedgerEntry move(
            Actor actor,
            StudyCode study,
            List<MouseId> mice,
            Enrollment.State to,
            @Nullable LocalDate dayZero,
            String reason);

    /**
     * Where the mice of a study stand.
     *
     * @param today in the study's zone
     * @param rule where day 0 of a mouse lies
     * @param range the volumes at which a mouse may be enrolled; null where the study has no enrollment rules
     * @param cohorts by name
     * @param mice by id
     */
    record Standing(
            LocalDate today,
            DayZeroRule rule,
            @Nullable VolumeRange range,
            List<SetUpParts.CohortPart> cohorts,
            List<MouseStanding> mice) {
        /** Copies the lists in. */
        public Standing {
            cohorts = List.copyOf(cohorts);
            mice = List.copyOf(mice);
        }
    }

    /** Volumes from and to, mm³; null for no bound. */
    record VolumeRange(@Nullable Decimal fromMm3, @Nullable Decimal toMm3) {
        /** @return whether the volume lies in it */
        public boolean holds(double volumeMm3) {
            return (fromMm3 == null || volumeMm3 >= fromMm3.value()) && (toMm3 == null || volumeMm3 <= toMm3.value());
        }
    }

    /**
     * One mouse.
     *
     * @param enrollment where it stands
     * @param donor whose tumor it carries
     * @param reason why it was excluded; null otherwise
     * @param dayZero the date of its day 0, whoever says it; null while none does
     * @param today its own study day today; null without a day 0, before it, and once it left
     * @param latestMm3 its latest volume; null before the first and where nothing could be measured
     * @param latestDay the study's day of that volume
     * @param isReady whether it is neither enrolled nor excluded, is on the study, and its latest volume lies in the range
     * @param isGone whether it left the study
     */
    record MouseStanding(
            Enrollment enrollment,
            DonorId donor,
            @Nullable String reason,
            @Nullable LocalDate dayZero,
            @Nullable StudyDay today,
            @Nullable Decimal latestMm3,
            @Nullable StudyDay latestDay,
            boolean isReady,
            boolean isGone) {}
}
