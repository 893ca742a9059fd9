package org.graftline.study.conduct;

import java.util.List;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Who is called about alerts, study by study. Safe for many threads. */
@ProviderType
public interface AlertChains {
    /**
     * @return the chain of a study and what stands in its way
     * @throws NotAllowedException if the actor may not handle alerts there
     */
    Kept chain(Actor actor, StudyCode study);

    /**
     * Sets the chain; it holds from the next call on.
     *
     * @param version the version that was seen and is replaced; 0 where none was
     * @param reason why, not blank
     * @throws NotAllowedException if the actor may not change the study
     * @throws org.graftline.study.record.ConcurrentChangeException if somebody else was first
     * @throws org.graftline.study.StudyException if the reason is blank or somebody of the chain is nobody who can act
     */
    Kept change(Actor actor, StudyCode study, AlertChain chain, int version, String reason);

    /**
     * A chain as it is kept.
     *
     * @param version 0 where none was ever set
     * @param chain null where none was ever set: the study's directors are called then, all at once
     * @param fallback who is called where there is no chain; empty where the platform does not say who directs the study
     * @param cautions what stands in the way of the calls, a sentence each
     */
    record Kept(int version, @Nullable AlertChain chain, List<PersonId> fallback, List<String> cautions) {
        /** Copies the lists in. */
        public Kept {
            fallback = List.copyOf(fallback);
            cautions = List.copyOf(cautions);
        }
    }
}
