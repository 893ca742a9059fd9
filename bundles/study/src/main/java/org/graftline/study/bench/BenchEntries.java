package org.graftline.study.bench;

import java.util.List;
import java.util.UUID;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ConcurrentChangeException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Entry at the Bench: a reading is stored first, questioned afterwards. Only what cannot be is refused; a limit of the protocol raises
 * an alert in the same act. Every method that writes asks for {@link org.graftline.study.people.Permission#RECORD_READINGS}. Safe for
 * many threads.
 */
@ProviderType
public interface BenchEntries {
    /**
     * Stores a reading with whatever the rules ask about it. Repeating the same uuid and content answers like the first.
     *
     * @param reading version 1, its {@link Reading#entry()} present, naming an open or signed-off session of the study or none
     * @return what was stored and what is asked
     * @throws NotAllowedException if the actor may not record
     * @throws ConcurrentChangeException if the uuid is taken by a different reading
     */
    Saved record(Actor actor, Reading reading);

    /**
     * Keeps a questioned reading for a reason: its next version.
     *
     * @throws org.graftline.study.StudyException if nothing was asked about it, or the reason is blank
     */
    Saved keep(Actor actor, StudyCode study, UUID reading, String reason);

    /**
     * Takes a reading back: one's own before review, or anybody's by a director. The versions before stay readable.
     *
     * @throws NotAllowedException if it is somebody else's and the actor does not direct the study
     */
    Saved withdraw(Actor actor, StudyCode study, UUID reading, String reason);

    /**
     * Moves readings to the animals they belong to, all or none: each is withdrawn where it was and recorded where it belongs, with
     * its own time, person and device. Two mice that were swapped, or a whole cage, are one call.
     *
     * @param moves at least one, no reading twice
     * @return the readings where they are now, in the order of the moves
     */
    List<Reading> move(Actor actor, StudyCode study, List<Move> moves, String reason);

    /**
     * One reading on its way to the right animal.
     *
     * @param reading the reading in its current version
     * @param as the uuid of the reading that replaces it, drawn by the client
     * @param to the animal it belongs to
     */
    record Move(UUID reading, UUID as, MouseId to) {}

    /**
     * A stored reading and what came of storing it.
     *
     * @param reading as stored, in its current version
     * @param position of its latest act in the study's ledger
     * @param concerns what the rules ask, most doubtful first; empty when nothing is asked any more
     * @param alerts the limits it reached
     */
    record Saved(Reading reading, long position, List<Concern> concerns, List<Alert> alerts) {
        /** Copies the lists in. */
        public Saved {
            concerns = List.copyOf(concerns);
            alerts = List.copyOf(alerts);
        }
    }
}
