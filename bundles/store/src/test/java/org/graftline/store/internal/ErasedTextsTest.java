package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.oneOfEachPeopleTable;
import static org.graftline.store.internal.Records.oneOfEachStudyTable;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Person;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Erasures.Erased;
import org.graftline.study.record.Erasures.OfEntry;
import org.graftline.study.record.Erasures.OfPerson;
import org.graftline.study.record.Erasures.OfRecord;
import org.graftline.study.record.LedgerEntry;

class ErasedTextsTest extends StoreTest {
    private static final Instant AT = Instant.parse("2026-11-29T10:00:00Z");
    private static final Actor ADA = new Actor(new PersonId("p-0123456789ab"), "Ada Byron", Actor.Via.WEB);
    private static final Actor BEA = new Actor(new PersonId("p-bea"), "Bea Cole", Actor.Via.COMMAND_LINE);

    /** Everything of a study, written by Ada; her person, contact and token; a signature of hers. */
    private Opened history(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(by(ADA, CHAIN, oneOfEachStudyTable(), ActKind.RECORD_READING));
        opened.store().unitOfWork().commit(by(BEA, Chain.INSTALLATION, oneOfEachPeopleTable(), ActKind.ENROLL_PERSON));
        return opened;
    }

    private static Act by(Actor actor, Chain chain, List<? extends VersionedRow> rows, ActKind kind) {
        return new Act(chain, kind, actor, AT, SaltedText.of("because Ada Byron said so"), List.copyOf(rows));
    }

    private static List<LedgerEntry> entries(Opened opened, Chain chain) {
        return opened.store().ledger().entries(chain, 0, 100);
    }

    @OnEachDatabase
    void a_person_is_erased_everywhere_with_the_salts_and_every_chain_verifies(TestDatabase database)
            throws SQLException {
        Opened opened = history(database);
        String head = opened.store().ledger().head(CHAIN).hash();

        Erased erased =
                opened.store().erasures().erase(new OfPerson(ADA.person()), BEA, AT, "request 12 under the law");

        assertThat(erased.inRecords()).isEqualTo(4); // person, contact, token, account of a directory
        assertThat(erased.inEntries()).isEqualTo(1);
        assertThat(opened.store().ledger().verify().isIntact()).isTrue();
        assertThat(opened.store().ledger().head(CHAIN).hash()).isEqualTo(head);
        Person person = opened.store().peopleRecords().person(ADA.person()).orElseThrow();
        assertThat(List.of(person.name(), person.login()))
                .allSatisfy(text -> assertThat(text.orErased()).isEqualTo("(erased on 2026-11-29)"))
                .allSatisfy(text -> assertThat(text.salt()).isEqualTo("erased 2026-11-29"));
        assertThat(entries(opened, CHAIN).get(0).actorName().orErased()).isEqualTo("(erased on 2026-11-29)");
        assertThat(entries(opened, Chain.INSTALLATION).get(0).actorName().orErased())
                .isEqualTo("Bea Cole");
        assertThat(erased.entry().kind()).isEqualTo(ActKind.ERASE_TEXTS);
        assertThat(erased.entry().reason().orErased())
                .isEqualTo("person 'p-0123456789ab': 4 rows, 1 entries. request 12 under the law");
    }

    @OnEachDatabase
    void a_signature_keeps_its_printed_name_and_its_meaning(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(by(ADA, CHAIN, oneOfEachStudyTable(), ActKind.SIGN_REPORT));
        opened.store().unitOfWork().commit(by(ADA, Chain.INSTALLATION, oneOfEachPeopleTable(), ActKind.ENROLL_PERSON));

        Erased erased = opened.store().erasures().erase(new OfPerson(ADA.person()), BEA, AT, "request 12");

        assertThat(erased.keptSignatures()).isEqualTo(1);
        assertThat(entries(opened, CHAIN).get(0).actorName().orErased()).isEqualTo("Ada Byron");
        assertThatThrownBy(() -> opened.store().erasures().erase(new OfEntry(CHAIN, 1), BEA, AT, "request 12"))
                .isInstanceOf(StudyException.class)
                .hasMessage(
                        "Not erased: entry 1 of chain 'study:GL-7' is a signature, and its meaning is kept as long as what was signed.");
        String remark = remark(opened);
        assertThatThrownBy(() -> opened.store().erasures().erase(new OfRecord("remark", remark), BEA, AT, "request 12"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("is part of a signature");
    }

    private static String remark(Opened opened) {
        return entries(opened, CHAIN).get(0).rows().stream()
                .filter(row -> row.table().equals("remark"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @OnEachDatabase
    void one_reason_and_one_free_text_are_erased_and_no_other(TestDatabase database) throws SQLException {
        Opened opened = history(database);

        opened.store().erasures().erase(new OfEntry(CHAIN, 1), BEA, AT, "it names a patient");
        Erased text =
                opened.store().erasures().erase(new OfRecord("remark", remark(opened)), BEA, AT, "it names a patient");

        assertThat(text.inRecords()).isEqualTo(1);
        assertThat(entries(opened, CHAIN).get(0).reason().orErased()).isEqualTo("(erased on 2026-11-29)");
        assertThat(entries(opened, CHAIN).get(0).actorName().orErased()).isEqualTo("Ada Byron");
        assertThat(opened.store().ledger().verify().isIntact()).isTrue();
    }

    @OnEachDatabase
    void what_is_not_there_is_a_sentence_and_leaves_the_ledger_as_it_was(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        long before = opened.store().ledger().head(Chain.INSTALLATION).position();

        assertThatThrownBy(() -> opened.store().erasures().erase(new OfPerson(new PersonId("p-x")), BEA, AT, "why"))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("Not erased: there is no text of person 'p-x'.");
        assertThatThrownBy(() -> opened.store().erasures().erase(new OfRecord("reading", "x"), BEA, AT, "why"))
                .isInstanceOf(StudyException.class)
                .hasMessage(
                        "Not erased: table 'reading' keeps no free text. Tables that do are remark, unblinding, reading_decision, study_document.");
        assertThatThrownBy(() -> opened.store().erasures().erase(new OfRecord("person; drop", "x"), BEA, AT, "why"))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("Not erased: there is no table 'person; drop'.");
        assertThatThrownBy(() -> opened.store().erasures().erase(new OfRecord("person", "x"), BEA, AT, "why"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("Erase them all by --person.");
        assertThatThrownBy(() -> opened.store().erasures().erase(new OfPerson(ADA.person()), BEA, AT, " "))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("Not erased: an erasure needs a reason");

        assertThat(opened.store().ledger().head(Chain.INSTALLATION).position()).isEqualTo(before);
    }
}
