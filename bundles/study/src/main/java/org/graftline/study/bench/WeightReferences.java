package org.graftline.study.bench;

import java.util.List;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the protocol's limits on weight loss compare with, so that a browser without a network can raise the alert that the server will
 * raise later. Safe for many threads.
 */
@ProviderType
public interface WeightReferences {
    /**
     * @return the mice on the study with at least one weight, by id
     * @throws org.graftline.study.people.NotAllowedException if the actor may not record readings in the study
     */
    List<WeightReference> of(Actor actor, StudyCode study);

    /**
     * The weights of one mouse that count.
     *
     * @param baselineG the first weight on or before day 0, else the first, g
     * @param peakG the highest weight, g
     */
    record WeightReference(MouseId mouse, Decimal baselineG, Decimal peakG) {}
}
