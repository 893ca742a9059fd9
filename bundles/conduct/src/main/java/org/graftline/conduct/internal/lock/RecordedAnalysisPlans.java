package org.graftline.conduct.internal.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.Sha256;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.bench.Blinding;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlans;
import org.graftline.study.conduct.Locks;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Keeps the analysis plans of studies. */
@Component(service = AnalysisPlans.class, property = "service.ranking:Integer=-100")
public final class RecordedAnalysisPlans implements AnalysisPlans {
    private static final String NAME = "plan";

    private final StudyActs acts;
    private final DocumentRecords documents;
    private final StudyRecords records;
    private final Blinding blinding;

    /** Wires the services. */
    @Activate
    public RecordedAnalysisPlans(
            @Reference StudyActs acts,
            @Reference DocumentRecords documents,
            @Reference StudyRecords records,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Blinding blinding) {
        this.acts = acts;
        this.documents = documents;
        this.records = records;
        this.blinding = blinding;
    }

    @Override
    public InForce of(Actor actor, StudyCode study) {
        acts.study(actor, Permission.READ_STUDY, study);
        List<Version> history = documents.history(study, DocumentKind.ANALYSIS_PLAN, NAME).stream()
                .map(RecordedAnalysisPlans::version)
                .toList();
        AnalysisPlan plan = inForce(documents, study);
        Optional<LockText> lock = firstLock(study);
        String locked = lock.map(LockText::contentSha256).orElse(null);
        Optional<AnalysisPlan> planned = known(history, locked);
        if (blinding.isBlinded(actor, study)) { // a comparison and a reason name arms, and a hash proves a guess
            List<String> departures = lock.isEmpty()
                    ? List.of()
                    : departures(withoutArms(plan), planned.map(RecordedAnalysisPlans::withoutArms));
            List<Version> shown = history.stream()
                    .map(one -> new Version(
                            one.version(), withoutArms(one.plan()), "", one.at(), one.by(), LockText.NOT_TOLD))
                    .toList();
            return new InForce(withoutArms(plan), "", null, shown, departures);
        }
        List<String> departures = lock.isEmpty() ? List.of() : departures(plan, planned);
        return new InForce(plan, sha256(plan), locked, history, departures);
    }

    @Override
    public LedgerEntry save(Actor actor, StudyCode study, AnalysisPlan sent, String reason) {
        acts.study(actor, Permission.LOCK_STUDY, study);
        String why = StudyActs.reason("an analysis plan", reason);
        AnalysisPlan before = inForce(documents, study);
        AnalysisPlan plan = blinding.isBlinded(actor, study)
                ? sent.draft().contrasts(before.contrasts()).plan()
                : sent;
        if (plan.equals(before)) {
            throw new StudyException("Not saved: the analysis plan of study %s is like this already.".formatted(study));
        }
        if (!plan.contrasts().equals(before.contrasts())) {
            requireArms(study, plan);
        }
        return acts.commit(
                actor,
                ActKind.PLAN_ANALYSIS,
                study,
                why,
                List.of(acts.next(study, DocumentKind.ANALYSIS_PLAN, NAME, plan, why)));
    }

    private void requireArms(StudyCode study, AnalysisPlan plan) {
        Set<ArmName> arms = records.data(study).arms().stream().map(Arm::name).collect(Collectors.toSet());
        plan.contrasts().stream()
                .flatMap(contrast -> Stream.of(contrast.arm(), contrast.against()))
                .filter(arm -> !arms.contains(arm))
                .findFirst()
                .ifPresent(arm -> {
                    throw new StudyException(
                            "Not saved: study %s has no arm '%s' to compare. Add the arm to its set-up, or choose another."
                                    .formatted(study, arm));
                });
    }

    private static AnalysisPlan withoutArms(AnalysisPlan plan) {
        return plan.draft().contrasts(List.of()).plan();
    }

    static String inForceSha256(DocumentRecords documents, StudyCode study) {
        return sha256(inForce(documents, study));
    }

    private static AnalysisPlan inForce(DocumentRecords documents, StudyCode study) {
        return documents
                .current(study, DocumentKind.ANALYSIS_PLAN, NAME)
                .map(document -> DocumentText.read(document, AnalysisPlan.class))
                .orElse(AnalysisPlan.DEFAULT);
    }

    private static String sha256(AnalysisPlan plan) {
        return Sha256.of(DocumentText.of(plan));
    }

    /** The first, since a later lock cannot make planned what came after it. */
    private Optional<LockText> firstLock(StudyCode study) {
        return documents.history(study, DocumentKind.LOCK, Locks.What.ANALYSIS_PLAN.name()).stream()
                .findFirst()
                .map(written -> DocumentText.read(written.document(), LockText.class));
    }

    private static Version version(DocumentRecords.Written written) {
        AnalysisPlan plan = DocumentText.read(written.document(), AnalysisPlan.class);
        LedgerEntry entry = written.entry();
        return new Version(
                written.document().version(),
                plan,
                sha256(plan),
                entry.at(),
                entry.actorName().orErased(),
                entry.reason().orErased());
    }

    /** The plan that a lock names, among the versions and the defaults. */
    private static Optional<AnalysisPlan> known(List<Version> history, @Nullable String sha256) {
        List<AnalysisPlan> known = new ArrayList<>(List.of(AnalysisPlan.DEFAULT));
        history.forEach(version -> known.add(version.plan()));
        return known.stream().filter(plan -> sha256(plan).equals(sha256)).findFirst();
    }

    private static List<String> departures(AnalysisPlan now, Optional<AnalysisPlan> locked) {
        return locked.map(plan -> PlanDifferences.sentences(plan, now))
                .orElse(List.of("The locked plan is kept elsewhere, so departures from it cannot be told here."));
    }
}
