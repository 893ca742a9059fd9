package org.graftline.web.internal.analysis;

import org.graftline.study.StudyCode;
import org.graftline.study.bench.Blinding;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Status;

/** Stands before everything that is made of arms. Safe for many threads. */
public final class ArmGuard {
    private final Access access;
    private final Blinding blinding;
    private final ArmSights sights;

    /**
     * @param blinding knows who must learn no arm
     * @param sights knows whether results by arm were earned
     */
    public ArmGuard(Access access, Blinding blinding, ArmSights sights) {
        this.access = access;
        this.blinding = blinding;
        this.sights = sights;
    }

    /** @return what results the person may see by arm, if they are not blinded */
    ArmSights.Sight sight(Actor actor, StudyCode study) {
        return sights.of(actor, study);
    }

    /**
     * @return whether the person must learn no arm of the study
     * @throws org.graftline.study.people.NotAllowedException if the actor may not read the study at all
     */
    public boolean hidesFrom(Actor actor, StudyCode study) {
        access.require(actor, Permission.READ_STUDY, study);
        return blinding.isBlinded(actor, study);
    }

    /**
     * @param what is refused, as the beginning of a sentence: "Its analysis"
     * @throws Refusal if the person must learn no arm of the study
     */
    public void require(Actor actor, StudyCode study, String what) {
        if (hidesFrom(actor, study)) {
            throw new Refusal(
                    Status.NOT_ALLOWED,
                    "This study is blinded for you. %s would show the arms. Ask a director of the study; telling you the arms is recorded with a reason."
                            .formatted(what));
        }
    }
}
