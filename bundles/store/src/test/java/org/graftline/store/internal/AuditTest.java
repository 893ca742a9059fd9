package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.oneOfEachPeopleTable;
import static org.graftline.store.internal.Records.oneOfEachStudyTable;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.graftline.study.Decimal;
import org.graftline.study.Reading;
import org.graftline.study.VersionedRow;
import org.graftline.study.VolumeFormula;
import org.graftline.study.record.AuditResult;
import org.graftline.study.record.AuditResult.Finding;
import org.graftline.study.record.AuditResult.Kind;
import org.graftline.study.record.Chain;

/** Each test is one thing that somebody with the database's password may do. */
class AuditTest extends StoreTest {
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    /** A study (entry 1), two readings (2), a correction of the first (3); people in a chain of their own. */
    private Opened history(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        Reading first = aReading(FIRST).build();
        opened.store().unitOfWork().commit(act(oneOfEachStudyTable()));
        opened.store().unitOfWork().commit(act(first, aReading(SECOND).build()));
        opened.store()
                .unitOfWork()
                .commit(act(first.next()
                        .measured(new Decimal("121"), VolumeFormula.AS_REPORTED, null)
                        .build()));
        opened.store().unitOfWork().commit(act(Chain.INSTALLATION, oneOfEachPeopleTable()));
        return opened;
    }

    private static List<Finding> findings(Opened opened) {
        return opened.store().ledger().verify().chains().stream()
                .flatMap(chain -> chain.findings().stream())
                .toList();
    }

