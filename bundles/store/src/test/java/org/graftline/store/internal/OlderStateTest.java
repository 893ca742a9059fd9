package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.graftline.store.internal.audit.OutsideHeads;
import org.graftline.study.LedgerHead;
import org.graftline.study.StudyException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A database that lacks entries which were acknowledged once is not served before somebody accepts that. */
class OlderStateTest extends StoreTest {
    /** A study with two readings, of which the database has lost the last one. */
    private Opened fallenBack(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(act(study(1)));
        opened.store().unitOfWork().commit(act(aReading().build()));
        opened.store().unitOfWork().commit(act(aReading().build()));
        opened.tamper(
                "delete from reading where id in (select row_id from ledger_row where chain = '%s' and position = 3)"
                        .formatted(CHAIN),
                "delete from ledger_row where chain = '%s' and position = 3".formatted(CHAIN),
                "delete from ledger_entry where chain = '%s' and position = 3".formatted(CHAIN),
                ("update ledger_head set position = 2, hash = (select hash from ledger_entry where chain = '%s' and position = 2)"
                                + " where chain = '%s'")
                        .formatted(CHAIN, CHAIN));
        return opened;
    }

    private Path acceptance() {
        return home.resolve("ledger").resolve(OlderState.ACCEPTANCE);
    }

    private List<String> besideTheHeads() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("ledger"))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\d{4}-.*Z", "WHEN"))
                    .sorted()
                    .toList();
        }
    }

    @OnEachDatabase
    void it_is_refused_with_chain_and_positions_and_both_ways_out(TestDatabase database) throws SQLException {
        Opened opened = fallenBack(database);

        assertThatThrownBy(() -> open(opened.source()))
                .isInstanceOf(StudyException.class)
                .hasMessageContainingAll(
                        opened.headsFile().toString(),
                        "chain 'study:GL-7' ends at entry 2, and entry 3 was committed once",
                        "restore the last backup",
                        acceptance().toString());
        assertThatThrownBy(() -> open(opened.source())).hasMessageContaining("ends at entry 2"); // and stays refused
    }

    @OnEachDatabase
    void one_that_went_on_from_an_older_state_elsewhere_is_refused_too(TestDatabase database) throws SQLException {
        Opened opened = fallenBack(database);
        RecordStore elsewhere = RecordStore.open(opened.source(), home.resolve("elsewhere.log"), heard::add);
        elsewhere.unitOfWork().commit(act(aReading().build()));
        elsewhere.unitOfWork().commit(act(aReading().build()));

        assertThatThrownBy(() -> open(opened.source()))
                .hasMessageContaining("entry 3 of chain 'study:GL-7' is not the one that was committed once");
    }

    @OnEachDatabase
    void an_empty_database_in_the_place_of_ours_is_refused(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(act(study(1)));

        assertThatThrownBy(() -> open(database.fresh(home.resolve("mistyped"))))
                .hasMessageContaining("chain 'study:GL-7' ends at entry 0, and entry 1 was committed once");
    }

    @OnEachDatabase
    void a_person_who_accepts_it_by_name_and_reason_stands_in_the_ledger_and_the_store_goes_on(TestDatabase database)
            throws SQLException, IOException {
        Opened opened = fallenBack(database);
        Files.writeString(acceptance(), "Ada Administrator\nThe disk broke; the reading is on paper.\n");

        RecordStore store = open(opened.source()).store();
        assertThat(store.ledger().entries(Chain.INSTALLATION, 0, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.kind()).isEqualTo(ActKind.ACCEPT_OLDER_STATE);
                    assertThat(entry.actorName().written()).contains("Ada Administrator");
                    assertThat(entry.reason().written())
                            .contains(
                                    "chain 'study:GL-7' ends at entry 2, and entry 3 was committed once. The disk broke; the reading is on paper.");
                });
        assertThat(besideTheHeads()).containsExactly("accepted-WHEN.txt", "heads-until-WHEN.log", "heads.log");

        store.unitOfWork().commit(act(aReading().build()));
        RecordStore again = open(opened.source()).store(); // nothing is asked twice
        assertThat(again.ledger().head(CHAIN).position()).isEqualTo(3);
        assertThat(again.ledger().verify().isIntact()).isTrue();
    }

    @OnEachDatabase
    void the_next_loss_needs_its_own_acceptance(TestDatabase database) throws SQLException, IOException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(act(study(1)));
        Files.writeString(acceptance(), "Ada Administrator\nIn advance\n");
        open(opened.source());
        assertThat(besideTheHeads()).containsExactly("heads.log", "not-needed-WHEN.txt");

        opened.tamper("delete from ledger_row", "delete from ledger_entry", "delete from ledger_head");
        assertThatThrownBy(() -> open(opened.source())).hasMessageContaining("ends at entry 0");
    }

    @OnEachDatabase
    void an_acceptance_without_a_reason_is_none(TestDatabase database) throws SQLException, IOException {
        Opened opened = fallenBack(database);
        Files.writeString(acceptance(), "Ada Administrator\n");

        assertThatThrownBy(() -> open(opened.source()))
                .hasMessageContainingAll("must hold your name in its first line", "ends at entry 2");
        assertThat(besideTheHeads()).containsExactly(OlderState.ACCEPTANCE, "heads.log");
    }

    @OnEachDatabase
    void heads_that_a_killed_process_did_not_come_to_note_are_no_loss(TestDatabase database)
            throws SQLException, IOException {
        Opened opened = open(database);
        LedgerEntry first = opened.store().unitOfWork().commit(act(study(1)));
        opened.store().unitOfWork().commit(act(aReading().build()));
        Files.writeString(opened.headsFile(), "study:GL-7 1 " + first.hash() + "\n");

        assertThat(open(opened.source()).store().ledger().verify().isIntact()).isTrue();
        assertThat(Files.readAllLines(opened.headsFile())).hasSize(2);
    }

    @Test
    void an_old_copy_of_the_h2_file_is_refused() throws IOException {
        Path file = home.resolve("data").resolve("graftline.mv.db");
        Path copy = home.resolve("copy");
        RecordStore.open(h2(), home.resolve("ledger/heads.log"), heard::add)
                .unitOfWork()
                .commit(act(study(1)));
        Files.copy(file, copy);
        RecordStore.open(h2(), home.resolve("ledger/heads.log"), heard::add)
                .unitOfWork()
                .commit(act(aReading().build()));
        Files.delete(file);
        Files.move(copy, file);

        assertThatThrownBy(() -> open(h2())).hasMessageContaining("chain 'study:GL-7' ends at entry 1");
    }

    /** Closes its file after each connection. */
    private DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(StoreUrl.of("", home).jdbc());
        source.setUser("graftline");
        return source;
    }

    /** The line of a head is never ahead of the database: what it names has been forced to the disk. */
    @Test
    void no_head_is_noted_before_its_commit_outlives_a_power_cut() throws IOException {
        Path heads = home.resolve("heads.log");
        OutsideHeads outside = new OutsideHeads(heads, () -> {
            assertThat(heads).doesNotExist();
            throw new IllegalStateException("the disk does not answer");
        });

        assertThatThrownBy(() -> outside.note(CHAIN, new LedgerHead(1, "a".repeat(64))))
                .hasMessage("the disk does not answer");
        assertThat(heads).doesNotExist();
    }
}
