package org.graftline.web.internal.reading;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.Instant;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Study;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.VolumeFormula;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A reading as a client sends it. Numbers are texts, so that they are kept as entered.
 *
 * @param site the tumor; absent where the study measures one per mouse
 * @param endpoint TUMOR_VOLUME where absent
 * @param replicate 1 where absent
 * @param status MEASURED where absent
 * @param value mm³, g or score; may be absent where diameters are given and the study has a formula
 */
public record ReadingBody(
        @Nullable String mouse,
        @Nullable String site,
        @Nullable Endpoint endpoint,
        @Nullable Double day,
        @Nullable Integer replicate,
        @Nullable Instant capturedAt,
        @Nullable String device,
        @Nullable ReadingStatus status,
        @Nullable String reason,
        @Nullable String value,
        @Nullable String lengthMm,
        @Nullable String widthMm,
        @Nullable String heightMm) {

    /** @return version 1 of a reading of this uuid, its number among the replicates and its operator left to the service */
    public Reading first(UUID uuid, Study study, Instant now) {
        return begun(uuid, study, now).build();
    }

    /** @return the same, to be completed */
    public Reading.Builder begun(UUID uuid, Study study, Instant now) {
        Endpoint measured = endpoint == null ? Endpoint.TUMOR_VOLUME : endpoint;
        Reading.Builder builder = Reading.of(
                        uuid,
                        study.code(),
                        new MouseId(required("mouse", mouse)),
                        measured,
                        new StudyDay(required("day", day)),
                        now)
                .replicate(replicate == null ? 1 : replicate)
                .site(siteOf(measured))
                .capturedAt(Texts.time("capturedAt", capturedAt))
                .device(blankAsNull(Texts.optional("device", device, Texts.NAME)))
                .reason(wordsOfReason());
        return withValue(builder, study, measured);
    }

    /** The next version of a reading: what was measured is replaced, where and when stays. */
    public Reading corrected(Reading current, Study study, Instant now) {
        Reading.Builder builder = current.next().recordedAt(now).reason(wordsOfReason());
        return withValue(builder, study, current.endpoint()).build();
    }

    private Reading.Builder withValue(Reading.Builder builder, Study study, Endpoint measured) {
        if (status == ReadingStatus.WITHDRAWN) {
            throw new ImpossibleValueException(
                    "A reading is not entered as 'withdrawn'. Take one back with a reason at its address, followed by /withdrawn, below the study's bench.");
        }
        if (status != null && status != ReadingStatus.MEASURED) {
            if (blankAsNull(value) != null || blankAsNull(lengthMm) != null) {
                throw new ImpossibleValueException(
                        "A reading that is '%s' cannot have a value. Leave value and diameters out, or say 'measured'."
                                .formatted(status.words()));
            }
            return builder.withoutValue(status);
        }
        Diameters diameters = diameters();
        if (measured != Endpoint.TUMOR_VOLUME) {
            return builder.measured(number("value", value), null, null);
        }
        if (diameters == null || blankAsNull(value) != null) {
            return builder.measured(number("value", value), VolumeFormula.AS_REPORTED, diameters);
        }
        double height = diameters.heightMm() == null ? 0 : diameters.heightMm().value();
        if (study.formula() == VolumeFormula.ELLIPSOID_LENGTH_WIDTH_HEIGHT && diameters.heightMm() == null) {
            throw new ImpossibleValueException(
                    "The study computes volumes by %s, but the height is missing. Enter all three diameters."
                            .formatted(study.formula().words()));
        }
        double volume = study.formula()
                .volumeMm3(diameters.lengthMm().value(), diameters.widthMm().value(), height);
        return builder.measured(Decimal.of(volume), study.formula(), diameters);
    }

    private @Nullable Diameters diameters() {
        if (blankAsNull(lengthMm) == null && blankAsNull(widthMm) == null && blankAsNull(heightMm) == null) {
            return null;
        }
        Decimal one = number("length", lengthMm);
        Decimal other = number("width", widthMm);
        boolean ordered = one.value() >= other.value();
        String height = blankAsNull(heightMm);
        return new Diameters(
                ordered ? one : other, ordered ? other : one, height == null ? null : new Decimal(height.strip()));
    }

    private @Nullable String wordsOfReason() {
        return blankAsNull(Texts.optional("reason", reason, Texts.REASON));
    }

    private @Nullable TumorSite siteOf(Endpoint measured) {
        return switch (measured) {
            case TUMOR_VOLUME, ULCERATION_SCORE -> site == null ? Tumor.ONLY : new TumorSite(site);
            case BODY_WEIGHT, BODY_CONDITION_SCORE -> site == null ? null : new TumorSite(site);
        };
    }

    private static Decimal number(String what, @Nullable String text) {
        String entered = blankAsNull(text);
        if (entered == null) {
            throw new ImpossibleValueException(
                    "The %s is missing. Enter a number, or choose a status such as 'not measured'.".formatted(what));
        }
        return new Decimal(entered.strip());
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
