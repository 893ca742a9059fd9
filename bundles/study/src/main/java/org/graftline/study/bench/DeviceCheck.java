package org.graftline.study.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.graftline.study.CanonicalForm;
import org.graftline.study.Decimal;
import org.graftline.study.PersonId;
import org.graftline.study.VersionedRow;

/**
 * The daily check of a device with its gauge block or weight.
 *
 * @param uuid drawn by the client
 * @param version 1
 * @param device the device's code
 * @param by who checked
 * @param at when, microseconds
 * @param gauge what the piece should read, mm or g
 * @param read what it read
 * @param outcome whether it was within the tolerance of the day
 */
public record DeviceCheck(
        UUID uuid, int version, String device, PersonId by, Instant at, Decimal gauge, Decimal read, Outcome outcome)
        implements VersionedRow {
    /** What came of it. */
    public enum Outcome {
        PASSED,
        FAILED
    }

    /** Truncates the time. */
    public DeviceCheck {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String table() {
        return "device_check";
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
                .put("device", device)
                .put("by", by.value())
                .put("at", at.toString())
                .put("gauge", gauge)
                .put("read", read)
                .put("outcome", outcome)
                .build();
    }
}
