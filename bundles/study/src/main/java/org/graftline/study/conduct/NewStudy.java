package org.graftline.study.conduct;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.graftline.study.StudyCode;
import org.graftline.study.VolumeFormula;
import org.jspecify.annotations.Nullable;

/**
 * A study about to be created.
 *
 * @param code not taken
 * @param title in words
 * @param zone the laboratory's time zone
 * @param formula how volumes are computed; stored with each of them
 * @param dayZero the date of study day 0; with an own day 0 by mouse or cohort, the date from which the study counts its visits
 * @param setUp how it is run
 * @param parts donors, arms, cohorts, mice; may be none yet
 * @param copied what comes from another study as it stands there; null for nothing
 */
public record NewStudy(
        StudyCode code,
        String title,
        ZoneId zone,
        VolumeFormula formula,
        LocalDate dayZero,
        SetUp setUp,
        SetUpParts parts,
        @Nullable Copied copied) {
    /**
     * Protocol documents of another study.
     *
     * @param from the study
     * @param documents which of them
     */
    public record Copied(StudyCode from, Set<CopiedDocument> documents) {
        /** Copies the set in. */
        public Copied {
            documents = Set.copyOf(documents);
        }
    }

    /** What can be copied as it stands. */
    public enum CopiedDocument {
        /** Limits, reasons, blinding: how it is measured. */
        CAPTURE_RULES,
        VISIT_PLAN,
        ENROLLMENT_RULES,
        /** Of arms that the new study has, too. */
        REGIMENS,
        ALERT_CHAIN
    }
}
