package org.graftline.study;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One administration to one mouse.
 *
 * @param uuid names the dose for ever, drawn by whoever records it
 * @param version see {@link VersionedRow}
 * @param study the study it belongs to
 * @param mouse the animal
 * @param day the study day
 * @param outcome given, partial or withheld
 * @param mgPerKg dose, mg per kg body weight; null when withheld or not recorded
 * @param volumeMl administered volume, mL; null when withheld or not recorded
 */
public record Dose(
        UUID uuid,
        int version,
        StudyCode study,
        MouseId mouse,
        StudyDay day,
        Outcome outcome,
        @Nullable Decimal mgPerKg,
        @Nullable Decimal volumeMl)
        implements VersionedRow {
    /** What came of a planned administration. */
    public enum Outcome {
        /** All of it was given. */
        GIVEN,
        /** Part of it was given. */
        PARTIAL,
        /** Nothing was given. */
        WITHHELD
    }

    @Override
    public String table() {
        return "dose";
    }

    @Override
    public String id() {
        return uuid.toString();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("uuid", uuid.toString())
                .put("version", version)
                .put("study", study.value())
                .put("mouse", mouse.value())
                .put("day", day.text())
                .put("outcome", outcome)
                .put("mgPerKg", mgPerKg)
                .put("volumeMl", volumeMl)
                .build();
    }
}
