package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.store.internal.Records.CODE;
import static org.graftline.store.internal.Records.MOUSE;
import static org.graftline.store.internal.Records.PERSON;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.oneOfEachPeopleTable;
import static org.graftline.store.internal.Records.oneOfEachStudyTable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.graftline.store.internal.row.Table;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.VersionedRow;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.BenchRecords.WrittenRow;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
import org.graftline.study.record.UnitOfWork;

class RoundTripTest extends StoreTest {
    @OnEachDatabase
    void every_table_gives_back_records_with_the_same_canonical_hash(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        List<VersionedRow> rows = new ArrayList<>(oneOfEachStudyTable());
        LedgerEntry ofStudy = opened.store().unitOfWork().commit(act(rows));
        LedgerEntry ofPeople = opened.store().unitOfWork().commit(act(Chain.INSTALLATION, oneOfEachPeopleTable()));

        List<RowHash> stored = new ArrayList<>();
        Database raw = Database.migrated(opened.source());
        for (Table<?, ?> table : Table.ALL) {
            raw.<Void, RuntimeException>read(handle -> {
                handle.createQuery("select * from " + table.name())
                        .map(table.mapper())
                        .forEach(columns -> stored.add(RowHash.of(columns.row())));
                return null;
            });
        }
        assertThat(stored).hasSize(rows.size() + oneOfEachPeopleTable().size());
        List<RowHash> hashed = new ArrayList<>(ofStudy.rows());
        hashed.addAll(ofPeople.rows());
        assertThat(stored).containsExactlyInAnyOrderElementsOf(hashed);
    }

    @OnEachDatabase
    void a_study_comes_back_whole_and_in_order(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        LedgerEntry entry = opened.store().unitOfWork().commit(act(oneOfEachStudyTable()));

        StudyData data = opened.store().studyRecords().data(CODE);

        assertThat(data.mice()).extracting(mouse -> mouse.mouse().value()).containsExactly("M 017/é", "b");
        assertThat(data.readings()).hasSize(4);
        assertThat(data.ledgerHead()).isEqualTo(entry.head());
        assertThat(opened.store().ledger().entries(entry.chain(), 0, 10)).containsExactly(entry);
        assertThat(opened.store().peopleRecords().person(PERSON)).isEmpty();
    }

    @OnEachDatabase
    void an_animal_comes_back_with_every_version_of_its_tags_cage_and_removal_and_their_entries(TestDatabase database)
            throws SQLException {
        Opened opened = open(database);
        UnitOfWork work = opened.store().unitOfWork();
        Housing cage = new Housing(CODE, MOUSE, 1, "C07", "R1");
        LedgerEntry first = work.commit(act(mouse(1, "4711"), mouseOf("other", 1), cage));
        LedgerEntry tagged = work.commit(act(mouse(2, "4711", "0042")));
        LedgerEntry moved = work.commit(act(new Housing(CODE, MOUSE, 2, "C08", null)));
        LedgerEntry left =
                work.commit(act(new Removal(CODE, MOUSE, 1, new StudyDay(9), Removal.Cause.FOUND_DEAD, null)));
        BenchRecords records = opened.store().benchRecords();

        List<WrittenRow> life = records.animal(CODE, MOUSE);

        assertThat(life)
                .extracting(one ->
                        one.entry().position() + " " + one.row().canonical().json())
                .containsExactly(
                        first.position() + " " + mouse(1, "4711").canonical().json(),
                        first.position() + " " + cage.canonical().json(),
                        tagged.position() + " "
                                + mouse(2, "4711", "0042").canonical().json(),
                        moved.position() + " "
                                + new Housing(CODE, MOUSE, 2, "C08", null)
                                        .canonical()
                                        .json(),
                        left.position() + " "
                                + new Removal(CODE, MOUSE, 1, new StudyDay(9), Removal.Cause.FOUND_DEAD, null)
                                        .canonical()
                                        .json());
        assertThat(life).allSatisfy(one -> assertThat(one.entry().rows()).containsExactly(RowHash.of(one.row())));
        assertThat(records.animal(CODE, new MouseId("nobody"))).isEmpty();
    }

    @OnEachDatabase
    void the_writer_of_a_version_is_the_entry_that_wrote_it(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        UnitOfWork work = opened.store().unitOfWork();
        LedgerEntry first = work.commit(act(mouse(1, "4711"), mouseOf("other", 1)));
        LedgerEntry second = work.commit(act(mouse(2, "4711", "0042")));
        BenchRecords records = opened.store().benchRecords();

        assertThat(records.writer(mouse(1, "4711")).map(LedgerEntry::hash)).contains(first.hash());
        assertThat(records.writer(mouse(2, "4711", "0042")).map(LedgerEntry::hash))
                .contains(second.hash());
        assertThat(records.writer(mouse(3, "4711"))).isEmpty();
    }

    private static Mouse mouse(int version, String... tags) {
        return new Mouse(CODE, MOUSE, version, Records.DONOR, List.of(tags));
    }

    private static Mouse mouseOf(String id, int version) {
        return new Mouse(CODE, new MouseId(id), version, Records.DONOR, List.of());
    }
}
