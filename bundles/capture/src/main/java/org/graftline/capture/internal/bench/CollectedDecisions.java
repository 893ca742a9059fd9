package org.graftline.capture.internal.bench;

import org.graftline.capture.internal.blinding.Sight;
import org.graftline.capture.internal.blinding.Sights;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.Contradictions;
import org.graftline.study.bench.OpenDecisions;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Brings together what waits for somebody. */
@Component(property = "service.ranking:Integer=-100")
public final class CollectedDecisions implements OpenDecisions {
    private final KeptStudies studies;
    private final Contradictions contradictions;
    private final Sights sights;
    private final Access access;

    /** Wires the services. */
    @Activate
    public CollectedDecisions(
            @Reference KeptStudies studies,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Contradictions contradictions,
            @Reference Sights sights,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access) {
        this.studies = studies;
        this.contradictions = contradictions;
        this.sights = sights;
        this.access = access;
    }

    @Override
    public Waiting waiting(Actor actor, StudyCode code) {
        access.require(actor, Permission.READ_STUDY, code);
        KeptStudy study = studies.of(code);
        Sight sight = sights.of(actor, study);
        return new Waiting(
                contradictions.open(actor, code),
                OpenQuestions.of(study).stream()
                        .filter(one -> !sight.isHidden(one.reading()))
                        .map(one -> new Question(sight.plain(one.reading()), one.sentences()))
                        .toList());
    }
}
