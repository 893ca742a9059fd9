package org.graftline.study.conduct;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.record.ConcurrentChangeException;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The last examinations of mice. Safe for many threads. */
@ProviderType
public interface Necropsies {
    /**
     * Records or corrects one. Judged by the time of the examination: before the mouse was removed it is refused. The same content again
     * answers like the first. Asks for {@link org.graftline.study.people.Permission#RECORD_READINGS}.
     *
     * @param findings in words; may be empty
     * @param before the version that was looked at; 0 for the first
     * @param reason why it is corrected; may be blank for the first only
     * @throws ConcurrentChangeException if there is one that the actor did not look at
     */
    Examined record(Actor actor, StudyCode study, Necropsy necropsy, String findings, int before, String reason);

    /** @return the necropsies of a study in their current versions, by mouse; asks for READ_STUDY */
    List<Examined> all(Actor actor, StudyCode study);

    /** @return the necropsy of a mouse in its current version; asks for READ_STUDY */
    Optional<Examined> of(Actor actor, StudyCode study, MouseId mouse);

    /**
     * A necropsy as stored.
     *
     * @param version from 1
     * @param findings null where nothing was written or it was erased
     * @param recordedBy who entered this version
     * @param recordedAt when
     * @param reason why, for a correction
     */
    record Examined(
            Necropsy necropsy,
            int version,
            @Nullable String findings,
            PersonId recordedBy,
            Instant recordedAt,
            String reason) {}
}
