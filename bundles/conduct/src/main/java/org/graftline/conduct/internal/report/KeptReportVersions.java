package org.graftline.conduct.internal.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.conduct.internal.report.VersionText.AmendmentText;
import org.graftline.conduct.internal.report.VersionText.CommentText;
import org.graftline.conduct.internal.report.VersionText.PartText;
import org.graftline.conduct.internal.report.VersionText.SignatureText;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Blinding;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.conduct.Locks;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.report.Edition;
import org.graftline.study.report.HumanText;
import org.graftline.study.report.ReportVersion;
import org.graftline.study.report.ReportVersion.Comment;
import org.graftline.study.report.ReportVersion.Frozen;
import org.graftline.study.report.ReportVersion.Meaning;
import org.graftline.study.report.ReportVersion.Signature;
import org.graftline.study.report.ReportVersion.State;
import org.graftline.study.report.ReportVersions;
import org.graftline.study.report.TextPart;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Keeps frozen reports: the bytes as a file of the study, states, comments and signatures as documents. */
@Component(service = ReportVersions.class, property = "service.ranking:Integer=-100")
public final class KeptReportVersions implements ReportVersions {
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_PART = 200;

    private final StudyActs acts;
    private final StudyRecords records;
    private final Locks locks;
    private final Blinding blinding;
    private final ArmSights sights;
    private final People people;
    private final VersionShelf shelf;
    private final DocumentRecords documents;

