package org.graftline.web.internal.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingStatus;
import org.graftline.study.SourceCell;
import org.jspecify.annotations.Nullable;

/**
 * A reading in one version.
 *
 * @param shown the value with its unit and honest digits, or the status in words
 * @param value as entered, without unit; null where nothing was measured
 * @param formula how a volume came about, in words
 * @param operatorName printed name; null where nobody is named or the name is not asked for
 * @param file SHA-256 of the imported file; absent for a reading entered by hand and for people who are blinded
 * @param line of that file
 * @param entered the texts as typed, or the cells of the file that the reading was made from
 * @param session of the Bench; null outside of one
 * @param means the way in; null for an ordinary file import
 * @param meansWords the same in words
 * @param clockOffsetMs the client's clock minus ours when it arrived
 * @param transcribedBy who typed it in from paper
 * @param scanSha256 the scanned sheet
 * @param concerns what the rules asked, as sentences
 * @param keptBecause why it was kept all the same
 * @param promptedBy the reading that it repeats
 * @param movedFrom the reading of another animal that it was
 */
public record ReadingView(
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
        @Nullable String operatorName,
        @Nullable String device,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String file,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer line,
        Map<String, String> entered,
        @Nullable UUID session,
        ReadingEntry.@Nullable Means means,
        @Nullable String meansWords,
        @Nullable Long clockOffsetMs,
        @Nullable PersonId transcribedBy,
        @Nullable String scanSha256,
        List<String> concerns,
        @Nullable String keptBecause,
        @Nullable UUID promptedBy,
        @Nullable UUID movedFrom) {
    private static final ReadingEntry NOTHING_SAID = ReadingEntry.by(ReadingEntry.Means.TYPED);

    /** Copies the lists in, the texts in the order of their names. */
    public ReadingView {
        entered = new TreeMap<>(entered);
        concerns = List.copyOf(concerns);
    }

    /** @return the reading with everything that is known of it; without the operator's name */
    public static ReadingView of(Reading reading) {
        return of(reading, null);
    }

    /** @return the reading with everything that is known of it */
    public static ReadingView of(Reading r, @Nullable String operatorName) {
        Diameters d = r.diameters();
        SourceCell source = r.source();
        ReadingEntry entry = r.entry() == null ? NOTHING_SAID : r.entry();
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
                operatorName,
                r.device(),
                source == null ? null : source.fileSha256(),
                source == null ? null : source.line(),
                source == null ? entry.entered() : source.entered(),
                entry.session(),
                r.entry() == null ? null : entry.means(),
                r.entry() == null ? null : entry.means().words(),
                entry.clockOffsetMs(),
                entry.transcribedBy(),
                entry.scanSha256(),
                entry.concerns(),
                entry.keptBecause(),
                entry.promptedBy(),
                entry.movedFrom());
    }
}
