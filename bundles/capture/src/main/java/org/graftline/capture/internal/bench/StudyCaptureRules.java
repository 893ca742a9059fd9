package org.graftline.capture.internal.bench;

import java.util.List;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.CaptureSettings;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.ConcurrentChangeException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Keeps how each study is measured. */
@Component(property = "service.ranking:Integer=-100")
public final class StudyCaptureRules implements CaptureSettings {
    private final KeptStudies studies;
    private final Access access;

    /** Wires the services. */
    @Activate
    public StudyCaptureRules(
            @Reference KeptStudies studies, @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access) {
        this.studies = studies;
        this.access = access;
    }

    @Override
    public CaptureRules rules(Actor actor, StudyCode study) {
        access.require(actor, Permission.READ_STUDY, study);
        return studies.of(study).rules();
    }

    @Override
    public CaptureRules change(Actor actor, CaptureRules rules, String reason) {
        access.require(actor, Permission.CHANGE_STUDY, rules.study());
        if (reason.isBlank()) {
            throw new StudyException("Not saved: changing the rules of a study needs a reason. Say why.");
        }
        ProtocolLimit.requireConsistent(rules.limits());
        return studies.hold(() -> {
            CaptureRules current = studies.of(rules.study()).rules();
            if (rules.equals(current)) {
                return current; // the same message again
            }
            if (rules.version() != current.version() + 1) {
                throw new ConcurrentChangeException(rules.table(), rules.id(), rules.version());
            }
            studies.commit(actor, ActKind.CHANGE_CAPTURE_RULES, rules.study(), reason.strip(), List.of(rules));
            return rules;
        });
    }
}
