package org.graftline.conduct.internal.lock;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.study.SaltedText;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.bench.Blinding;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.conduct.Locks;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.DocumentRecords.Written;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyDocument;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Keeps the locks and looks of studies. */
@Component(service = Locks.class, property = "service.ranking:Integer=-100")
public final class RecordedLocks implements Locks {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private final StudyActs acts;
    private final DocumentRecords documents;
    private final Ledger ledger;
    private final Blinding blinding;
    private final ArmSights sights;

    /** Wires the services. */
    @Activate
    public RecordedLocks(
            @Reference StudyActs acts,
            @Reference DocumentRecords documents,
            @Reference Ledger ledger,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Blinding blinding,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) ArmSights sights) {
        this.acts = acts;
        this.documents = documents;
        this.ledger = ledger;
        this.blinding = blinding;
        this.sights = sights;
    }

    @Override
    public Board of(Actor actor, StudyCode code) {
        Study study = acts.study(actor, Permission.READ_STUDY, code);
        List<Written> turns = turns(code);
        List<LockStep> steps = turns.stream().map(RecordedLocks::step).toList();
        List<Look> looks = looks(code);
        int changes = changesSinceDataLock(code, turns);
        ArmSights.Sight sight = sights.of(actor, code);
        if (blinding.isBlinded(actor, code)) { // a reason may name an arm
            List<LockStep> without = steps.stream()
                    .map(step -> new LockStep(step.what(), step.state(), null, step.at(), step.by(), LockText.NOT_TOLD))
                    .toList();
            return new Board(
                    sight,
                    without,
                    List.of(),
                    changes,
                    sentences(study.zone(), sight, without, List.of(), changes),
                    life(code, turns));
        }
        return new Board(
                sight, steps, looks, changes, sentences(study.zone(), sight, steps, looks, changes), life(code, turns));
    }

    @Override
    public LedgerEntry lock(Actor actor, StudyCode study, What what, @Nullable String contentSha256, String reason) {
        acts.study(actor, Permission.LOCK_STUDY, study);
        String why = StudyActs.reason("a lock", reason);
        LockText before = LockText.of(documents, study, what);
        if (what == What.DATA) {
            if (LockText.of(documents, study, What.ANALYSIS_PLAN).state() != State.LOCKED) {
                throw new StudyException(
                        "Not locked: the analysis plan of study %s is not locked yet. Lock the plan before the data, so that the data cannot have shaped it."
                                .formatted(study));
            }
            if (before.state() == State.LOCKED) {
                throw new StudyException(
                        "Not locked: the data of study %s are locked already. Open them with a reason before you lock them again."
                                .formatted(study));
            }
        }
        if (what == What.ARCHIVE) {
            requireData(study, before);
        }
        String content = hash(contentSha256);
        if (content == null && what == What.ANALYSIS_PLAN) {
            content = RecordedAnalysisPlans.inForceSha256(documents, study);
        }
        LockText text = new LockText(State.LOCKED, content);
        return acts.commit(actor, ActKind.LOCK_STUDY, study, why, List.of(document(study, what, text, why)));
    }

    private void requireData(StudyCode study, LockText before) {
        if (before.state() == State.LOCKED) {
            throw new StudyException("Not archived: study %s is in the archive already.".formatted(study));
        }
        if (LockText.of(documents, study, What.DATA).state() != State.LOCKED) {
            throw new StudyException(
                    "Not archived: the data of study %s are open. Lock them first, so that what is archived is what was reported."
                            .formatted(study));
        }
    }

    private static @Nullable String hash(@Nullable String sha256) {
        if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
            throw new StudyException(
                    "Not locked: the hash of what is locked must be 64 hexadecimal digits in lower case. Leave it out if it is kept elsewhere.");
        }
        return sha256;
    }

    private StudyDocument document(StudyCode study, What what, LockText text, String why) {
        return acts.next(study, DocumentKind.LOCK, what.name(), text, why);
    }

    @Override
    public LedgerEntry reopen(Actor actor, StudyCode study, String reason) {
        acts.study(actor, Permission.LOCK_STUDY, study);
        String why = StudyActs.reason("opening locked data", reason);
        if (LockText.of(documents, study, What.DATA).state() != State.LOCKED) {
            throw new StudyException("Not opened: the data of study %s are not locked.".formatted(study));
        }
        if (LockText.of(documents, study, What.ARCHIVE).state() == State.LOCKED) {
            throw new StudyException(
                    "Not opened: study %s is archived. Take it out of the archive first.".formatted(study));
        }
        LockText open = new LockText(State.OPEN, null);
        return acts.commit(actor, ActKind.LOCK_STUDY, study, why, List.of(document(study, What.DATA, open, why)));
    }

    @Override
    public LedgerEntry takeOut(Actor actor, StudyCode study, String reason) {
        acts.study(actor, Permission.LOCK_STUDY, study);
        String why = StudyActs.reason("taking a study out of the archive", reason);
        if (LockText.of(documents, study, What.ARCHIVE).state() != State.LOCKED) {
            throw new StudyException("Not taken out: study %s is not archived.".formatted(study));
        }
        LockText open = new LockText(State.OPEN, null);
        return acts.commit(actor, ActKind.LOCK_STUDY, study, why, List.of(document(study, What.ARCHIVE, open, why)));
    }

    private List<Reached> life(StudyCode code, List<Written> turns) {
        return new StudyLife(ledger, documents).of(code, turns);
    }

    @Override
    public LedgerEntry look(Actor actor, StudyCode study, UUID look, String reason) {
        acts.study(actor, Permission.LOCK_STUDY, study);
        String why = StudyActs.reason("a look by arm", reason);
        List<Written> before = documents.history(study, DocumentKind.LOOK, look.toString());
        if (!before.isEmpty()) {
            return before.get(0).entry();
        }
        if (blinding.isBlinded(actor, study)) {
            throw new StudyException(
                    "No look was recorded: this study is blinded for you, and a look by arm would not change that. Ask a director who is not blinded.");
        }
        switch (sights.of(actor, study)) {
            case SHOWN ->
                throw new StudyException("No look was recorded: study %s shows you its arms already.".formatted(study));
            case POOLED_UNTIL_PLAN ->
                throw new StudyException(
                        "No look was recorded: the analysis plan of study %s is not locked, so nobody looks by arm. Lock the plan first."
                                .formatted(study));
            case POOLED_UNTIL_LOOK -> {
                // the one case in which there is something to earn
            }
        }
        LookText text = new LookText(actor.person());
        return acts.commit(
                actor,
                ActKind.LOOK_AT_ARMS,
                study,
                why,
                List.of(acts.next(study, DocumentKind.LOOK, look.toString(), text, why)));
    }

    private List<Written> turns(StudyCode study) {
        List<Written> turns = new ArrayList<>();
        for (What what : What.values()) {
            turns.addAll(documents.history(study, DocumentKind.LOCK, what.name()));
        }
        turns.sort(Comparator.comparingLong(written -> written.entry().position()));
        return turns;
    }

    private static LockStep step(Written written) {
        LockText text = DocumentText.read(written.document(), LockText.class);
        LedgerEntry entry = written.entry();
        return new LockStep(
                What.valueOf(written.document().name()),
                text.state(),
                text.contentSha256(),
                entry.at(),
                entry.actorName().orErased(),
                entry.reason().orErased());
    }

    private List<Look> looks(StudyCode study) {
        return documents.current(study, DocumentKind.LOOK).stream()
                .flatMap(document -> documents.history(study, DocumentKind.LOOK, document.name()).stream())
                .sorted(Comparator.comparingLong(written -> written.entry().position()))
                .map(written -> new Look(
                        UUID.fromString(written.document().name()),
                        written.entry().at(),
                        written.entry().actorName().orErased(),
                        Optional.ofNullable(written.document().note())
                                .map(SaltedText::orErased)
                                .orElse("")))
                .toList();
    }

    private int changesSinceDataLock(StudyCode study, List<Written> turns) {
        Optional<Written> last = turns.stream()
                .filter(written -> written.document().name().equals(What.DATA.name()))
                .reduce((first, second) -> second);
        if (last.isEmpty() || step(last.get()).state() != State.LOCKED) {
            return 0;
        }
        return ChangingActs.after(ledger, study, last.get().entry().position());
    }

    private static List<String> sentences(
            ZoneId zone, ArmSights.Sight sight, List<LockStep> steps, List<Look> looks, int changes) {
        List<String> sentences = new ArrayList<>();
        switch (sight) {
            case SHOWN -> {
                // nothing is kept back
            }
            case POOLED_UNTIL_PLAN -> sentences.add("All arms are shown as one: the analysis plan is not locked yet.");
            case POOLED_UNTIL_LOOK -> sentences.add("All arms are shown as one: the data are not locked yet.");
        }
        steps.forEach(step -> sentences.add("The %s %s %s on %s by %s: %s"
                .formatted(
                        step.what().words(),
                        step.what() == What.DATA ? "were" : "was",
                        turned(step),
                        at(zone, step.at()),
                        step.by(),
                        step.reason())));
        looks.forEach(look -> sentences.add("Interim look by arm before the data were locked, on %s by %s: %s"
                .formatted(at(zone, look.at()), look.by(), look.reason())));
        if (changes > 0) {
            sentences.add(
                    changes == 1
                            ? "1 act changed readings or animals after the data were locked."
                            : "%,d acts changed readings or animals after the data were locked.".formatted(changes));
        }
        return sentences;
    }

    private static String turned(LockStep step) {
        boolean locked = step.state() == State.LOCKED;
        return step.what() == What.ARCHIVE
                ? locked ? "archived" : "taken out of the archive"
                : locked ? "locked" : "opened again";
    }

    private static String at(ZoneId zone, Instant at) {
        return TIME.withZone(zone).format(at) + " (" + zone.getId() + ")";
    }
}
