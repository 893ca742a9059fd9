package org.graftline.conduct.internal.lock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.Locks.Reached;
import org.graftline.study.conduct.Locks.Stage;
import org.graftline.study.conduct.Locks.State;
import org.graftline.study.conduct.Locks.What;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.DocumentRecords.Written;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;

/** What a study went through, told by the acts that took it there: each stage has its entry in the ledger, none is a field that somebody sets. */
final class StudyLife {
    private static final Set<ActKind> BEGINNING = EnumSet.of(
            ActKind.IMPORT_FILE,
            ActKind.RECORD_READING,
            ActKind.KEEP_READING,
            ActKind.RANDOMIZE,
            ActKind.GIVE_DOSE,
            ActKind.REMOVE_MOUSE);
    private static final int PAGE = 500;

    private final Ledger ledger;
    private final DocumentRecords documents;

    StudyLife(Ledger ledger, DocumentRecords documents) {
        this.ledger = ledger;
        this.documents = documents;
    }

    /** @param turns of all locks, oldest first */
    List<Reached> of(StudyCode study, List<Written> turns) {
        List<Reached> life = new ArrayList<>();
        first(study, EnumSet.allOf(ActKind.class)).ifPresent(entry -> life.add(reached(Stage.DRAFT, entry)));
        first(study, BEGINNING).ifPresent(entry -> life.add(reached(Stage.ACTIVE, entry)));
        Optional<LedgerEntry> locked = standing(turns, What.DATA);
        locked.ifPresent(entry -> life.add(reached(Stage.DATA_LOCKED, entry)));
        locked.flatMap(lock -> signedAfter(study, lock.position()))
                .ifPresent(entry -> life.add(reached(Stage.REPORTED, entry)));
        standing(turns, What.ARCHIVE).ifPresent(entry -> life.add(reached(Stage.ARCHIVED, entry)));
        return life;
    }

    private static Reached reached(Stage stage, LedgerEntry entry) {
        return new Reached(stage, entry.at(), entry.actorName().orErased());
    }

    private Optional<LedgerEntry> first(StudyCode study, Set<ActKind> kinds) {
        long after = 0;
        for (List<LedgerEntry> page = ledger.entries(Chain.of(study), after, PAGE);
                !page.isEmpty();
                page = ledger.entries(Chain.of(study), after, PAGE)) {
            Optional<LedgerEntry> found =
                    page.stream().filter(entry -> kinds.contains(entry.kind())).findFirst();
            if (found.isPresent()) {
                return found;
            }
            after = page.get(page.size() - 1).position();
        }
        return Optional.empty();
    }

    /** The entry of the last turn, where it locked. */
    private static Optional<LedgerEntry> standing(List<Written> turns, What what) {
        return turns.stream()
                .filter(written -> written.document().name().equals(what.name()))
                .reduce((before, after) -> after)
                .filter(written ->
                        DocumentText.read(written.document(), LockText.class).state() == State.LOCKED)
                .map(Written::entry);
    }

    private Optional<LedgerEntry> signedAfter(StudyCode study, long position) {
        return documents.current(study, DocumentKind.REPORT_SIGNATURE).stream()
                .flatMap(document -> documents.history(study, DocumentKind.REPORT_SIGNATURE, document.name()).stream())
                .map(Written::entry)
                .filter(entry -> entry.position() > position)
                .min(Comparator.comparingLong(LedgerEntry::position));
    }
}
