package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.oneOfEachPeopleTable;
import static org.graftline.store.internal.Records.study;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.graftline.study.Decimal;
import org.graftline.study.LedgerHead;
import org.graftline.study.Reading;
import org.graftline.study.StudyException;
import org.graftline.study.VolumeFormula;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.NotStoredException;
import org.graftline.study.record.StudyRecords.WrittenReading;
import org.graftline.study.record.UnitOfWork;

class CommittedActsTest extends StoreTest {
    @OnEachDatabase
    void an_entry_follows_from_the_one_before_and_carries_its_own_hash(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        LedgerEntry first = opened.store().unitOfWork().commit(act(study(1)));
        LedgerEntry second = opened.store().unitOfWork().commit(act(study(2)));

        assertThat(first.previousHash()).isEqualTo(LedgerHead.EMPTY.hash());
        assertThat(second.position()).isEqualTo(2);
        assertThat(second.previousHash()).isEqualTo(first.hash());
        assertThat(opened.store().ledger().entries(CHAIN, 0, 9))
                .containsExactly(first, second)
                .allSatisfy(entry -> assertThat(entry.computedHash()).isEqualTo(entry.hash()));
        assertThat(opened.store().ledger().entries(CHAIN, 1, 9)).containsExactly(second);
        assertThat(opened.store().ledger().head(CHAIN)).isEqualTo(second.head());
        assertThat(opened.store().ledger().chains()).containsExactly(CHAIN);
    }

    @OnEachDatabase
    void an_act_in_simulated_time_says_so_in_its_hash(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        UnitOfWork rehearsal =
                new SimulatedActs(opened.store().unitOfWork(), () -> Instant.parse("2026-11-28T21:00:00.5Z"));
        LedgerEntry entry = rehearsal.commit(act(study(1)));

        assertThat(opened.store().ledger().entries(CHAIN, 0, 9)).singleElement().satisfies(kept -> {
            assertThat(kept.reason().orErased()).startsWith("Simulated time (written 2026-11-28T21:00:00Z). ");
            assertThat(kept.hash()).isEqualTo(entry.hash()).isEqualTo(kept.computedHash());
        });
    }

    @OnEachDatabase
    void a_correction_keeps_the_reading_it_replaces(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        UUID uuid = UUID.randomUUID();
        Reading first = aReading(uuid).build();
        LedgerEntry written = opened.store().unitOfWork().commit(act(study(1), first));
        Reading second = first.next()
                .measured(new Decimal("99"), VolumeFormula.AS_REPORTED, null)
                .build();
        LedgerEntry corrected = opened.store().unitOfWork().commit(act(second));

        List<WrittenReading> history = opened.store().studyRecords().history(uuid);

        assertThat(history).extracting(WrittenReading::reading).containsExactly(first, second);
        assertThat(history)
                .extracting(version -> version.entry().head())
                .containsExactly(written.head(), corrected.head());
        assertThat(opened.store().studyRecords().data(Records.CODE).readings()).containsExactly(second);
    }

    @OnEachDatabase
    void a_version_that_exists_is_refused(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        Reading reading = aReading().build();
        opened.store().unitOfWork().commit(act(reading));

        assertThatThrownBy(() -> opened.store().unitOfWork().commit(act(study(1), reading)))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("version 1 of reading '%s'".formatted(reading.uuid()));
        assertThat(opened.store().ledger().head(CHAIN).position()).isEqualTo(1);
        assertThat(opened.store().studyRecords().studies()).isEmpty();
    }

    @OnEachDatabase
    void a_version_that_would_leave_a_gap_is_refused(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(act(study(1)));

        assertThatThrownBy(
                        () -> opened.store().unitOfWork().commit(act(aReading().build(), study(3))))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("version 3 of study 'GL-7'");
        assertThat(opened.store().ledger().head(CHAIN).position()).isEqualTo(1);
    }

    @OnEachDatabase
    void two_versions_may_come_in_one_act(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(act(study(1), study(2)));

        assertThat(opened.store().studyRecords().study(Records.CODE)).contains(study(2));
    }

    @OnEachDatabase
    void an_act_without_rows_is_refused(TestDatabase database) throws SQLException {
        Opened opened = open(database);

        assertThatThrownBy(() -> opened.store().unitOfWork().commit(act()))
                .isInstanceOf(StudyException.class)
                .hasMessage("Not saved: the act 'RECORD_READING' changes nothing. Enter a change first.");
        assertThat(opened.store().ledger().chains()).isEmpty();
    }

