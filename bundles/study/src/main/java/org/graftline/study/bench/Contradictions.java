package org.graftline.study.bench;

import java.util.List;
import java.util.UUID;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Records that cannot both be right. They are kept as they came, and a person decides. Safe for many threads. */
@ProviderType
public interface Contradictions {
    /** @return what waits for a decision, by capture time; asks for READ_STUDY */
    List<Contradiction> open(Actor actor, StudyCode study);

    /**
     * Decides one; a reading that does not hold is withdrawn in the same act. A second removal can only be kept: where it does not
     * hold, the right one is recorded and then kept. Repeating a decision answers like the first. Asks for
     * {@link org.graftline.study.people.Permission#CHANGE_STUDY}.
     *
     * @param contradiction its {@link Contradiction#id()}, which is the reading's where a reading contradicts
     * @param reason not blank
     */
    LedgerEntry decide(
            Actor actor, StudyCode study, UUID contradiction, ReadingDecision.Verdict verdict, String reason);

    /**
     * Records that cannot both be right.
     *
     * @param id names it for the decision: the reading's, or one of its own for a second removal
     * @param reading the reading; null where two removals contradict each other
     * @param removal the removal as it stands
     * @param sentence what contradicts what, with times
     */
    record Contradiction(UUID id, @Nullable Reading reading, Removal removal, String sentence) {}
}
