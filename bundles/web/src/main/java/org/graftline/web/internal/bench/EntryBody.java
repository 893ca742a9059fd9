package org.graftline.web.internal.bench;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.graftline.study.Endpoint;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingEntry.Means;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Study;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.graftline.web.internal.reading.ReadingBody;
import org.jspecify.annotations.Nullable;

/**
 * A reading as the Bench sends it: what was measured as in {@link ReadingBody}, and how it came about.
 *
 * @param session the session it belongs to; absent outside of one
 * @param means TYPED where absent, PAPER where it is transcribed
 * @param entered the texts as typed or sent by the device, by field
 * @param promptedBy the reading that a question asked to repeat
 * @param transcribedFrom the sheet of paper that it stood on
 */
record EntryBody(
        @Nullable UUID session,
        @Nullable String mouse,
        @Nullable String site,
        @Nullable Endpoint endpoint,
        @Nullable Double day,
        @Nullable ReadingStatus status,
        @Nullable String lengthMm,
        @Nullable String widthMm,
        @Nullable String heightMm,
        @Nullable String value,
        @Nullable Instant capturedAt,
        @Nullable String device,
        @Nullable String reason,
        @Nullable Means means,
        @Nullable Map<String, @Nullable String> entered,
        @Nullable UUID promptedBy,
        @Nullable Sheet transcribedFrom) {
    /**
     * A sheet of paper.
     *
     * @param writer who measured and wrote
     * @param writtenAt when; absent where {@code capturedAt} says it
     * @param scanSha256 the uploaded scan; absent where there is none
     */
    record Sheet(
            @Nullable String writer,
            @Nullable Instant writtenAt,
            @Nullable String scanSha256) {
        PersonId person() {
            return new PersonId(required("transcribedFrom.writer", writer));
        }
    }

    /**
     * @param clockOffsetMs the client's clock minus ours; null where it told no time
     * @return version 1 of the reading
     */
    Reading reading(UUID uuid, Study study, Instant now, @Nullable Long clockOffsetMs) {
        Means how = meansOf();
        Reading.Builder reading = measured().begun(uuid, study, now);
        if (transcribedFrom != null) {
            reading.operator(transcribedFrom.person());
            Instant written = Texts.time("transcribedFrom.writtenAt", transcribedFrom.writtenAt());
            if (written != null) {
                reading.capturedAt(written);
            }
        }
        return reading.entry(new ReadingEntry(
                        session,
                        how,
                        Texts.entered(entered),
                        clockOffsetMs,
                        null,
                        transcribedFrom == null ? null : transcribedFrom.scanSha256(),
                        List.of(),
                        null,
                        promptedBy,
                        null))
                .build();
    }

    private ReadingBody measured() {
        return new ReadingBody(
                mouse,
                site,
                endpoint,
                day,
                null,
                capturedAt,
                device,
                status,
                reason,
                value,
                lengthMm,
                widthMm,
                heightMm);
    }

    private Means meansOf() {
        if (means == Means.MIGRATED) {
            throw new Refusal(
                    Status.UNUSABLE,
                    "A past study is not moved here reading by reading. Import its file and mark it as migrated.");
        }
        if (transcribedFrom != null) {
            if (means != null && means != Means.PAPER) {
                throw new Refusal(
                        Status.UNUSABLE,
                        "The reading was %s and transcribed from paper at once. Leave one of the two out."
                                .formatted(means.words()));
            }
            return Means.PAPER;
        }
        if (means == Means.PAPER) {
            throw new Refusal(
                    Status.UNUSABLE,
                    "The reading comes from paper, but nobody is named who wrote it. Add transcribedFrom with its writer.");
        }
        return means == null ? Means.TYPED : means;
    }
}
