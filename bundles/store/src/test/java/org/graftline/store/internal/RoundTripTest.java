package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.store.internal.Records.CODE;
import static org.graftline.store.internal.Records.PERSON;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.oneOfEachPeopleTable;
import static org.graftline.store.internal.Records.oneOfEachStudyTable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.graftline.store.internal.row.Table;
import org.graftline.study.StudyData;
import org.graftline.study.VersionedRow;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;

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
}
