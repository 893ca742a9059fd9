package org.graftline.conduct.internal.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.lock.ChangingActs;
import org.graftline.conduct.internal.report.VersionText.AmendmentText;
import org.graftline.conduct.internal.report.VersionText.CommentText;
import org.graftline.conduct.internal.report.VersionText.PartText;
import org.graftline.conduct.internal.report.VersionText.SignatureText;
import org.graftline.study.SaltedText;
import org.graftline.study.SourceFile;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.Locks;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.DocumentRecords.Written;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.report.HumanText;
import org.graftline.study.report.ReportVersion;
import org.graftline.study.report.ReportVersion.Amendment;
import org.graftline.study.report.ReportVersion.Comment;
import org.graftline.study.report.ReportVersion.Signature;
import org.graftline.study.report.ReportVersion.State;
import org.graftline.study.report.TextPart;
import org.jspecify.annotations.Nullable;

/** Reads versions, and what was written around them, from the documents of a study. Asks nobody for permission. */
final class VersionShelf {
    private final StudyRecords records;
    private final DocumentRecords documents;
    private final Ledger ledger;

    VersionShelf(StudyRecords records, DocumentRecords documents, Ledger ledger) {
        this.records = records;
        this.documents = documents;
        this.ledger = ledger;
    }

    /** @return the numbers that are taken, first to last */
    List<Integer> numbers(StudyCode study) {
        return documents.current(study, DocumentKind.REPORT_VERSION).stream()
                .map(document -> Integer.valueOf(document.name()))
                .sorted()
                .toList();
    }

    Optional<VersionText> text(StudyCode study, int number) {
        return documents
                .current(study, DocumentKind.REPORT_VERSION, Integer.toString(number))
                .map(document -> DocumentText.read(document, VersionText.class));
    }

    /** @return the version whole */
    ReportVersion read(StudyCode study, int number, Locks.Board locks) {
        String name = Integer.toString(number);
        List<Written> history = documents.history(study, DocumentKind.REPORT_VERSION, name);
        Written first = history.get(0);
        VersionText text = DocumentText.read(history.get(history.size() - 1).document(), VersionText.class);
        List<Comment> comments = comments(study, number);
        List<Signature> signatures = signatures(study, number, text.frozen().documentSha256());
        int changes = ChangingActs.after(ledger, study, text.frozen().position());
        return new ReportVersion(
                number,
                text.state(),
                text.frozen(),
                text.amends(),
                first.entry().at(),
                first.entry().actorName().orErased(),
                signatures,
                comments,
                amendment(study, name),
                changes,
                hindrances(study, number, text, locks, comments, changes));
    }

    private List<String> hindrances(
            StudyCode study, int number, VersionText text, Locks.Board locks, List<Comment> comments, int changes) {
        List<String> why = new ArrayList<>();
        if (text.state() != State.IN_REVIEW) {
            why.add(
                    text.state() == State.DRAFT
                            ? "Version %d is a draft. Send it to review first.".formatted(number)
                            : "Version %d is signed already; only an amendment changes it.".formatted(number));
            return why;
        }
        List<Integer> numbers = numbers(study);
        int newest = numbers.get(numbers.size() - 1);
        if (newest != number) {
            why.add("Version %d was frozen after it. Sign that one.".formatted(newest));
        }
        if (!locks.isLocked(Locks.What.ANALYSIS_PLAN)) {
            why.add("The analysis plan is not locked. Lock it, then freeze a version.");
        }
        if (!locks.isLocked(Locks.What.DATA)) {
            why.add("The data are not locked. Lock them, then freeze a version.");
        }
        if (changes > 0) {
            why.add("Readings or animals changed after it was frozen (%s). Freeze a new version, which shows them."
                    .formatted(changes == 1 ? "1 act" : changes + " acts"));
        }
        text.frozen().missing().forEach(part -> why.add("The analysis plan requires a part that is missing. " + part));
        long open = comments.stream().filter(Comment::isOpen).count();
        if (open > 0) {
            why.add(
                    open == 1
                            ? "1 comment is open. Resolve it first."
                            : "%d comments are open. Resolve them first.".formatted(open));
        }
        if (holds(study, text).isEmpty()) {
            why.add(
                    "Its document is not what was frozen: the bytes do not have the recorded hash. Run graftline verify-audit.");
        }
        return why;
    }

