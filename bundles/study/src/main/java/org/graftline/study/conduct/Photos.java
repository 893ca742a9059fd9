package org.graftline.study.conduct;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.MouseId;
import org.graftline.study.SourceFile;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.people.Actor;
import org.graftline.study.record.ConcurrentChangeException;
import org.osgi.annotation.versioning.ProviderType;

/** Photos of mice. Safe for many threads. */
@ProviderType
public interface Photos {
    /** The most bytes of a photo. */
    int MOST_BYTES = 10 << 20;

    /** The most pixels of a photo: more than a camera has, less than fills a browser. */
    long MOST_PIXELS = 60_000_000;

    /**
     * Keeps a photo: JPEG or PNG by their content. Place, owner, comments and previews that a camera writes into the file are taken out
     * first; how the picture is turned stays. Repeating the same uuid and content answers like the first. Asks for
     * {@link org.graftline.study.people.Permission#RECORD_READINGS}.
     *
     * @param content as the camera wrote it
     * @throws ConcurrentChangeException if the uuid is taken by another photo
     * @throws org.graftline.study.StudyException if the mouse does not exist or the bytes are no such picture
     */
    Photo keep(Actor actor, StudyCode study, Sent sent, byte[] content);

    /** @return the photos of a study by mouse and day; asks for READ_STUDY */
    List<Photo> all(Actor actor, StudyCode study);

    /** @return the picture; empty if the study has none of that id; asks for READ_STUDY */
    Optional<Picture> picture(Actor actor, StudyCode study, UUID photo);

    /** What is said of a photo when it is sent. */
    record Sent(UUID uuid, MouseId mouse, StudyDay day, Photo.Subject subject, Instant at) {}

    /** A photo with its bytes. */
    record Picture(Photo photo, SourceFile file) {}
}