    @OnEachDatabase
    void a_row_belongs_to_the_chain_of_its_study(TestDatabase database) throws SQLException {
        Opened opened = open(database);

        assertThatThrownBy(() -> opened.store().unitOfWork().commit(act(oneOfEachPeopleTable())))
                .hasMessageContaining("belongs to the ledger chain 'installation', not to 'study:GL-7'");
    }

    @OnEachDatabase
    void a_row_that_the_database_refuses_takes_the_whole_act_with_it(TestDatabase database) throws SQLException {
        Opened opened = open(database);

        assertThatThrownBy(() -> opened.store()
                        .unitOfWork()
                        .commit(act(
                                study(1),
                                aReading().device("x".repeat(1_000_001)).build())))
                .isInstanceOf(NotStoredException.class)
                .hasMessageStartingWith("Not saved, nothing of it: a text is longer than its column.");
        assertThat(opened.store().studyRecords().studies()).isEmpty();
        assertThat(opened.store().ledger().head(CHAIN)).isEqualTo(LedgerHead.EMPTY);
        assertThat(opened.store().ledger().verify().isIntact()).isTrue();
        assertThat(heard).isEmpty();
    }

    @OnEachDatabase
    void two_threads_on_one_chain_lose_no_entry(TestDatabase database)
            throws SQLException, InterruptedException, ExecutionException {
        Opened opened = open(database);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> tenReadings = () -> {
                for (int i = 0; i < 10; i++) {
                    opened.store().unitOfWork().commit(act(aReading().build()));
                }
                return null;
            };
            List<Future<Void>> done = threads.invokeAll(List.of(tenReadings, tenReadings, tenReadings, tenReadings));
            for (Future<Void> thread : done) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }

        List<LedgerEntry> entries = opened.store().ledger().entries(CHAIN, 0, 100);
        List<Long> expected = new ArrayList<>();
        for (long position = 1; position <= 40; position++) {
            expected.add(position);
        }
        assertThat(entries).extracting(LedgerEntry::position).containsExactlyElementsOf(expected);
        assertThat(opened.store().ledger().verify().isIntact()).isTrue();
    }

    @OnEachDatabase
    void whoever_listens_hears_of_each_entry_after_its_commit(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        LedgerEntry entry = opened.store().unitOfWork().commit(act(study(1)));

        assertThat(heard).containsExactly(entry);
    }

    @OnEachDatabase
    void a_listener_that_fails_takes_nothing_back(TestDatabase database) throws SQLException {
        RecordStore store = RecordStore.open(database.fresh(home), home.resolve("heads.log"), entry -> {
            throw new IllegalStateException("deaf");
        });

        assertThat(store.unitOfWork().commit(act(study(1))).position()).isEqualTo(1);
    }

    @OnEachDatabase
    void a_head_is_noted_outside_for_every_commit(TestDatabase database) throws SQLException, IOException {
        Opened opened = open(database);
        LedgerEntry first = opened.store().unitOfWork().commit(act(study(1)));
        LedgerEntry second = opened.store().unitOfWork().commit(act(study(2)));

        assertThat(Files.readAllLines(opened.headsFile()))
                .containsExactly("study:GL-7 1 " + first.hash(), "study:GL-7 2 " + second.hash());
    }

    @OnEachDatabase
    void an_act_is_kept_when_its_head_cannot_be_noted_and_the_head_follows_later(TestDatabase database)
            throws SQLException, IOException {
        Opened opened = open(database);
        Files.createDirectories(opened.headsFile()); // a folder where the file belongs
        LedgerEntry first = opened.store().unitOfWork().commit(act(study(1)));
        Files.delete(opened.headsFile());
        LedgerEntry second = opened.store().unitOfWork().commit(act(study(2)));

        assertThat(Files.readAllLines(opened.headsFile()))
                .containsExactly("study:GL-7 1 " + first.hash(), "study:GL-7 2 " + second.hash());
    }

    @OnEachDatabase
    void a_store_that_opens_again_finds_everything_and_notes_the_heads_it_missed(TestDatabase database)
            throws SQLException, IOException {
        Opened opened = open(database);
        LedgerEntry entry = opened.store().unitOfWork().commit(act(study(1)));
        Files.writeString(opened.headsFile(), "study:GL-7 1 " + entry.hash().substring(0, 9)); // killed inside the line

        Opened again = open(opened.source());

        assertThat(again.store().studyRecords().studies()).containsExactly(study(1));
        assertThat(Files.readAllLines(opened.headsFile())).containsExactly("study:GL-7 1 " + entry.hash());
        assertThat(again.store().ledger().verify().isIntact()).isTrue();
    }
}
