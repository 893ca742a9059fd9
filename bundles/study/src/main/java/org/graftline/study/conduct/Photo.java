package org.graftline.study.conduct;

import java.time.Instant;
import java.util.UUID;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyDay;

/**
 * What a photo shows. The picture itself is a file of the study, without whatever the camera wrote about place and owner.
 *
 * @param uuid drawn by the client
 * @param mouse the animal
 * @param day the visit
 * @param subject what it shows
 * @param at when it was taken or kept
 * @param by who kept it
 * @param sha256 of the bytes as kept
 * @param sentSha256 of the bytes as sent, so that an original elsewhere can be compared
 * @param format of the bytes
 * @param width pixels
 * @param height pixels
 */
public record Photo(
        UUID uuid,
        MouseId mouse,
        StudyDay day,
        Subject subject,
        Instant at,
        PersonId by,
        String sha256,
        String sentSha256,
        Format format,
        int width,
        int height) {
    /** What a photo shows. */
    public enum Subject {
        ULCER,
        NECROPSY,
        OTHER
    }

    /** How the bytes are to be read. */
    public enum Format {
        JPEG("image/jpeg"),
        PNG("image/png");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        /** @return as HTTP names it */
        public String mediaType() {
            return mediaType;
        }
    }
}