    /** Wires the services. */
    @Activate
    public KeptReportVersions(
            @Reference StudyActs acts,
            @Reference StudyRecords records,
            @Reference DocumentRecords documents,
            @Reference Ledger ledger,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Locks locks,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Blinding blinding,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) ArmSights sights,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) People people) {
        this.acts = acts;
        this.records = records;
        this.documents = documents;
        this.locks = locks;
        this.blinding = blinding;
        this.sights = sights;
        this.people = people;
        this.shelf = new VersionShelf(records, documents, ledger);
    }

    @Override
    public Shelf of(Actor actor, StudyCode code) {
        boolean seesArms = seesArms(actor, code, Permission.READ_REPORT);
        Locks.Board board = locks.of(actor, code);
        List<ReportVersion> seen = new ArrayList<>();
        int keptBack = 0;
        for (int number : shelf.numbers(code)) {
            if (seesArms || !text(code, number).frozen().showsArms()) {
                seen.add(shelf.read(code, number, board));
            } else {
                keptBack++;
            }
        }
        Collections.reverse(seen);
        return new Shelf(seen, keptBack, shelf.texts(code, seesArms));
    }

    @Override
    public ReportVersion version(Actor actor, StudyCode code, int number) {
        visible(actor, code, number, Permission.READ_REPORT);
        return shelf.read(code, number, locks.of(actor, code));
    }

    @Override
    public SourceFile document(Actor actor, StudyCode code, int number) {
        VersionText text = visible(actor, code, number, Permission.READ_REPORT);
        return shelf.holds(code, text)
                .orElseThrow(() -> new StudyException(
                        "Version %d of the report cannot be shown: its kept bytes do not have the hash %s that was recorded. Run graftline verify-audit and restore a backup."
                                .formatted(number, text.frozen().documentSha256())));
    }

    @Override
    public Edition next(Actor actor, StudyCode code) {
        seesArms(actor, code, Permission.MAKE_REPORT);
        List<Integer> numbers = shelf.numbers(code);
        if (numbers.isEmpty()) {
            return new Edition(1, null, null);
        }
        int newest = numbers.get(numbers.size() - 1);
        VersionText before = text(code, newest);
        if (before.state() == State.SIGNED) {
            throw new StudyException(
                    "Not frozen: version %d is signed. Amend it first, saying which part and why; the next version then replaces it."
                            .formatted(newest));
        }
        // a draft that takes the place of a draft of an amendment amends what that one would have
        Integer amends = before.state() == State.AMENDED ? (Integer) newest : before.amends();
        return new Edition(newest + 1, amends, amends == null ? null : shelf.amendment(code, amends.toString()));
    }

    @Override
    public ReportVersion freeze(Actor actor, StudyCode code, Edition edition, Made made, byte[] pdf) {
        boolean showsArms = seesArms(actor, code, Permission.MAKE_REPORT) || made.showsArms();
        if (!edition.equals(next(actor, code))) {
            throw new ConcurrentChangeException(
                    "Not frozen: somebody froze or amended a version meanwhile, so this one would bear a wrong number. Load the page again.");
        }
        String number = Integer.toString(edition.number());
        SourceFile file = new SourceFile(code, "report-%s-v%s.pdf".formatted(code, number), pdf);
        Frozen frozen = new Frozen(
                file.sha256(),
                made.snapshotSha256(),
                made.head().position(),
                made.head().hash(),
                planSha256(actor, code),
                showsArms,
                made.madeWith(),
                made.missing());
        List<VersionedRow> rows = new ArrayList<>();
        if (records.file(code, file.sha256()).isEmpty()) {
            rows.add(file);
        }
        rows.add(new StudyDocument(
                code,
                DocumentKind.REPORT_VERSION,
                number,
                1,
                DocumentText.of(new VersionText(State.DRAFT, frozen, edition.amends()))));
        acts.commit(actor, ActKind.FREEZE_REPORT, code, "Report version " + number + " frozen", rows);
        return shelf.read(code, edition.number(), locks.of(actor, code));
    }

    private @Nullable String planSha256(Actor actor, StudyCode code) {
        return locks.of(actor, code).locks().stream()
                .filter(step -> step.what() == Locks.What.ANALYSIS_PLAN && step.state() == Locks.State.LOCKED)
                .reduce((first, second) -> second)
                .map(Locks.LockStep::contentSha256)
                .orElse(null);
    }

    @Override
    public ReportVersion review(Actor actor, StudyCode code, int number) {
        VersionText text = visible(actor, code, number, Permission.MAKE_REPORT);
        if (text.state() != State.DRAFT) {
            throw new StudyException("Not sent to review: version %d is %s. Only a draft is sent to review."
                    .formatted(number, text.state().words()));
        }
        return commit(
                actor,
                ActKind.REVIEW_REPORT,
                code,
                number,
                "Report version " + number + " sent to review",
                List.of(become(code, number, text, State.IN_REVIEW)));
    }

    @Override
    public ReportVersion comment(Actor actor, StudyCode code, int number, UUID uuid, String words) {
        VersionText text = visible(actor, code, number, Permission.COMMENT_REPORT);
        String bare = StudyActs.reason("a comment", words);
        Optional<Comment> before = commentOf(actor, code, number, uuid);
        if (before.isPresent()) {
            if (!before.get().text().equals(bare)) {
                throw new ConcurrentChangeException(
                        "Not saved: the id %s belongs to another comment. Draw a fresh id for each comment."
                                .formatted(uuid));
            }
            return version(actor, code, number);
        }
        if (text.state() == State.SIGNED || text.state() == State.AMENDED) {
            throw new StudyException(
                    "Not saved: version %d is %s; comments belong before the signature. Amend it, and comment on the next version."
                            .formatted(number, text.state().words()));
        }
        return commit(
                actor,
                ActKind.COMMENT_REPORT,
                code,
                number,
                "Comment on report version " + number,
                List.of(acts.next(
                        code, DocumentKind.REPORT_COMMENT, uuid.toString(), new CommentText(number, false), bare)));
    }

    private Optional<Comment> commentOf(Actor actor, StudyCode code, int number, UUID uuid) {
        return shelf.read(code, number, locks.of(actor, code)).comments().stream()
                .filter(comment -> comment.uuid().equals(uuid))
                .findFirst();
    }

    @Override
    public ReportVersion resolve(Actor actor, StudyCode code, int number, UUID uuid, String resolution) {
        visible(actor, code, number, Permission.COMMENT_REPORT);
        String bare = StudyActs.reason("the resolution of a comment", resolution);
        Comment comment = commentOf(actor, code, number, uuid)
                .orElseThrow(() -> new StudyException(
                        "Not saved: version %d has no such comment. Load the page again.".formatted(number)));
        if (!comment.isOpen()) {
            throw new StudyException("Not saved: %s resolved this comment already.".formatted(comment.resolvedBy()));
        }
        return commit(
                actor,
                ActKind.COMMENT_REPORT,
                code,
                number,
                "Comment on report version " + number + " resolved",
                List.of(acts.next(
                        code, DocumentKind.REPORT_COMMENT, uuid.toString(), new CommentText(number, true), bare)));
    }

    @Override
    public ReportVersion sign(Actor actor, StudyCode code, int number, Signing signing) {
        VersionText text = visible(actor, code, number, signing.meaning().permission());
        ReportVersion version = shelf.read(code, number, locks.of(actor, code));
        if (!version.hindrances().isEmpty()) {
            throw new StudyException("Not signed: " + String.join(" ", version.hindrances()));
        }
        if (!signing.documentSha256().equals(text.frozen().documentSha256())) {
            throw new StudyException(
                    "Not signed: the document before you is not version %d. Load the page again and read it before you sign."
                            .formatted(number));
        }
        refuseMeaning(actor, code, version, signing.meaning());
        prove(actor, code, number, signing);
        Study study = acts.study(actor, signing.meaning().permission(), code);
        List<VersionedRow> rows = new ArrayList<>();
        rows.add(acts.next(
                code,
                DocumentKind.REPORT_SIGNATURE,
                number + "/" + signing.meaning(),
                new SignatureText(
                        number,
                        signing.meaning(),
                        signing.documentSha256(),
                        study.zone().getId()),
                null));
        // the version is written with every signature, so that two at once cannot pass each other
        State next = signing.meaning() == Meaning.APPROVAL ? State.SIGNED : State.IN_REVIEW;
        rows.add(become(code, number, text, next));
        return commit(
                actor,
                ActKind.SIGN_REPORT,
                code,
                number,
                "%s %s (report version %d)"
                        .formatted(actor.name(), signing.meaning().words(), number),
                rows);
    }

    private void refuseMeaning(Actor actor, StudyCode code, ReportVersion version, Meaning meaning) {
        List<Signature> signatures = version.signatures();
        if (signatures.stream().anyMatch(signature -> signature.meaning() == meaning)) {
            throw new StudyException("Not signed: somebody signed version %d with this meaning already. Choose another."
                    .formatted(version.number()));
        }
        boolean hasAuthor = signatures.stream().anyMatch(signature -> signature.meaning() == Meaning.AUTHOR);
        if (meaning != Meaning.AUTHOR && !hasAuthor) {
            throw new StudyException("Not signed: nobody signed version %d as its author yet. The author signs first."
                    .formatted(version.number()));
        }
        boolean ofTheirOwn = hasAuthor && author(code, version.number()).equals(actor.person());
        if ((meaning == Meaning.REVIEW || meaning == Meaning.QA) && ofTheirOwn) {
            throw new StudyException(
                    "Not signed: whoever signed version %d as author neither reviews nor inspects it. Ask somebody else."
                            .formatted(version.number()));
        }
    }

    private PersonId author(StudyCode code, int number) {
        return documents
                .history(code, DocumentKind.REPORT_SIGNATURE, number + "/" + Meaning.AUTHOR)
                .get(0)
                .entry()
                .person();
    }

    private void prove(Actor actor, StudyCode code, int number, Signing signing) {
        Actor proven = signing.proof() == null ? byPassword(actor, signing) : byProof(actor, code, number, signing);
        if (!proven.person().equals(actor.person())) {
            throw new NotAllowedException(
                    "Not signed: these are the log-in name and password of somebody else. Sign with your own, or log out first.");
        }
    }

    private Actor byPassword(Actor actor, Signing signing) {
        people.provider(actor.person()).ifPresent(provider -> {
            throw new NotAllowedException(
                    "Not signed: you prove yourself at '%s' and have no password here. Choose to sign there."
                            .formatted(provider));
        });
        return people.authenticate(signing.login(), signing.password(), actor.via())
                .orElseThrow(
                        () -> new NotAllowedException(
                                "Not signed: log-in name or password is wrong. Type both again; an administrator can set a new password."));
    }

    private Actor byProof(Actor actor, StudyCode code, int number, Signing signing) {
        String purpose = Signing.purpose(code, number, signing.meaning(), signing.documentSha256());
        return people.redeem(Objects.requireNonNull(signing.proof()), purpose, actor.via())
                .orElseThrow(
                        () -> new NotAllowedException(
                                "Not signed: this proof was used, is older than five minutes, or was given for something else. Prove yourself again."));
    }

    @Override
    public ReportVersion amend(Actor actor, StudyCode code, int number, String part, String reason) {
        VersionText text = visible(actor, code, number, Permission.SIGN_REPORT);
        String why = StudyActs.reason("an amendment", reason);
        String what = part.strip();
        if (what.isEmpty() || what.length() > LONGEST_PART) {
            throw new StudyException("Not saved: say in 1 to %d characters which part of the report is amended."
                    .formatted(LONGEST_PART));
        }
        if (text.state() != State.SIGNED) {
            throw new StudyException(
                    "Not amended: version %d is %s. Only a signed version is amended; freeze a new one instead."
                            .formatted(number, text.state().words()));
        }
        return commit(
                actor,
                ActKind.AMEND_REPORT,
                code,
                number,
                why,
                List.of(
                        acts.next(
                                code,
                                DocumentKind.REPORT_AMENDMENT,
                                Integer.toString(number),
                                new AmendmentText(number, what),
                                why),
                        become(code, number, text, State.AMENDED)));
    }

    @Override
    public List<HumanText> texts(Actor actor, StudyCode code) {
        return shelf.texts(code, seesArms(actor, code, Permission.READ_REPORT));
    }

    @Override
    public List<HumanText> write(Actor actor, StudyCode code, TextPart part, int before, String words) {
        boolean seesArms = seesArms(actor, code, part.permission());
        String bare = words.strip();
        if (bare.isEmpty() || bare.length() > LONGEST_TEXT) {
            throw new StudyException(
                    "Not saved: a text has 1 to %,d characters; this has %,d.".formatted(LONGEST_TEXT, bare.length()));
        }
        StudyDocument next = acts.next(code, DocumentKind.REPORT_TEXT, part.name(), new PartText(seesArms), bare);
        if (next.version() != before + 1) {
            throw new ConcurrentChangeException(
                    "Not saved: somebody wrote '%s' meanwhile. Load the page again; keep a copy of what you typed."
                            .formatted(part.heading()));
        }
        acts.commit(
                actor,
                ActKind.WRITE_REPORT,
                code,
                "'%s' of the report written".formatted(part.heading()),
                List.of(next));
        return shelf.texts(code, seesArms);
    }

    private ReportVersion commit(
            Actor actor, ActKind kind, StudyCode code, int number, String why, List<? extends VersionedRow> rows) {
        acts.commit(actor, kind, code, why, rows);
        return shelf.read(code, number, locks.of(actor, code));
    }

    private StudyDocument become(StudyCode code, int number, VersionText text, State state) {
        return acts.next(code, DocumentKind.REPORT_VERSION, Integer.toString(number), text.become(state), null);
    }

    private VersionText text(StudyCode code, int number) {
        return shelf.text(code, number).orElseThrow(() -> VersionShelf.unknown(code, number));
    }

    private VersionText visible(Actor actor, StudyCode code, int number, Permission permission) {
        boolean seesArms = seesArms(actor, code, permission);
        VersionText text = text(code, number);
        if (!seesArms && text.frozen().showsArms()) {
            throw new NotAllowedException(
                    "Version %d of the report shows the arms, and you see all arms as one until the data are locked or you record a look with a reason."
                            .formatted(number));
        }
        return text;
    }

    private boolean seesArms(Actor actor, StudyCode code, Permission permission) {
        acts.study(actor, permission, code);
        if (blinding.isBlinded(actor, code)) {
            throw new NotAllowedException(
                    "This study is blinded for you. Its report would show the arms. Ask a director of the study; telling you the arms is recorded with a reason.");
        }
        return sights.of(actor, code) == ArmSights.Sight.SHOWN;
    }
}