    @OnEachDatabase
    void an_untouched_ledger_is_intact_and_counted(TestDatabase database) throws SQLException {
        AuditResult result = history(database).store().ledger().verify();

        assertThat(result.chains().stream().flatMap(chain -> chain.findings().stream()))
                .isEmpty();
        assertThat(result.chains())
                .extracting(
                        AuditResult.ChainAudit::chain, AuditResult.ChainAudit::entries, AuditResult.ChainAudit::rows)
                .containsExactly(tuple(Chain.INSTALLATION, 1L, 11L), tuple(CHAIN, 3L, 33L));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @OnEachDatabase
    void a_changed_number_beside_its_text_is_found_with_row_and_column(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper("update reading set value_number = 99 where id = '%s' and version = 1".formatted(FIRST));

        assertThat(findings(opened))
                .containsExactly(new Finding(
                        Kind.CHANGED,
                        "reading '%s' version 1, written by entry 2 of chain 'study:GL-7', was changed: columns contradict each other (see value_number). Compare it with a backup."
                                .formatted(FIRST)));
    }

    @OnEachDatabase
    void a_number_changed_together_with_its_text_is_found(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper("update reading set value_number = 99, value_text = '99' where id = '%s' and version = 1"
                .formatted(FIRST));

        assertThat(findings(opened)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.CHANGED);
            assertThat(finding.sentence()).contains(FIRST.toString(), "its content is not what the ledger hashed");
        });
    }

    @OnEachDatabase
    void a_text_that_makes_no_record_is_found_and_not_thrown(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper(
                "update reading set value_text = 'abc' where id = '%s' and version = 1".formatted(FIRST),
                "update reading set status = 'GONE', value_text = null, value_number = null where id = '%s'"
                        .formatted(SECOND),
                "update study set zone = 'Middle/Earth'",
                "update mouse set aliases = '{'",
                "update source_file set study = '' where name = 'growth.csv'",
                "update ledger_entry set kind = 'DREAM' where position = 3",
                "update role_grant set role = 'KING'");

        assertThat(findings(opened))
                .extracting(Finding::kind)
                .containsExactly(
                        Kind.CHANGED,
                        Kind.CHANGED, // both role grants
                        Kind.CHANGED,
                        Kind.CHANGED,
                        Kind.CHANGED, // study, two mice
                        Kind.CHANGED, // file
                        Kind.CHANGED,
                        Kind.CHANGED, // readings
                        Kind.CHAIN_BROKEN);
    }

    @OnEachDatabase
    void a_changed_byte_of_a_file_is_found(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper(
                "update source_file set content = (select content from source_file where name = 'large.bin') where name = 'growth.csv'");

        assertThat(findings(opened))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence())
                        .startsWith("source_file 'GL-7/")
                        .contains("is not what the ledger hashed (see id, sha256, byte_count)"));
    }

    @OnEachDatabase
    void a_removed_row_is_found(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper("delete from reading where id = '%s'".formatted(SECOND));

        assertThat(findings(opened))
                .containsExactly(new Finding(
                        Kind.REMOVED,
                        "reading '%s' version 1, written by entry 2 of chain 'study:GL-7', is gone from its table. Restore it from a backup."
                                .formatted(SECOND)));
    }

    @OnEachDatabase
    void an_inserted_row_is_found_in_the_chain_of_its_study(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper(
                "insert into arm (id, version, study, name, role) values ('OTHER/x', 1, 'OTHER', 'x', 'TREATED')",
                "insert into credential (id, version, person, phc) select id, 2, person, 'mine' from credential");

        AuditResult result = opened.store().ledger().verify();

        assertThat(result.chains().stream()
                        .flatMap(chain -> chain.findings().stream().map(f -> chain.chain() + ": " + f.sentence())))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("installation: credential 'p-0123456789ab' version 2 stands in its table"),
                        second -> assertThat(second)
                                .startsWith("study:OTHER: arm 'OTHER/x' version 1 stands in its table"));
    }

    @OnEachDatabase
    void a_changed_entry_breaks_the_chain(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper("update ledger_entry set person = 'p-somebodyelse' where chain = '%s' and position = 2"
                .formatted(CHAIN));

        assertThat(findings(opened))
                .containsExactly(
                        new Finding(
                                Kind.CHAIN_BROKEN,
                                "Entry 2 of chain 'study:GL-7' or its list of rows was changed: they no longer give its hash. Compare it with a backup."));
    }

    @OnEachDatabase
    void a_row_changed_together_with_its_hash_in_the_ledger_breaks_the_chain(TestDatabase database)
            throws SQLException {
        Opened opened = history(database);
        Reading forged = aReading(SECOND)
                .measured(new Decimal("1"), VolumeFormula.AS_REPORTED, null)
                .build();
        opened.tamper(
                "update reading set value_text = '1', value_number = 1 where id = '%s'".formatted(SECOND),
                "update ledger_row set sha256 = '%s' where row_id = '%s'"
                        .formatted(forged.canonical().sha256(), SECOND));

        assertThat(findings(opened)).extracting(Finding::kind).containsExactly(Kind.CHAIN_BROKEN);
    }

    @OnEachDatabase
    void a_removed_entry_is_missed_and_its_rows_have_no_entry(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper(
                "alter table ledger_row drop constraint ledger_row_entry",
                "delete from ledger_entry where chain = '%s' and position = 2".formatted(CHAIN));

        assertThat(findings(opened))
                .extracting(Finding::sentence)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo(
                                        "Entries 2 to 2 of chain 'study:GL-7' are missing. Restore them from a backup."),
                        second -> assertThat(second)
                                .startsWith(
                                        "The ledger lists rows of an entry 2 that does not exist, the first is reading"));
    }

    @OnEachDatabase
    void a_cut_tail_is_found_by_the_heads_kept_outside(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper(
                "delete from reading where id = '%s' and version = 2".formatted(FIRST),
                "delete from ledger_row where chain = '%s' and position = 3".formatted(CHAIN),
                "delete from ledger_entry where chain = '%s' and position = 3".formatted(CHAIN),
                ("update ledger_head set position = 2, hash = (select hash from ledger_entry where chain = '%s' and position = 2)"
                                + " where chain = '%s'")
                        .formatted(CHAIN, CHAIN));

        assertThat(findings(opened)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.TAIL_CUT);
            assertThat(finding.sentence())
                    .startsWith(
                            "Chain 'study:GL-7' ends at entry 2, but entry 3 was committed and noted outside the database.");
        });
    }

    @OnEachDatabase
    void a_chain_deleted_whole_is_found_by_the_heads_kept_outside(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper(
                "delete from person",
                "delete from role_grant",
                "delete from credential",
                "delete from device",
                "delete from device_check",
                "delete from badge",
                "delete from journal_key",
                "delete from contact",
                "delete from script_token",
                "delete from directory_account",
                "delete from ledger_row where chain = 'installation'",
                "delete from ledger_entry where chain = 'installation'",
                "delete from ledger_head where chain = 'installation'");

        assertThat(findings(opened)).extracting(Finding::kind).containsExactly(Kind.TAIL_CUT);
    }

    @OnEachDatabase
    void a_tail_cut_and_grown_again_is_found_by_the_heads_kept_outside(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper(
                "delete from reading where id = '%s' and version = 2".formatted(FIRST),
                "delete from ledger_row where chain = '%s' and position = 3".formatted(CHAIN),
                "delete from ledger_entry where chain = '%s' and position = 3".formatted(CHAIN),
                ("update ledger_head set position = 2, hash = (select hash from ledger_entry where chain = '%s' and position = 2)"
                                + " where chain = '%s'")
                        .formatted(CHAIN, CHAIN));
        opened.store().unitOfWork().commit(act(aReading().build()));
        opened.store().unitOfWork().commit(act(aReading().build()));

        assertThat(findings(opened))
                .containsExactly(
                        new Finding(
                                Kind.CHAIN_BROKEN,
                                "Entry 3 of chain 'study:GL-7' has another hash than was noted outside the database when it was committed: it was written anew. Compare it with a backup."));
    }

    @OnEachDatabase
    void a_head_row_that_was_changed_is_found(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper("update ledger_head set position = 7 where chain = 'installation'");

        assertThat(findings(opened))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence())
                        .startsWith("The head row of chain 'installation' says position 7"));
    }

    @OnEachDatabase
    void an_erased_text_leaves_the_ledger_intact(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper(
                "update ledger_entry set actor_text = null, reason_text = null",
                "update person set login_text = null, name_text = null");

        assertThat(findings(opened)).isEmpty();
        assertThat(opened.store().peopleRecords().people())
                .singleElement()
                .satisfies(person -> assertThat(person.name().orErased()).isEqualTo("(erased)"));
    }

    @OnEachDatabase
    void a_replaced_personal_text_is_found(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        opened.tamper(
                "update ledger_entry set actor_text = 'Bob' where chain = '%s' and position = 1".formatted(CHAIN),
                "update person set name_text = 'Bob'");

        assertThat(findings(opened))
                .extracting(Finding::sentence)
                .satisfiesExactly(
                        first -> assertThat(first).contains("person 'p-0123456789ab'", "a personal text was replaced"),
                        second -> assertThat(second)
                                .isEqualTo(
                                        "The name or the reason in entry 1 of chain 'study:GL-7' was replaced. Compare it with a backup."));
    }

    @OnEachDatabase
    void at_most_twenty_findings_are_shown_the_first_wrong_row_first(TestDatabase database) throws SQLException {
        Opened opened = history(database);
        List<VersionedRow> many = new ArrayList<>();
        IntStream.range(0, 6000).forEach(i -> many.add(aReading(new UUID(1, i)).build()));
        opened.store().unitOfWork().commit(act(many));
        opened.tamper("update reading set value_number = 5 where value_number > 100");

        List<Finding> findings = findings(opened);

        assertThat(findings).hasSize(20).extracting(Finding::kind).containsOnly(Kind.CHANGED);
        assertThat(findings.get(0).sentence()).contains(FIRST.toString(), "version 1");
        assertThat(findings.get(2).sentence()).contains(FIRST.toString(), "version 2");
        assertThat(findings.get(19).sentence()).contains(new UUID(1, 16).toString());
    }

    @OnEachDatabase
    void a_line_of_the_heads_file_that_was_changed_is_found(TestDatabase database) throws SQLException, IOException {
        Opened opened = history(database);
        List<String> lines = new ArrayList<>(Files.readAllLines(opened.headsFile()));
        lines.set(0, "nothing to see here");
        Files.write(opened.headsFile(), lines);

        assertThat(findings(opened))
                .containsExactly(new Finding(
                        Kind.CHAIN_BROKEN,
                        "The file of ledger heads has been changed: line 1 is no head. Compare it with its backup."));
    }
}
