package org.graftline.conduct.internal.lock;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.study.Sha256;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlans;
import org.graftline.study.conduct.Locks;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the analysis plans of studies. */
@Component(service = AnalysisPlans.class, property = "service.ranking:Integer=-100")
public final class RecordedAnalysisPlans implements AnalysisPlans {
    private static final String NAME = "plan";

    private final StudyActs acts;
    private final DocumentRecords documents;

    /** Wires the services. */
    @Activate
    public RecordedAnalysisPlans(@Reference StudyActs acts, @Reference DocumentRecords documents) {
        this.acts = acts;
        this.documents = documents;
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
        List<String> departures = lock.isEmpty() ? List.of() : departures(plan, locked, history);
        return new InForce(plan, sha256(plan), locked, history, departures);
    }

    @Override
    public LedgerEntry save(Actor actor, StudyCode study, AnalysisPlan plan, String reason) {
        acts.study(actor, Permission.LOCK_STUDY, study);
        String why = StudyActs.reason("an analysis plan", reason);
        if (plan.equals(inForce(documents, study))) {
            throw new StudyException("Not saved: the analysis plan of study %s is like this already.".formatted(study));
        }
        return acts.commit(
                actor,
                ActKind.LOCK_STUDY,
                study,
                why,
                List.of(acts.next(study, DocumentKind.ANALYSIS_PLAN, NAME, plan, why)));
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

    private static List<String> departures(AnalysisPlan now, @Nullable String locked, List<Version> history) {
        List<AnalysisPlan> known = new ArrayList<>(List.of(AnalysisPlan.DEFAULT));
        history.forEach(version -> known.add(version.plan()));
        return known.stream()
                .filter(plan -> sha256(plan).equals(locked))
                .findFirst()
                .map(plan -> differences(plan, now))
                .orElse(List.of("The locked plan is kept elsewhere, so departures from it cannot be told here."));
    }

    private static List<String> differences(AnalysisPlan locked, AnalysisPlan now) {
        List<String> sentences = new ArrayList<>();
        for (RecordComponent field : AnalysisPlan.class.getRecordComponents()) {
            Object before = value(field, locked);
            Object after = value(field, now);
            if (!Objects.equals(before, after)) {
                sentences.add("Post hoc: %s was locked as %s and is now %s."
                        .formatted(field.getName(), words(before), words(after)));
            }
        }
        return sentences;
    }

    private static String words(@Nullable Object value) {
        return value == null ? "not set" : value.toString();
    }

    private static @Nullable Object value(RecordComponent field, AnalysisPlan plan) {
        try {
            return field.getAccessor().invoke(plan);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("A public record must tell its fields", impossible);
        }
    }
}
