package org.graftline.study.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.graftline.study.CanonicalForm;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;

/**
 * A protocol limit was reached by a reading.
 *
 * @param reading the reading that reached it
 * @param version see {@link VersionedRow}
 * @param study the study
 * @param mouse the animal
 * @param limit what was reached
 * @param value the quantity as the reading made it, in the limit's unit
 * @param capturedAt when the animal was looked at, microseconds
 */
public record Alert(
        UUID reading,
        int version,
        StudyCode study,
        MouseId mouse,
        ProtocolLimit limit,
        Decimal value,
        Instant capturedAt)
        implements VersionedRow {
    /** Truncates the time. */
    public Alert {
        capturedAt = capturedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** @return what was reached and by how much, without the animal: "tumor volume 2010 mm³, limit 2000 mm³", to 3 digits */
    public String what() {
        return limit.what().replace(ProtocolLimit.VALUE, ProtocolLimit.threeDigits(value));
    }

    @Override
    public String table() {
        return "alert";
    }

    @Override
    public String id() {
        return reading + "/" + limit.quantity().name() + "/" + limit.tier().name();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("reading", reading.toString())
                .put("version", version)
                .put("study", study.value())
                .put("mouse", mouse.value())
                .put("quantity", limit.quantity())
                .put("threshold", limit.threshold())
                .put("tier", limit.tier())
                .put("value", value)
                .put("capturedAt", capturedAt.toString())
                .build();
    }

    /** @return what it means and what to do */
    public String sentence() {
        return limit.sentence()
                .replace(ProtocolLimit.VALUE, ProtocolLimit.threeDigits(value))
                .replace(ProtocolLimit.MOUSE, mouse.value());
    }
}