    /** @return the frozen bytes; empty if they are gone or have another hash */
    Optional<SourceFile> holds(StudyCode study, VersionText text) {
        String sha256 = text.frozen().documentSha256();
        return records.file(study, sha256).filter(file -> file.sha256().equals(sha256));
    }

    private List<Signature> signatures(StudyCode study, int number, String kept) {
        boolean whole = records.file(study, kept)
                .filter(file -> file.sha256().equals(kept))
                .isPresent();
        return histories(study, DocumentKind.REPORT_SIGNATURE).stream()
                .map(history -> history.get(0))
                .filter(written -> DocumentText.read(written.document(), SignatureText.class)
                                .version()
                        == number)
                .map(written -> {
                    SignatureText text = DocumentText.read(written.document(), SignatureText.class);
                    return new Signature(
                            text.meaning(),
                            written.entry().actorName().orErased(),
                            written.entry().at(),
                            ZoneId.of(text.zone()),
                            text.documentSha256(),
                            whole && text.documentSha256().equals(kept));
                })
                .toList();
    }

    private List<Comment> comments(StudyCode study, int number) {
        return histories(study, DocumentKind.REPORT_COMMENT).stream()
                .filter(history -> DocumentText.read(history.get(0).document(), CommentText.class)
                                .version()
                        == number)
                .map(VersionShelf::comment)
                .toList();
    }

    private static Comment comment(List<Written> history) {
        Written first = history.get(0);
        @Nullable Written last = history.size() > 1 ? history.get(history.size() - 1) : null;
        return new Comment(
                UUID.fromString(first.document().name()),
                note(first.document()),
                first.entry().actorName().orErased(),
                first.entry().at(),
                last == null ? null : note(last.document()),
                last == null ? null : last.entry().actorName().orErased(),
                last == null ? null : last.entry().at());
    }

    @Nullable
    Amendment amendment(StudyCode study, String name) {
        return documents.history(study, DocumentKind.REPORT_AMENDMENT, name).stream()
                .findFirst()
                .map(written -> new Amendment(
                        DocumentText.read(written.document(), AmendmentText.class)
                                .part(),
                        note(written.document()),
                        written.entry().actorName().orErased(),
                        written.entry().at()))
                .orElse(null);
    }

    /** @return the parts as they stand, those that arms may have shaped only for eyes that see arms */
    List<HumanText> texts(StudyCode study, boolean seesArms) {
        List<HumanText> texts = new ArrayList<>();
        for (TextPart part : TextPart.values()) {
            List<Written> history = documents.history(study, DocumentKind.REPORT_TEXT, part.name());
            if (!history.isEmpty()) {
                Written last = history.get(history.size() - 1);
                if (seesArms
                        || !DocumentText.read(last.document(), PartText.class).showsArms()) {
                    texts.add(new HumanText(
                            part,
                            last.document().version(),
                            note(last.document()),
                            last.entry().actorName().orErased(),
                            last.entry().at()));
                }
            }
        }
        return texts;
    }

    /** @return histories of all documents of a kind, in the order in which the first versions were written */
    private List<List<Written>> histories(StudyCode study, DocumentKind kind) {
        return documents.current(study, kind).stream()
                .map(document -> documents.history(study, kind, document.name()))
                .sorted(Comparator.comparingLong(
                        (List<Written> history) -> history.get(0).entry().position()))
                .toList();
    }

    private static String note(StudyDocument document) {
        SaltedText note = document.note();
        return note == null ? "" : note.orErased();
    }

    static StudyException unknown(StudyCode study, int number) {
        return new StudyException(
                "Study %s has no report version %d. Look at the list of its versions.".formatted(study, number));
    }
}
