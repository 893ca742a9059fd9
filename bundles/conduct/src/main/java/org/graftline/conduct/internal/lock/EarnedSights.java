package org.graftline.conduct.internal.lock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.conduct.Locks;
import org.graftline.study.people.Actor;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The rule of "blind until earned". It binds studies that were set up here: whoever imports a finished study has its arms in the file
 * before them, so that pooling would hide nothing and stop everything.
 */
@Component(property = "service.ranking:Integer=-100")
public final class EarnedSights implements ArmSights {
    /** How long a look lasts: long enough to read one's way through the pages, too short to become the rule. */
    static final Duration LOOK = Duration.ofHours(1);

    private final DocumentRecords documents;
    private final Clock clock;

    /** Wires the services. */
    @Activate
    public EarnedSights(
            @Reference DocumentRecords documents,
            @Reference(
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY,
                            target = StudyActs.SIMULATED)
                    @Nullable
                    Clock clock) {
        this.documents = documents;
        this.clock = clock == null ? Clock.systemUTC() : clock;
    }

    @Override
    public Sight of(Actor actor, StudyCode study) {
        boolean setUpHere =
                documents.current(study, DocumentKind.SET_UP, "study").isPresent();
        if (!setUpHere || isLocked(study, Locks.What.DATA)) {
            return Sight.SHOWN;
        }
        if (!isLocked(study, Locks.What.ANALYSIS_PLAN)) {
            return Sight.POOLED_UNTIL_PLAN;
        }
        return isLooking(actor, study) ? Sight.SHOWN : Sight.POOLED_UNTIL_LOOK;
    }

    private boolean isLocked(StudyCode study, Locks.What what) {
        return LockText.of(documents, study, what).state() == Locks.State.LOCKED;
    }

    private boolean isLooking(Actor actor, StudyCode study) {
        Instant since = clock.instant().minus(LOOK);
        return documents.current(study, DocumentKind.LOOK).stream()
                .filter(document ->
                        DocumentText.read(document, LookText.class).person().equals(actor.person()))
                .flatMap(document -> documents.history(study, DocumentKind.LOOK, document.name()).stream())
                .anyMatch(written -> written.entry().at().isAfter(since));
    }
}
