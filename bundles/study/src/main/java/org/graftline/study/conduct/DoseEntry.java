package org.graftline.study.conduct;

import java.time.Instant;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.Dose.Outcome;
import org.graftline.study.MouseId;
import org.graftline.study.StudyDay;
import org.jspecify.annotations.Nullable;

/**
 * A dose as a person enters it.
 *
 * @param uuid drawn by the client, so that a repeated message is recognized
 * @param mouse the animal
 * @param day the planned day that it answers
 * @param line which treatment, from 1
 * @param vial the code of the vial that was used; null for the one that the list names
 * @param outcome given, partial or withheld
 * @param volumeMl what went in, mL; null for all of the planned volume, and where nothing did
 * @param at when it happened at the cage, by which the order of things is judged
 * @param because why it was withheld; null else
 */
public record DoseEntry(
        UUID uuid,
        MouseId mouse,
        StudyDay day,
        int line,
        @Nullable String vial,
        Outcome outcome,
        @Nullable Decimal volumeMl,
        Instant at,
        @Nullable String because) {}
