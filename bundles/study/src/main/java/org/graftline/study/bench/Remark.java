package org.graftline.study.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.graftline.study.CanonicalForm;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.VersionedRow;

/**
 * Something a person noted about an animal.
 *
 * @param uuid drawn by the client
 * @param version 1
 * @param study the study
 * @param mouse the animal
 * @param day the study day
 * @param by who noted it
 * @param at when, microseconds
 * @param text what
 */
public record Remark(
        UUID uuid, int version, StudyCode study, MouseId mouse, StudyDay day, PersonId by, Instant at, SaltedText text)
        implements VersionedRow {
    /** Truncates the time. */
    public Remark {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String table() {
        return "remark";
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
                .put("by", by.value())
                .put("at", at.toString())
                .put("text", text)
                .build();
    }
}
