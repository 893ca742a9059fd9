package org.graftline.store.internal.row;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingStatus;
import org.graftline.study.SourceCell;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.graftline.study.VolumeFormula;
import org.jspecify.annotations.Nullable;

/** Table {@code reading}. */
public record ReadingColumns(
        String id,
        int version,
        String study,
        String mouse,
        @Nullable String site,
        String endpoint,
        double studyDay,
        int replicate,
        @Nullable Instant capturedAt,
        Instant recordedAt,
        @Nullable String operator,
        @Nullable String device,
        String status,
        @Nullable String reason,
        @Nullable String lengthText,
        @Nullable Double lengthMm,
        @Nullable String widthText,
        @Nullable Double widthMm,
        @Nullable String heightText,
        @Nullable Double heightMm,
        @Nullable String valueText,
        @Nullable Double valueNumber,
        @Nullable String formula,
        @Nullable String sourceSha256,
        @Nullable Integer sourceLine,
        @Nullable String sourceCells,
        @Nullable String session,
        @Nullable String means,
        @Nullable String entered,
        @Nullable Long clockOffsetMs,
        @Nullable String transcribedBy,
        @Nullable String scanSha256,
        @Nullable String concerns,
        @Nullable String keptBecause,
        @Nullable String promptedBy,
        @Nullable String movedFrom)
        implements Columns<Reading> {

    static final String INSERT = """
            insert into reading (
                id, version, study, mouse, site, endpoint, study_day, replicate, captured_at, recorded_at,
                operator, device, status, reason, length_text, length_mm, width_text, width_mm, height_text,
                height_mm, value_text, value_number, formula, source_sha256, source_line, source_cells, session, means,
                entered, clock_offset_ms, transcribed_by, scan_sha256, concerns, kept_because, prompted_by, moved_from)
            values (
                :id, :version, :study, :mouse, :site, :endpoint, :studyDay, :replicate, :capturedAt,
                :recordedAt, :operator, :device, :status, :reason, :lengthText, :lengthMm, :widthText,
                :widthMm, :heightText, :heightMm, :valueText, :valueNumber, :formula, :sourceSha256,
                :sourceLine, :sourceCells, :session, :means, :entered, :clockOffsetMs, :transcribedBy, :scanSha256,
                :concerns, :keptBecause, :promptedBy, :movedFrom)""";

    /** @return the columns of a record */
    public static ReadingColumns of(Reading reading) {
        Diameters diameters = reading.diameters();
        SourceCell source = reading.source();
        ReadingEntry entry = reading.entry();
        return new ReadingColumns(
                reading.id(),
                reading.version(),
                reading.study().value(),
                reading.mouse().value(),
                reading.site() == null ? null : reading.site().value(),
                reading.endpoint().name(),
                reading.day().value(),
                reading.replicate(),
                reading.capturedAt(),
                reading.recordedAt(),
                reading.operator() == null ? null : reading.operator().value(),
                reading.device(),
                reading.status().name(),
                reading.reason(),
                diameters == null ? null : diameters.lengthMm().text(),
                diameters == null ? null : diameters.lengthMm().value(),
                diameters == null ? null : diameters.widthMm().text(),
                diameters == null ? null : diameters.widthMm().value(),
                diameters == null ? null : Decimals.text(diameters.heightMm()),
                diameters == null ? null : Decimals.number(diameters.heightMm()),
                Decimals.text(reading.value()),
                Decimals.number(reading.value()),
                reading.formula() == null ? null : reading.formula().name(),
                source == null ? null : source.fileSha256(),
                source == null ? null : source.line(),
                source == null ? null : JsonTexts.ofMap(source.entered()),
                entry == null ? null : text(entry.session()),
                entry == null ? null : entry.means().name(),
                entry == null ? null : JsonTexts.ofMap(entry.entered()),
                entry == null ? null : entry.clockOffsetMs(),
                entry == null || entry.transcribedBy() == null
                        ? null
                        : entry.transcribedBy().value(),
                entry == null ? null : entry.scanSha256(),
                entry == null ? null : JsonTexts.ofList(entry.concerns()),
                entry == null ? null : entry.keptBecause(),
                entry == null ? null : text(entry.promptedBy()),
                entry == null ? null : text(entry.movedFrom()));
    }

    @Override
    public Reading row() {
        return new Reading(
                UUID.fromString(id),
                version,
                new StudyCode(study),
                new MouseId(mouse),
                site == null ? null : new TumorSite(site),
                Endpoint.valueOf(endpoint),
                new StudyDay(studyDay),
                replicate,
                capturedAt,
                recordedAt,
                operator == null ? null : new PersonId(operator),
                device,
                ReadingStatus.valueOf(status),
                reason,
                diameters(),
                Decimals.of(valueText),
                formula == null ? null : VolumeFormula.valueOf(formula),
                source(),
                entry());
    }

    private @Nullable Diameters diameters() {
        if (lengthText == null) {
            return null;
        }
        return new Diameters(
                new Decimal(lengthText), new Decimal(Objects.requireNonNull(widthText)), Decimals.of(heightText));
    }

    private @Nullable SourceCell source() {
        if (sourceSha256 == null) {
            return null;
        }
        return new SourceCell(
                sourceSha256, Objects.requireNonNull(sourceLine), JsonTexts.map(Objects.requireNonNull(sourceCells)));
    }

    private @Nullable ReadingEntry entry() {
        if (means == null) {
            return null;
        }
        return new ReadingEntry(
                uuid(session),
                ReadingEntry.Means.valueOf(means),
                JsonTexts.map(Objects.requireNonNull(entered)),
                clockOffsetMs,
                transcribedBy == null ? null : new PersonId(transcribedBy),
                scanSha256,
                JsonTexts.list(Objects.requireNonNull(concerns)),
                keptBecause,
                uuid(promptedBy),
                uuid(movedFrom));
    }

    private static @Nullable String text(@Nullable UUID uuid) {
        return uuid == null ? null : uuid.toString();
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
