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
     * Decides one; a reading that does not hold is withdrawn in the same act. Asks for
     * {@link org.graftline.study.people.Permission#CHANGE_STUDY}.
     *
     * @param reason not blank
     */
    LedgerEntry decide(Actor actor, StudyCode study, UUID reading, ReadingDecision.Verdict verdict, String reason);

    /**
     * A reading and what it contradicts.
     *
     * @param reading the reading
     * @param removal the removal that came before it by capture time; null for another contradiction
     * @param sentence what contradicts what, with times
     */
    record Contradiction(Reading reading, @Nullable Removal removal, String sentence) {}
}
