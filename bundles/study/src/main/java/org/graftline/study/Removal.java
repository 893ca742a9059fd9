package org.graftline.study;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of a mouse's time on the study.
 *
 * @param study the study it belongs to
 * @param mouse the animal
 * @param version see {@link VersionedRow}
 * @param day the last study day
 * @param cause why it left
 * @param at when it left or was found, microseconds; null where only the day is known
 */
public record Removal(
        StudyCode study,
        MouseId mouse,
        int version,
        StudyDay day,
        Cause cause,
        @Nullable Instant at) implements VersionedRow {
    /** Why an animal leaves a study. */
    public enum Cause {
        /** A humane endpoint was reached. */
        HUMANE_ENDPOINT,
        /** Found dead. */
        FOUND_DEAD,
        /** The schedule ended its time. */
        SCHEDULED,
        /** Excluded by a decision of the study. */
        EXCLUDED
    }

    /** Truncates the time. */
    public Removal {
        at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    /** A removal of which only the day is known. */
    public Removal(StudyCode study, MouseId mouse, int version, StudyDay day, Cause cause) {
        this(study, mouse, version, day, cause, null);
    }

    @Override
    public String table() {
        return "removal";
    }

    @Override
    public String id() {
        return study.value() + "/" + mouse.value();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("study", study.value())
                .put("mouse", mouse.value())
                .put("version", version)
                .put("day", day.text())
                .put("cause", cause)
                .put("at", at == null ? null : at.toString())
                .build();
    }
}
