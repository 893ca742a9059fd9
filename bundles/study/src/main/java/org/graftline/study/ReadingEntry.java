package org.graftline.study;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a reading was entered: by which way, what exactly was typed, and what was asked about it. Absent for readings of an ordinary
 * file import, whose cells say it.
 *
 * @param session the Bench session it belongs to; null outside of one
 * @param means the way in
 * @param entered the texts as typed or sent by the device, by field ("length", "width", "height", "value"), before they were ordered
 *     or freed of units; may be empty
 * @param clockOffsetMs the client's clock minus ours when the reading arrived, milliseconds; null where no client told its time
 * @param transcribedBy who typed it in from paper; null unless {@code means} is {@link Means#PAPER}
 * @param scanSha256 the scanned sheet among the study's files; null where there is none
 * @param concerns what the plausibility rules asked, as sentences, in the order of asking
 * @param keptBecause why it was kept all the same; null while nobody was asked or answered
 * @param promptedBy the reading that a concern asked to repeat; null for an ordinary one
 * @param movedFrom the reading of another animal that this one was, before it was moved to the right one; null for an ordinary one
 */
public record ReadingEntry(
        @Nullable UUID session,
        Means means,
        Map<String, String> entered,
        @Nullable Long clockOffsetMs,
        @Nullable PersonId transcribedBy,
        @Nullable String scanSha256,
        List<String> concerns,
        @Nullable String keptBecause,
        @Nullable UUID promptedBy,
        @Nullable UUID movedFrom) {
    /** The ways in. */
    public enum Means {
        /** By the keys of a person. */
        TYPED("typed"),
        /** By a caliper or balance that types. */
        DEVICE("sent by the device"),
        /** On paper first, typed in later. */
        PAPER("from paper"),
        /** In a past study, moved here with its original dates and people. */
        MIGRATED("migrated");

        private final String words;

        Means(String words) {
            this.words = words;
        }

        /** @return the way in as pages and reports write it */
        public String words() {
            return words;
        }
    }

    /** An entry of that way in that says nothing else. */
    public static ReadingEntry by(Means means) {
        return new ReadingEntry(null, means, Map.of(), null, null, null, List.of(), null, null, null);
    }

    /** @throws ImpossibleValueException if somebody transcribed what never was on paper */
    public ReadingEntry {
        entered = Map.copyOf(entered);
        concerns = List.copyOf(concerns);
        if (means != Means.PAPER && transcribedBy != null) {
            throw new ImpossibleValueException(
                    "A reading that was %s has nobody who transcribed it. Leave the transcriber out, or say that it comes from paper."
                            .formatted(means.words()));
        }
    }

    /** @return the same, with the client's clock minus ours in milliseconds; null where no client told its time */
    public ReadingEntry at(@Nullable Long offsetMs) {
        return new ReadingEntry(
                session,
                means,
                entered,
                offsetMs,
                transcribedBy,
                scanSha256,
                concerns,
                keptBecause,
                promptedBy,
                movedFrom);
    }

    /** @return the same, with what the rules asked */
    public ReadingEntry asked(List<String> questions) {
        return new ReadingEntry(
                session,
                means,
                entered,
                clockOffsetMs,
                transcribedBy,
                scanSha256,
                questions,
                keptBecause,
                promptedBy,
                movedFrom);
    }

    /** @return the same, kept for a reason */
    public ReadingEntry kept(String because) {
        return new ReadingEntry(
                session,
                means,
                entered,
                clockOffsetMs,
                transcribedBy,
                scanSha256,
                concerns,
                because,
                promptedBy,
                movedFrom);
    }

    /** @return the same, of the animal that it was moved to */
    public ReadingEntry moved(UUID from) {
        return new ReadingEntry(
                session,
                means,
                entered,
                clockOffsetMs,
                transcribedBy,
                scanSha256,
                concerns,
                keptBecause,
                promptedBy,
                from);
    }

    CanonicalForm canonical() {
        CanonicalForm.Builder form = CanonicalForm.object()
                .put("session", text(session))
                .put("means", means)
                .putTexts("entered", entered)
                .put("transcribedBy", transcribedBy == null ? null : transcribedBy.value())
                .put("scan", scanSha256)
                .putTexts("concerns", concerns)
                .put("keptBecause", keptBecause)
                .put("promptedBy", text(promptedBy))
                .put("movedFrom", text(movedFrom));
        if (clockOffsetMs != null) {
            form.put("clockOffsetMs", clockOffsetMs.longValue());
        }
        return form.build();
    }

    private static @Nullable String text(@Nullable UUID uuid) {
        return uuid == null ? null : uuid.toString();
    }
}
