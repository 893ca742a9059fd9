package org.graftline.conduct.internal.dosing;

import org.graftline.study.Administration;
import org.graftline.study.Dose;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.Blinding;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.LedgerEntry;

/** What people get who must not know the arms. */
final class Blind {
    private static final SaltedText NOT_TOLD = SaltedText.of("(not shown to people who are blinded)");

    private Blind() {}

    /** @throws NotAllowedException if the study is blinded for the actor */
    static void refuse(Blinding blinding, Actor actor, StudyCode study, String what) {
        if (blinding.isBlinded(actor, study)) {
            throw new NotAllowedException(
                    "This study is blinded for you, and %s would show the arms. Ask a director of the study; telling you the arms is recorded with a reason."
                            .formatted(what));
        }
    }

    /** @return the dose without the mg/kg, which follow from the arm, and without the weight, which with the volume gives mL/kg */
    static Dose plain(Dose dose) {
        Administration given = dose.administration();
        return new Dose(
                dose.uuid(),
                dose.version(),
                dose.study(),
                dose.mouse(),
                dose.day(),
                dose.outcome(),
                null,
                dose.volumeMl(),
                given == null
                        ? null
                        : new Administration(
                                given.line(),
                                given.vial(),
                                given.route(),
                                given.plannedMl(),
                                null,
                                given.weightReading(),
                                given.at(),
                                given.person(),
                                given.withheldBecause(),
                                given.proposal()));
    }

    /** @return the entry without a reason that somebody wrote who knows the arms, and may have named one */
    static LedgerEntry plain(LedgerEntry entry, Blinding blinding, StudyCode study) {
        Actor writer = new Actor(entry.person(), entry.actorName().orErased(), entry.via());
        return blinding.isBlinded(writer, study)
                ? entry
                : new LedgerEntry(
                        entry.chain(),
                        entry.position(),
                        entry.at(),
                        entry.person(),
                        entry.actorName(),
                        entry.via(),
                        entry.kind(),
                        NOT_TOLD,
                        entry.rows(),
                        entry.previousHash(),
                        entry.hash());
    }
}
