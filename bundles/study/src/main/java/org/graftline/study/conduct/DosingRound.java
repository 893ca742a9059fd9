package org.graftline.study.conduct;

import java.time.LocalDate;
import java.util.List;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.Dose;
import org.graftline.study.DoseRoute;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.jspecify.annotations.Nullable;

/**
 * What is due on a day, by rack, cage and mouse.
 *
 * @param study the study
 * @param day the study day
 * @param date its date in the study's zone; null where the study has no date of day 0
 * @param due what is to be given, one line a mouse and treatment
 * @param withholdReasons what may be chosen for a withheld dose, one to nine
 */
public record DosingRound(
        StudyCode study, StudyDay day, @Nullable LocalDate date, List<Due> due, List<String> withholdReasons) {
    /** Copies the lists in. */
    public DosingRound {
        due = List.copyOf(due);
        withholdReasons = List.copyOf(withholdReasons);
    }

    /**
     * One dose to be given.
     *
     * @param mouse the animal
     * @param tags what a scanner may read on it, its id first
     * @param cage where it lives; null where nobody said
     * @param rack null where nobody said
     * @param line which treatment of its regimen, from 1
     * @param vial the code on the vial to use
     * @param route the way it goes in
     * @param plannedMl volume to give, mL; null where no weight is known
     * @param how how the volume came about, as a sentence: from which weight, rounded how
     * @param weightDay day of the weight that was used; null where none is known
     * @param hold the sentence of a holiday rule that asks to withhold it; null where none does
     * @param recorded what was recorded for it so far, latest last; usually one or nothing
     * @param told what is in the vial; null for people who must not know
     */
    public record Due(
            MouseId mouse,
            List<String> tags,
            @Nullable String cage,
            @Nullable String rack,
            int line,
            String vial,
            DoseRoute route,
            @Nullable Decimal plannedMl,
            String how,
            @Nullable StudyDay weightDay,
            @Nullable String hold,
            List<Dose> recorded,
            @Nullable Told told) {
        /** Copies the lists in. */
        public Due {
            tags = List.copyOf(tags);
            recorded = List.copyOf(recorded);
        }
    }

    /** What a vial holds. */
    public record Told(
            ArmName arm,
            String agent,
            Decimal mgPerKg,
            Decimal mlPerKg,
            @Nullable Decimal weightG) {}
}
