package org.graftline.web.internal.api;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.SourceCell;
import org.jspecify.annotations.Nullable;

/**
 * A reading in one version.
 *
 * @param shown the value with its unit and honest digits, or the status in words
 * @param value as entered, without unit; null where nothing was measured
 * @param formula how a volume came about, in words
 * @param file SHA-256 of the imported file; null for a reading entered by hand
 * @param line of that file
 * @param entered the cells of the file that the reading was made from
 */
record ReadingView(
        UUID uuid,
        int version,
        MouseId mouse,
        @Nullable String site,
        Endpoint endpoint,
        double day,
        int replicate,
        String shown,
        ReadingStatus status,
        String statusWords,
        @Nullable String reason,
        @Nullable String value,
        String unit,
        @Nullable String lengthMm,
        @Nullable String widthMm,
        @Nullable String heightMm,
        @Nullable String formula,
        @Nullable Instant capturedAt,
        Instant recordedAt,
        @Nullable PersonId operator,
        @Nullable String device,
        @Nullable String file,
        @Nullable Integer line,
        Map<String, String> entered) {
    ReadingView {
        entered = Map.copyOf(entered);
    }

    static ReadingView of(Reading r) {
        Diameters d = r.diameters();
        SourceCell source = r.source();
        return new ReadingView(
                r.uuid(),
                r.version(),
                r.mouse(),
                r.site() == null ? null : r.site().value(),
                r.endpoint(),
                r.day().value(),
                r.replicate(),
                Units.shown(r),
                r.status(),
                r.status().words(),
                r.reason(),
                r.value() == null ? null : r.value().text(),
                r.endpoint().unit(),
                d == null ? null : d.lengthMm().text(),
                d == null ? null : d.widthMm().text(),
                d == null || d.heightMm() == null ? null : d.heightMm().text(),
                r.formula() == null ? null : r.formula().words(),
                r.capturedAt(),
                r.recordedAt(),
                r.operator(),
                r.device(),
                source == null ? null : source.fileSha256(),
                source == null ? null : source.line(),
                source == null ? Map.of() : source.entered());
    }
}
