package org.graftline.study.conduct;

import java.time.Instant;
import java.util.List;
import org.graftline.study.ArmName;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ConcurrentChangeException;
import org.osgi.annotation.versioning.ProviderType;

/** What the arms of a study are given. Safe for many threads. */
@ProviderType
public interface Regimens {
    /**
     * @return every version of every arm's regimen, by arm and version; asks for READ_STUDY
     * @throws NotAllowedException if the study is blinded for the actor
     */
    List<Planned> all(Actor actor, StudyCode study);

    /**
     * Sets or amends what an arm is given. Asks for {@link org.graftline.study.people.Permission#CHANGE_STUDY}.
     *
     * @param before the version that was looked at; 0 where the arm has none
     * @param reason why; not blank
     * @return as stored
     * @throws ConcurrentChangeException if somebody amended it meanwhile
     * @throws org.graftline.study.StudyException if the arm does not exist, a vial code is taken, or doses were given that another
     *     version governs
     */
    Planned set(Actor actor, StudyCode study, Regimen regimen, int before, String reason);

    /**
     * What would tell a blinded person the arms although codes hide them: volumes, routes or days that differ, an arm without a regimen.
     *
     * @return sentences for the set-up page; empty where nothing differs; asks for READ_STUDY
     * @throws NotAllowedException if the study is blinded for the actor
     */
    List<String> tellTales(Actor actor, StudyCode study);

    /** @return the study's arms by name, those without a regimen too; asks for READ_STUDY */
    List<ArmName> arms(Actor actor, StudyCode study);

    /**
     * A version of a regimen.
     *
     * @param version from 1
     * @param by who set it
     * @param at when
     */
    record Planned(Regimen regimen, int version, PersonId by, Instant at) {}
}
