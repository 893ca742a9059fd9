package org.graftline.capture.internal.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.capture.internal.blinding.Sight;
import org.graftline.capture.internal.blinding.Sights;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.bench.Contradictions;
import org.graftline.study.bench.OpenDecisions;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.study.bench.ReadingDecision.Verdict;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Brings together what waits for somebody, and keeps the answer to an alert. */
@Component(property = "service.ranking:Integer=-100")
public final class CollectedDecisions implements OpenDecisions {
    private final KeptStudies studies;
    private final BenchRecords records;
    private final Contradictions contradictions;
    private final Sights sights;
    private final Access access;

    /** Wires the services. */
    @Activate
    public CollectedDecisions(
            @Reference KeptStudies studies,
            @Reference BenchRecords records,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Contradictions contradictions,
            @Reference Sights sights,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access) {
        this.studies = studies;
        this.records = records;
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
                OpenAlerts.of(study).stream()
                        .filter(one -> !sight.isHidden(one.reading()))
                        .map(one -> new ReachedLimit(one.id(), one.alert(), sight.plain(one.reading())))
                        .sorted(Comparator.comparing((ReachedLimit one) ->
                                        one.alert().limit().tier() == Tier.STOP ? 0 : 1)
                                .thenComparing(one -> one.alert().capturedAt())
                                .thenComparing(ReachedLimit::id))
                        .toList(),
                contradictions.open(actor, code),
                OpenQuestions.of(study).stream()
                        .filter(one -> !sight.isHidden(one.reading()))
                        .map(one -> new Question(sight.plain(one.reading()), one.sentences()))
                        .toList());
    }

    @Override
    public LedgerEntry stays(Actor actor, StudyCode code, UUID alert, String reason) {
        access.require(actor, Permission.CHANGE_STUDY, code);
        if (reason.isBlank()) {
            throw new StudyException("Not saved: a decision needs a reason. Say why the animal stays.");
        }
        return studies.hold(() -> {
            Optional<ReadingDecision> before = records.decisions(code).stream()
                    .filter(one -> one.reading().equals(alert))
                    .findFirst();
            if (before.isPresent()) {
                return repeated(before.get(), reason.strip());
            }
            if (OpenAlerts.of(studies.of(code)).stream()
                    .noneMatch(one -> one.id().equals(alert))) {
                throw new StudyException(
                        "Not saved: no alert waits under the id %s in study %s any more. Look at the list again."
                                .formatted(alert, code));
            }
            ReadingDecision decision = new ReadingDecision(alert, 1, code, Verdict.KEEP, SaltedText.of(reason.strip()));
            return studies.commit(actor, ActKind.DECIDE_ALERT, code, reason.strip(), List.of(decision));
        });
    }

    private LedgerEntry repeated(ReadingDecision before, String reason) {
        if (before.reason().orErased().equals(reason)) {
            return records.writer(before).orElseThrow();
        }
        throw new ConcurrentChangeException(
                "Not saved: somebody decided already that the animal stays. Look at the list again.");
    }
}
