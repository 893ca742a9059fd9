package org.graftline.capture.internal.bench;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingEntry.Means;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyException;
import org.graftline.study.VolumeFormula;
import org.graftline.study.people.Actor;
import org.jspecify.annotations.Nullable;

/** A reading as it is stored: what is ours to say (person, time, volume, what was asked) replaces what the message says. */
final class EntryForm {
    private EntryForm() {}

    /**
     * @param sent version 1 with its entry
     * @return the same by the right person, with the study's volume, and nothing asked yet; its replicate number is not set here
     * @throws StudyException if it is no new reading, of a session that does not exist, or cannot be computed
     */
    static Reading of(KeptStudy study, Actor actor, Reading sent, Instant now) {
        ReadingEntry entry = sent.entry();
        if (sent.version() != 1 || entry == null || sent.status() == ReadingStatus.WITHDRAWN) {
            throw new StudyException(
                    "Not saved: a new reading has version 1, says how it was entered, and cannot be withdrawn yet. Correct, keep or withdraw an earlier one as such.");
        }
        if (entry.session() != null && study.session(entry.session()) == null) {
            throw new StudyException("Not saved: study %s has no session %s. Open the session first."
                    .formatted(study.study().code(), entry.session()));
        }
        if (sent.status() == ReadingStatus.NOT_MEASURED && isBlank(sent.reason())) {
            throw new StudyException("Not saved: 'not measured' of mouse '%s' on day %s needs a reason. Choose one."
                    .formatted(sent.mouse(), sent.day()));
        }
        Reading.Builder stored =
                sent.next().version(1).recordedAt(now).source(null).entry(entryOf(actor, sent, entry));
        if (entry.means() == Means.TYPED || entry.means() == Means.DEVICE) {
            stored.operator(actor.person());
        }
        Diameters diameters = sent.diameters();
        if (sent.endpoint() == Endpoint.TUMOR_VOLUME
                && diameters != null
                && entry.means() != Means.MIGRATED // a past study keeps the volumes that it reported
                && study.study().formula() != VolumeFormula.AS_REPORTED) {
            stored.measured(volume(study, sent, diameters), study.study().formula(), diameters);
        }
        return stored.build();
    }

    private static ReadingEntry entryOf(Actor actor, Reading sent, ReadingEntry entry) {
        boolean paper = entry.means() == Means.PAPER;
        if (paper && sent.operator() == null) {
            throw new StudyException(
                    "Not saved: the reading of mouse '%s' on day %s comes from paper, and nobody is named who wrote it. Choose the writer."
                            .formatted(sent.mouse(), sent.day()));
        }
        return new ReadingEntry(
                entry.session(),
                entry.means(),
                entry.entered(),
                entry.clockOffsetMs(),
                paper ? actor.person() : null,
                entry.scanSha256(),
                List.of(),
                null,
                entry.promptedBy(),
                null);
    }

    private static Decimal volume(KeptStudy study, Reading sent, Diameters diameters) {
        VolumeFormula formula = study.study().formula();
        Decimal height = diameters.heightMm();
        if (formula == VolumeFormula.ELLIPSOID_LENGTH_WIDTH_HEIGHT && height == null) {
            throw new StudyException(
                    "Not saved: the study computes volumes by %s, and the height of mouse '%s' on day %s is missing. Enter all three diameters."
                            .formatted(formula.words(), sent.mouse(), sent.day()));
        }
        return Decimal.of(formula.volumeMm3(
                diameters.lengthMm().value(), diameters.widthMm().value(), height == null ? 0 : height.value()));
    }

    /** Whether two messages say the same; the clock, the number and what was asked are ours and may differ. */
    static boolean isSame(Reading one, Reading other) {
        return bare(one).equals(bare(other));
    }

    private static Reading bare(Reading reading) {
        ReadingEntry entry = Objects.requireNonNullElse(reading.entry(), ReadingEntry.by(Means.TYPED));
        ReadingEntry sent = new ReadingEntry(
                entry.session(),
                entry.means(),
                entry.entered(),
                null,
                entry.transcribedBy(),
                entry.scanSha256(),
                List.of(),
                null,
                entry.promptedBy(),
                entry.movedFrom());
        return reading.next()
                .version(1)
                .replicate(1)
                .recordedAt(Instant.EPOCH)
                .entry(sent)
                .build();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
