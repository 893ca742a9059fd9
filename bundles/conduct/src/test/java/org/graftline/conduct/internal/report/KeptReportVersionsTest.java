package org.graftline.conduct.internal.report;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.setup.SetupRoom.DANA;
import static org.graftline.conduct.internal.setup.SetupRoom.QUINN;
import static org.graftline.conduct.internal.setup.SetupRoom.RITA;
import static org.graftline.conduct.internal.setup.SetupRoom.SIA;
import static org.graftline.conduct.internal.setup.SetupRoom.STUDY;
import static org.graftline.conduct.internal.setup.SetupRoom.TOM;
import static org.graftline.conduct.internal.setup.SetupRoom.mouse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.setup.SetupRoom;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.Locks.What;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.report.Edition;
import org.graftline.study.report.HumanText;
import org.graftline.study.report.ReportVersion;
import org.graftline.study.report.ReportVersion.Meaning;
import org.graftline.study.report.ReportVersion.Signature;
import org.graftline.study.report.ReportVersion.State;
import org.graftline.study.report.ReportVersions.Made;
import org.graftline.study.report.ReportVersions.Signing;
import org.graftline.study.report.TextPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptReportVersionsTest {
    private static final UUID COMMENT = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private final SetupRoom room = new SetupRoom();

    @BeforeEach
    void create() {
        room.created(SetupRoom.study(mouse("M1", "D1", "A")));
    }

    private void lockBoth() {
        room.locks.lock(DANA, STUDY, What.ANALYSIS_PLAN, "ab".repeat(32), "as written");
        room.locks.lock(DANA, STUDY, What.DATA, null, "all in");
    }

    private ReportVersion freeze(String content, String... missing) {
        return freeze(content, false, missing);
    }

    private ReportVersion freeze(String content, boolean showsArms, String... missing) {
        Made made = new Made(
                "cd".repeat(32),
                room.book.head(Chain.of(STUDY)),
                showsArms,
                List.of("Graftline 0.1.0"),
                List.of(missing));
        return room.reports.freeze(
                DANA, STUDY, room.reports.next(DANA, STUDY), made, content.getBytes(StandardCharsets.UTF_8));
    }

    private ReportVersion inReview(String content) {
        return room.reports.review(DANA, STUDY, freeze(content).number());
    }

    private ReportVersion sign(Actor actor, ReportVersion version, Meaning meaning) {
        return sign(actor, version, meaning, SetupRoom.PASSWORD);
    }

    private ReportVersion sign(Actor actor, ReportVersion version, Meaning meaning, String password) {
        String login = actor.person().value().substring(2);
        return room.reports.sign(
                actor,
                STUDY,
                version.number(),
                new Signing(
                        login, password.toCharArray(), meaning, version.frozen().documentSha256()));
    }

    private LedgerEntry last() {
        List<LedgerEntry> entries = room.book.entries();
        return entries.get(entries.size() - 1);
    }

    @Test
    void a_report_is_frozen_reviewed_and_signed_with_one_entry_for_each_act() {
        lockBoth();
        int before = room.book.entries().size();

        ReportVersion version = freeze("a document");
        then(version.number()).isEqualTo(1);
        then(version.state()).isEqualTo(State.DRAFT);
        then(version.frozen().planSha256()).isEqualTo("ab".repeat(32));
        then(version.frozen().madeWith()).containsExactly("Graftline 0.1.0");
        then(version.by()).isEqualTo("Dana Rector");
        then(version.hindrances()).containsExactly("Version 1 is a draft. Send it to review first.");
        then(room.reports.document(RITA, STUDY, 1).content()).isEqualTo("a document".getBytes(StandardCharsets.UTF_8));

        then(room.reports.review(DANA, STUDY, 1).hindrances()).isEmpty();
        then(sign(DANA, version, Meaning.AUTHOR).state()).isEqualTo(State.IN_REVIEW);
        sign(RITA, version, Meaning.REVIEW);
        ReportVersion signed = sign(RITA, version, Meaning.APPROVAL);

        then(signed.state()).isEqualTo(State.SIGNED);
        then(signed.signatures())
                .extracting(Signature::by)
                .containsExactly("Dana Rector", "Rita Reader", "Rita Reader");
        Signature first = signed.signatures().get(0);
        then(first.zone().getId()).isEqualTo("Europe/Berlin");
        then(first.at()).isEqualTo(room.clock.instant());
        then(first.documentSha256()).isEqualTo(version.frozen().documentSha256());
        then(first.binds()).isTrue();
        then(room.book.entries().subList(before, room.book.entries().size()))
                .extracting(LedgerEntry::kind)
                .containsExactly(
                        ActKind.FREEZE_REPORT,
                        ActKind.REVIEW_REPORT,
                        ActKind.SIGN_REPORT,
                        ActKind.SIGN_REPORT,
                        ActKind.SIGN_REPORT);
        then(last().reason().orErased()).isEqualTo("Rita Reader approves this report (report version 1)");
    }

    @Test
    void B1_11_every_signature_asks_for_name_and_password_again_and_those_of_somebody_else_sign_nothing() {
        lockBoth();
        ReportVersion version = inReview("a document");
        int before = room.book.entries().size();
        thenThrownBy(() -> sign(DANA, version, Meaning.AUTHOR, "guessed"))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("log-in name or password is wrong");
        thenThrownBy(() -> room.reports.sign(
                        DANA,
                        STUDY,
                        1,
                        new Signing(
                                "rita",
                                SetupRoom.PASSWORD.toCharArray(),
                                Meaning.AUTHOR,
                                version.frozen().documentSha256())))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("somebody else");
        then(room.book.entries()).hasSize(before);
    }

    private ReportVersion signByProof(Actor actor, Actor whose, ReportVersion version, Meaning given, Meaning used) {
        String sha256 = version.frozen().documentSha256();
        String proof = whose.person() + " " + Signing.purpose(STUDY, version.number(), given, sha256);
        return room.reports.sign(actor, STUDY, version.number(), Signing.byProof(proof, used, sha256));
    }

    @Test
    void B1_11_a_fresh_proof_of_a_provider_signs_in_place_of_name_and_password_for_what_it_was_given_alone() {
        lockBoth();
        ReportVersion version = inReview("a document");
        thenThrownBy(() -> signByProof(DANA, DANA, version, Meaning.APPROVAL, Meaning.AUTHOR))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("was given for something else");
        thenThrownBy(() -> signByProof(DANA, RITA, version, Meaning.AUTHOR, Meaning.AUTHOR))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("somebody else");
        then(signByProof(DANA, DANA, version, Meaning.AUTHOR, Meaning.AUTHOR).signatures())
                .extracting(signature -> signature.meaning())
                .containsExactly(Meaning.AUTHOR);
    }

    @Test
    void somebody_who_proves_themself_at_a_provider_is_sent_there_and_asked_for_no_password() {
        lockBoth();
        ReportVersion version = inReview("a document");
        sign(DANA, version, Meaning.AUTHOR);
        thenThrownBy(() -> sign(SIA, version, Meaning.REVIEW))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("you prove yourself at 'Laboratory'");
    }

    @Test
    void nothing_is_signed_before_plan_and_data_are_locked() {
        ReportVersion version = inReview("a document");
        then(version.hindrances())
                .containsExactly(
                        "The analysis plan is not locked. Lock it, then freeze a version.",
                        "The data are not locked. Lock them, then freeze a version.");
        thenThrownBy(() -> sign(DANA, version, Meaning.AUTHOR)).hasMessageStartingWith("Not signed: The analysis plan");
    }

    @Test
    void a_reading_that_came_after_the_freeze_is_told_and_stops_the_signature() {
        lockBoth();
        ReportVersion version = inReview("a document");
        room.volume("M1", 3, "200", null);
        then(room.reports.version(DANA, STUDY, 1).changesSince()).isEqualTo(1);
        thenThrownBy(() -> sign(DANA, version, Meaning.AUTHOR))
                .hasMessageContaining("changed after it was frozen (1 act)");
    }

    @Test
    void B1_10_a_change_after_the_signature_is_told_with_the_signed_version() {
        lockBoth();
        ReportVersion version = inReview("a document");
        sign(DANA, version, Meaning.AUTHOR);
        sign(DANA, version, Meaning.APPROVAL);
        room.volume("M1", 3, "200", null);
        ReportVersion after = room.reports.version(DANA, STUDY, 1);
        then(after.state()).isEqualTo(State.SIGNED);
        then(after.changesSince()).isEqualTo(1);
    }

    @Test
    void a_report_with_a_part_that_could_not_be_made_is_not_signed() {
        lockBoth();
        ReportVersion version = room.reports.review(
                DANA, STUDY, freeze("a document", "Histology: no slides.").number());
        thenThrownBy(() -> sign(DANA, version, Meaning.AUTHOR)).hasMessageContaining("Histology: no slides.");
    }

    @Test
    void the_author_signs_first_nobody_twice_with_one_meaning_and_no_author_reviews_themself() {
        lockBoth();
        ReportVersion version = inReview("a document");
        thenThrownBy(() -> sign(RITA, version, Meaning.APPROVAL)).hasMessageContaining("The author signs first");
        sign(DANA, version, Meaning.AUTHOR);
        thenThrownBy(() -> sign(RITA, version, Meaning.AUTHOR)).hasMessageContaining("with this meaning already");
        thenThrownBy(() -> sign(DANA, version, Meaning.REVIEW)).hasMessageContaining("Ask somebody else");
        thenThrownBy(() -> sign(DANA, version, Meaning.QA))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("statement of quality assurance");
        sign(DANA, version, Meaning.APPROVAL);
        thenThrownBy(() -> sign(RITA, version, Meaning.REVIEW)).hasMessageContaining("signed already");
    }

    @Test
    void a_signature_holds_for_the_document_before_the_signer_and_for_no_other() {
        lockBoth();
        inReview("a document");
        Signing other = new Signing("dana", SetupRoom.PASSWORD.toCharArray(), Meaning.AUTHOR, "00".repeat(32));
        thenThrownBy(() -> room.reports.sign(DANA, STUDY, 1, other)).hasMessageContaining("not version 1");
        ReportVersion newer = inReview("another document");
        then(room.reports.version(DANA, STUDY, 1).hindrances())
                .containsExactly("Version 2 was frozen after it. Sign that one.");
        sign(DANA, newer, Meaning.AUTHOR);
    }

    @Test
    void B1_10_a_signature_whose_document_was_exchanged_no_longer_binds() {
        lockBoth();
        ReportVersion version = inReview("a document");
        sign(DANA, version, Meaning.AUTHOR);
        StudyDocument kept =
                room.book.current(STUDY, DocumentKind.REPORT_VERSION, "1").orElseThrow();
        String forged = kept.json().replace(version.frozen().documentSha256(), "00".repeat(32));
        room.write(
                ActKind.CHANGE_STUDY,
                new StudyDocument(STUDY, DocumentKind.REPORT_VERSION, "1", kept.version() + 1, forged));

        then(DocumentText.read(
                                room.book
                                        .current(STUDY, DocumentKind.REPORT_VERSION, "1")
                                        .orElseThrow(),
                                VersionText.class)
                        .frozen()
                        .documentSha256())
                .isEqualTo("00".repeat(32));
        then(room.reports.version(DANA, STUDY, 1).signatures())
                .extracting(Signature::binds)
                .containsExactly(false);
        thenThrownBy(() -> room.reports.document(DANA, STUDY, 1)).hasMessageContaining("verify-audit");
        thenThrownBy(() -> sign(RITA, version, Meaning.REVIEW)).hasMessageContaining("verify-audit");
    }

    @Test
    void B1_04_a_signed_report_changes_by_an_amendment_and_the_next_version_names_it() {
        lockBoth();
        ReportVersion version = inReview("a document");
        thenThrownBy(() -> room.reports.amend(DANA, STUDY, 1, "Table 2", "typo"))
                .hasMessageContaining("Only a signed version is amended");
        sign(DANA, version, Meaning.AUTHOR);
        sign(DANA, version, Meaning.APPROVAL);
        thenThrownBy(() -> freeze("another")).hasMessageContaining("Amend it first");
        thenThrownBy(() -> room.reports.amend(DANA, STUDY, 1, " ", "typo")).hasMessageContaining("which part");
        thenThrownBy(() -> room.reports.amend(DANA, STUDY, 1, "Table 2", " ")).hasMessageContaining("needs a reason");

        ReportVersion amended = room.reports.amend(DANA, STUDY, 1, "Table 2", "a dose was wrong");

        then(amended.state()).isEqualTo(State.AMENDED);
        then(Objects.requireNonNull(amended.amendment()).part()).isEqualTo("Table 2");
        then(amended.amendment().reason()).isEqualTo("a dose was wrong");
        then(amended.signatures()).hasSize(2);
        Edition next = room.reports.next(DANA, STUDY);
        then(next.number()).isEqualTo(2);
        then(next.amends()).isEqualTo(1);
        then(Objects.requireNonNull(next.amendment()).reason()).isEqualTo("a dose was wrong");
        then(freeze("another").amends()).isEqualTo(1);
        thenThrownBy(() -> room.reports.freeze(
                        DANA,
                        STUDY,
                        next,
                        new Made("cd".repeat(32), room.book.head(Chain.of(STUDY)), false, List.of(), List.of()),
                        new byte[] {1}))
                .as("printed as version 2, which is taken")
                .hasMessageContaining("wrong number");
        then(freeze("a third").amends()).as("a draft in place of the draft").isEqualTo(1);
        then(room.reports.document(DANA, STUDY, 1).content()).isEqualTo("a document".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_open_comment_stops_the_signature_until_somebody_says_what_was_done() {
        lockBoth();
        ReportVersion version = inReview("a document");
        room.reports.comment(RITA, STUDY, 1, COMMENT, "Say why M3 left.");
        room.reports.comment(RITA, STUDY, 1, COMMENT, "Say why M3 left.");
        thenThrownBy(() -> room.reports.comment(RITA, STUDY, 1, COMMENT, "Other words"))
                .isInstanceOf(ConcurrentChangeException.class);
        thenThrownBy(() -> sign(DANA, version, Meaning.AUTHOR)).hasMessageContaining("1 comment is open");
        ReportVersion resolved = room.reports.resolve(DANA, STUDY, 1, COMMENT, "It stands in Circumstances.");
        then(resolved.comments()).singleElement().satisfies(comment -> {
            then(comment.text()).isEqualTo("Say why M3 left.");
            then(comment.by()).isEqualTo("Rita Reader");
            then(comment.resolution()).isEqualTo("It stands in Circumstances.");
            then(comment.resolvedBy()).isEqualTo("Dana Rector");
        });
        thenThrownBy(() -> room.reports.resolve(RITA, STUDY, 1, COMMENT, "again"))
                .hasMessageContaining("Dana Rector resolved this comment already");
        sign(DANA, version, Meaning.AUTHOR);
        sign(DANA, version, Meaning.APPROVAL);
        thenThrownBy(() -> room.reports.comment(RITA, STUDY, 1, UUID.randomUUID(), "Too late"))
                .hasMessageContaining("comments belong before the signature");
    }

    @Test
    void what_people_write_has_versions_and_a_name_and_nobody_overwrites_unseen() {
        lockBoth();
        room.reports.write(DANA, STUDY, TextPart.CONCLUSION, 0, "It works.");
        List<HumanText> texts = room.reports.write(RITA, STUDY, TextPart.CONCLUSION, 1, "It works in three donors.");
        then(texts).singleElement().satisfies(text -> {
            then(text.version()).isEqualTo(2);
            then(text.by()).isEqualTo("Rita Reader");
            then(text.text()).isEqualTo("It works in three donors.");
        });
        thenThrownBy(() -> room.reports.write(DANA, STUDY, TextPart.CONCLUSION, 1, "Mine"))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("keep a copy");
        thenThrownBy(() -> room.reports.write(DANA, STUDY, TextPart.ARCHIVE, 0, " "))
                .isInstanceOf(StudyException.class);
    }

    @Test
    void B1_05_the_statement_of_quality_assurance_is_written_and_signed_by_quality_assurance_alone() {
        lockBoth();
        thenThrownBy(() -> room.reports.write(DANA, STUDY, TextPart.QUALITY_ASSURANCE, 0, "All is well."))
                .isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> room.reports.write(QUINN, STUDY, TextPart.CONCLUSION, 0, "It works."))
                .isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> freezeAs(QUINN)).isInstanceOf(NotAllowedException.class);
        then(room.reports.write(QUINN, STUDY, TextPart.QUALITY_ASSURANCE, 0, "Inspected on 2 March 2026."))
                .extracting(HumanText::by)
                .containsExactly("Quinn Ames");

        ReportVersion version = inReview("a document");
        UUID question = UUID.randomUUID();
        room.reports.comment(QUINN, STUDY, version.number(), question, "Where is the calibration of K2?");
        thenThrownBy(() -> sign(DANA, version, Meaning.AUTHOR)).hasMessageContaining("1 comment is open");
        room.reports.resolve(QUINN, STUDY, version.number(), question, "shown");
        sign(DANA, version, Meaning.AUTHOR);
        thenThrownBy(() -> sign(QUINN, version, Meaning.APPROVAL)).isInstanceOf(NotAllowedException.class);
        sign(QUINN, version, Meaning.QA);
        signByProof(SIA, SIA, version, Meaning.REVIEW, Meaning.REVIEW);
        then(sign(DANA, version, Meaning.APPROVAL).state()).isEqualTo(State.SIGNED);
    }

    private void freezeAs(Actor actor) {
        room.reports.next(actor, STUDY); // what freezing begins with
    }

    @Test
    void what_was_made_by_eyes_that_saw_arms_is_kept_from_eyes_that_must_not() {
        room.locks.lock(DANA, STUDY, What.ANALYSIS_PLAN, null, "as written");
        room.locks.look(DANA, STUDY, UUID.randomUUID(), "safety board");
        freeze("arm by arm", true);
        room.reports.write(DANA, STUDY, TextPart.CONCLUSION, 0, "A is toxic.");

        then(room.reports.of(DANA, STUDY).versions()).hasSize(1);
        then(room.reports.of(RITA, STUDY).versions()).isEmpty();
        then(room.reports.of(RITA, STUDY).keptBack()).isEqualTo(1);
        then(room.reports.of(RITA, STUDY).toString()).doesNotContain("toxic");
        thenThrownBy(() -> room.reports.version(RITA, STUDY, 1)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> room.reports.document(RITA, STUDY, 1)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> room.reports.review(RITA, STUDY, 1)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> room.reports.of(TOM, STUDY)).isInstanceOf(NotAllowedException.class);
        room.locks.lock(DANA, STUDY, What.DATA, null, "all in");
        then(room.reports.of(RITA, STUDY).versions()).hasSize(1);
    }
}
