package org.graftline.conduct.internal.draw;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.Draw;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.Randomizations.Recorded;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.DocumentRecords.Written;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyDocument;

/** Rules and draws as they stand in the documents of a study. */
final class DrawBook {
    private static final String RULES = "rules";

    private final DocumentRecords documents;

    DrawBook(DocumentRecords documents) {
        this.documents = documents;
    }

    EnrollmentRules rules(StudyCode study) {
        return documents
                .current(study, DocumentKind.ENROLLMENT_RULES, RULES)
                .map(document -> DocumentText.read(document, EnrollmentRules.class))
                .orElseGet(EnrollmentRules::unset);
    }

    static StudyDocument document(StudyCode study, EnrollmentRules rules) {
        return new StudyDocument(study, DocumentKind.ENROLLMENT_RULES, RULES, rules.version(), DocumentText.of(rules));
    }

    static StudyDocument document(StudyCode study, Draw draw) {
        return new StudyDocument(
                study, DocumentKind.DRAW, draw.draw().toString(), draw.result() == null ? 1 : 2, DocumentText.of(draw));
    }

    /** @return the draw; empty if there is none of that id */
    Optional<Draw> find(StudyCode study, UUID draw) {
        return documents.current(study, DocumentKind.DRAW, draw.toString()).map(DrawBook::read);
    }

    /** @throws StudyException if there is none of that id */
    Recorded require(StudyCode study, UUID draw) {
        return all(study).stream()
                .filter(one -> one.draw().draw().equals(draw))
                .findFirst()
                .orElseThrow(() -> new StudyException(
                        "The study '%s' has no draw %s. Fix the list of mice first.".formatted(study, draw)));
    }

    /** @return every draw and fixed list, first fixed first */
    List<Recorded> all(StudyCode study) {
        List<List<Written>> histories = documents.current(study, DocumentKind.DRAW).stream()
                .map(document -> documents.history(study, DocumentKind.DRAW, document.name()))
                .toList();
        List<Draw> drawn = histories.stream()
                .map(history -> read(history.get(history.size() - 1).document()))
                .toList();
        return histories.stream()
                .map(history -> recorded(history, drawn))
                .sorted(Comparator.comparingLong(Recorded::fixed))
                .toList();
    }

    private static Recorded recorded(List<Written> history, List<Draw> all) {
        Written last = history.get(history.size() - 1);
        LedgerEntry entry = last.entry();
        Draw draw = read(last.document());
        UUID replacedBy = all.stream()
                .filter(other -> other.result() != null && draw.draw().equals(other.replaces()))
                .map(Draw::draw)
                .findFirst()
                .orElse(null);
        return new Recorded(
                draw,
                history.get(0).entry().position(),
                draw.result() == null ? null : entry.position(),
                entry.actorName().orErased(),
                entry.at(),
                entry.reason().orErased(),
                replacedBy);
    }

    private static Draw read(StudyDocument document) {
        return DocumentText.read(document, Draw.class);
    }

    /** @return the draw made last; empty where none was */
    static Optional<Recorded> last(List<Recorded> all) {
        return all.stream().filter(one -> one.drawn() != null).max(Comparator.comparingLong(DrawBook::drawn));
    }

    /** @return where the ledger has its result; 0 while not drawn */
    static long drawn(Recorded one) {
        Long position = one.drawn();
        return position == null ? 0 : position;
    }
}
