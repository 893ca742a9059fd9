package org.graftline.study.conduct;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Locks of a study and looks by arm before they were earned. Reading asks for READ_STUDY, the rest for
 * {@link org.graftline.study.people.Permission#LOCK_STUDY}. Safe for many threads.
 */
@ProviderType
public interface Locks {
    /** @return the locks, the looks, and what this person may see */
    Board of(Actor actor, StudyCode study);

    /**
     * Locks something. The plan may be locked again, which is another version of the lock; the data follow the plan, the archive follows the data.
     * From then on the store refuses acts that would change what is locked ({@link org.graftline.study.record.StudyClosure}).
     *
     * @param contentSha256 hash of what is locked, 64 hexadecimal digits; null where it is kept elsewhere
     * @param reason not blank
     * @throws org.graftline.study.StudyException if the data are to be locked before the plan, the study to be archived before its data are
     *     locked, or one of both is locked already
     */
    LedgerEntry lock(Actor actor, StudyCode study, What what, @Nullable String contentSha256, String reason);

    /**
     * Opens locked data again; the lock of the plan cannot be taken back.
     *
     * @param reason not blank
     * @throws org.graftline.study.StudyException if the data are not locked, or the study is archived
     */
    LedgerEntry reopen(Actor actor, StudyCode study, String reason);

    /**
     * Takes an archived study out of the archive; its data stay locked.
     *
     * @param reason not blank
     * @throws org.graftline.study.StudyException if it is not archived
     */
    LedgerEntry takeOut(Actor actor, StudyCode study, String reason);

    /**
     * Records an interim look by arm; this person then sees the arms for an hour. Repeating the same uuid answers like the first.
     *
     * @param look drawn by the client
     * @param reason not blank; printed in the report
     * @throws org.graftline.study.StudyException if the plan is not locked, or nothing is hidden, or the person is blinded
     */
    LedgerEntry look(Actor actor, StudyCode study, UUID look, String reason);

    /** What is locked. */
    enum What {
        ANALYSIS_PLAN("analysis plan"),
        DATA("data"),
        ARCHIVE("study");

        private final String words;

        What(String words) {
            this.words = words;
        }

        /** @return as sentences write it */
        public String words() {
            return words;
        }
    }

    /**
     * Locks and looks.
     *
     * @param sight what the person who asks may see
     * @param locks every lock and every opening, oldest first
     * @param looks every interim look, oldest first
     * @param changesSinceDataLock acts that changed readings or animals since the data were locked; 0 while they are open
     * @param sentences the same for people, as a report prints it; empty where there is nothing to say
     * @param life what the study went through, in order; the last is what it is now
     */
    record Board(
            ArmSights.Sight sight,
            List<LockStep> locks,
            List<Look> looks,
            int changesSinceDataLock,
            List<String> sentences,
            List<Reached> life) {
        /** Copies the lists in. */
        public Board {
            locks = List.copyOf(locks);
            looks = List.copyOf(looks);
            sentences = List.copyOf(sentences);
            life = List.copyOf(life);
        }

        /** @return whether the last step about it locked it */
        public boolean isLocked(What what) {
            return locks.stream()
                    .filter(step -> step.what() == what)
                    .reduce((first, second) -> second)
                    .map(step -> step.state() == State.LOCKED)
                    .orElse(false);
        }
    }

    /** Where a study stands. */
    enum Stage {
        /** Nothing was measured, given or drawn yet. */
        DRAFT,
        ACTIVE,
        DATA_LOCKED,
        /** A report of the locked data is signed. */
        REPORTED,
        ARCHIVED
    }

    /** A stage, by which act it was reached. */
    record Reached(Stage stage, Instant at, String by) {}

    /** Which way a lock was turned. */
    enum State {
        LOCKED,
        OPEN
    }

    /** One turn of a lock. */
    record LockStep(What what, State state, @Nullable String contentSha256, Instant at, String by, String reason) {}

    /** One look by arm. */
    record Look(UUID look, Instant at, String by, String reason) {}
}
