package org.graftline.study;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One look at one tumor or animal, in one version. A correction is a new version with the same {@code uuid}; a second look at the
 * same tumor on the same day is another reading with the next replicate number.
 *
 * @param uuid names the reading for ever; drawn by the client, so that a repeated message is recognized
 * @param version 1 for the first, see {@link VersionedRow}
 * @param study the study it belongs to
 * @param mouse the animal
 * @param site the tumor; null for endpoints of the whole animal
 * @param endpoint what was measured
 * @param day the study day, which is also its visit
 * @param replicate 1 for the first look of a day, then 2, 3, …
 * @param capturedAt when the animal was looked at, microseconds; null when the source does not say
 * @param recordedAt when it reached us, microseconds
 * @param operator who measured; null when the source does not say
 * @param device the instrument; null when the source does not say
 * @param status what came of it
 * @param reason why nothing was measured, or what the source's flag says; null for an ordinary reading
 * @param diameters caliper diameters; null where the source has volumes only
 * @param value mm³, g or score; present exactly when {@code status} is {@link ReadingStatus#MEASURED}
 * @param formula how a volume came about; null for other endpoints and where there is no value
 * @param source where it stands in an imported file; null when entered by hand
 * @param entry how it was entered; null for an ordinary file import
 */
public record Reading(
        UUID uuid,
        int version,
        StudyCode study,
        MouseId mouse,
        @Nullable TumorSite site,
        Endpoint endpoint,
        StudyDay day,
        int replicate,
        @Nullable Instant capturedAt,
        Instant recordedAt,
        @Nullable PersonId operator,
        @Nullable String device,
        ReadingStatus status,
        @Nullable String reason,
        @Nullable Diameters diameters,
        @Nullable Decimal value,
        @Nullable VolumeFormula formula,
        @Nullable SourceCell source,
        @Nullable ReadingEntry entry)
        implements VersionedRow {
    /**
     * Truncates the times to microseconds, the finest that both databases keep: a hash over more would not be found again.
     *
     * @throws ImpossibleValueException if status and value do not fit, or the value cannot be
     */
    public Reading {
        capturedAt = capturedAt == null ? null : capturedAt.truncatedTo(ChronoUnit.MICROS);
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
        if ((status == ReadingStatus.MEASURED) != (value != null)) {
            throw new ImpossibleValueException(
                    "A reading of mouse '%s' on day %s is '%s' %s a value. A value belongs to 'measured' and to nothing else."
                            .formatted(mouse, day, status.words(), value == null ? "without" : "with"));
        }
        if (value != null && !(value.value() >= 0)) {
            throw new ImpossibleValueException(
                    "%s %s of mouse '%s' on day %s is negative. Enter what was measured, or a status."
                            .formatted(endpoint == Endpoint.BODY_WEIGHT ? "Weight" : "Value", value, mouse, day));
        }
        if ((endpoint == Endpoint.TUMOR_VOLUME || endpoint == Endpoint.ULCERATION_SCORE) != (site != null)) {
            throw new ImpossibleValueException("A %s reading of mouse '%s' %s a tumor."
                    .formatted(endpoint, mouse, site == null ? "needs" : "cannot have"));
        }
        if (replicate < 1 || version < 1) {
            throw new ImpossibleValueException(
                    "Replicate %d, version %d of mouse '%s': both count from 1.".formatted(replicate, version, mouse));
        }
    }

    /**
     * @return whether a person changed what was recorded: there are more versions than its storing and its keeping explain, and it was
     *     not taken back
     */
    public boolean isCorrected() {
        int uncorrected = entry != null && entry.keptBecause() != null ? 2 : 1;
        return status != ReadingStatus.WITHDRAWN && version > uncorrected;
    }

    /** @return a builder with everything as here, for the next version */
    public Builder next() {
        return new Builder(this).version(version + 1);
    }

    @Override
    public String table() {
        return "reading";
    }

    @Override
    public String id() {
        return uuid.toString();
    }

    @Override
    public CanonicalForm canonical() {
        CanonicalForm.Builder form = CanonicalForm.object()
                .put("uuid", uuid.toString())
                .put("version", version)
                .put("study", study.value())
                .put("mouse", mouse.value())
                .put("site", site == null ? null : site.value())
                .put("endpoint", endpoint)
                .put("day", day.text())
                .put("replicate", replicate)
                .put("capturedAt", capturedAt == null ? null : capturedAt.toString())
                .put("recordedAt", recordedAt.toString())
                .put("operator", operator == null ? null : operator.value())
                .put("device", device)
                .put("status", status)
                .put("reason", reason)
                .put("value", value)
                .put("formula", formula);
        if (diameters != null) {
            form.put("length", diameters.lengthMm())
                    .put("width", diameters.widthMm())
                    .put("height", diameters.heightMm());
        }
        if (source != null) {
            form.put("file", source.fileSha256()).put("line", source.line()).putTexts("entered", source.entered());
        }
        if (entry != null) {
            form.put("entry", entry.canonical());
        }
        return form.build();
    }

    /**
     * Starts a reading with what every reading has; the rest is optional.
     *
     * @param uuid drawn by the client
     * @param study the study
     * @param mouse the animal
     * @param endpoint what is measured
     * @param day the study day
     * @param recordedAt when it reached us
     * @return a builder of version 1, replicate 1, not measured
     */
    public static Builder of(
            UUID uuid, StudyCode study, MouseId mouse, Endpoint endpoint, StudyDay day, Instant recordedAt) {
        return new Builder(uuid, study, mouse, endpoint, day, recordedAt);
    }

    /** Collects the optional parts of a reading. Not for several threads. */
    public static final class Builder {
        private final UUID uuid;
        private final StudyCode study;
        private final MouseId mouse;
        private final Endpoint endpoint;
        private final StudyDay day;
        private Instant recordedAt;
        private int version = 1;
        private int replicate = 1;
        private @Nullable TumorSite site;
        private @Nullable Instant capturedAt;
        private @Nullable PersonId operator;
        private @Nullable String device;
        private ReadingStatus status = ReadingStatus.NOT_MEASURED;
        private @Nullable String reason;
        private @Nullable Diameters diameters;
        private @Nullable Decimal value;
        private @Nullable VolumeFormula formula;
        private @Nullable SourceCell source;
        private @Nullable ReadingEntry entry;

        private Builder(
                UUID uuid, StudyCode study, MouseId mouse, Endpoint endpoint, StudyDay day, Instant recordedAt) {
            this.uuid = uuid;
            this.study = study;
            this.mouse = mouse;
            this.endpoint = endpoint;
            this.day = day;
            this.recordedAt = recordedAt;
        }

        private Builder(Reading r) {
            this(r.uuid, r.study, r.mouse, r.endpoint, r.day, r.recordedAt);
            version = r.version;
            replicate = r.replicate;
            site = r.site;
            capturedAt = r.capturedAt;
            operator = r.operator;
            device = r.device;
            status = r.status;
            reason = r.reason;
            diameters = r.diameters;
            value = r.value;
            formula = r.formula;
            source = r.source;
            entry = r.entry;
        }

        public Builder version(int version) {
            this.version = version;
            return this;
        }

        public Builder replicate(int replicate) {
            this.replicate = replicate;
            return this;
        }

        public Builder site(@Nullable TumorSite site) {
            this.site = site;
            return this;
        }

        public Builder capturedAt(@Nullable Instant capturedAt) {
            this.capturedAt = capturedAt;
            return this;
        }

        public Builder recordedAt(Instant recordedAt) {
            this.recordedAt = recordedAt;
            return this;
        }

        public Builder operator(@Nullable PersonId operator) {
            this.operator = operator;
            return this;
        }

        public Builder device(@Nullable String device) {
            this.device = device;
            return this;
        }

        /** A measured value, with the formula when it is a volume. */
        public Builder measured(Decimal value, @Nullable VolumeFormula formula, @Nullable Diameters diameters) {
            this.status = ReadingStatus.MEASURED;
            this.value = value;
            this.formula = formula;
            this.diameters = diameters;
            return this;
        }

        /** No value; the status says what came of it. */
        public Builder withoutValue(ReadingStatus status) {
            this.status = status;
            this.value = null;
            this.formula = null;
            this.diameters = null;
            return this;
        }

        public Builder reason(@Nullable String reason) {
            this.reason = reason;
            return this;
        }

        public Builder source(@Nullable SourceCell source) {
            this.source = source;
            return this;
        }

        public Builder entry(@Nullable ReadingEntry entry) {
            this.entry = entry;
            return this;
        }

        /** @throws ImpossibleValueException as the constructor of {@link Reading} */
        public Reading build() {
            return new Reading(
                    uuid,
                    version,
                    study,
                    mouse,
                    site,
                    endpoint,
                    day,
                    replicate,
                    capturedAt,
                    recordedAt,
                    operator,
                    device,
                    status,
                    reason,
                    diameters,
                    value,
                    formula,
                    source,
                    entry);
        }
    }
}
