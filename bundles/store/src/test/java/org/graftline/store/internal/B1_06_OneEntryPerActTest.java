package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.oneOfEachStudyTable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.Reading;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.VolumeFormula;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;

/** 21 CFR 11.10(e): whatever is written has exactly one entry, and what is refused has none. A random but repeatable course of acts. */
class B1_06_OneEntryPerActTest extends StoreTest {
    private static final int ACTS = 60;

    @OnEachDatabase
    void every_act_writes_exactly_one_entry_and_a_refused_one_writes_none(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(act(oneOfEachStudyTable()));
        Random random = new Random(6);
        List<Reading> current = new ArrayList<>();
        long kept = 1;
        int refused = 0;
        for (int turn = 0; turn < ACTS; turn++) {
            List<VersionedRow> rows = new ArrayList<>();
            List<Reading> after = new ArrayList<>(current);
            for (int n = random.nextInt(4); n >= 0; n--) {
                if (current.isEmpty() || random.nextBoolean()) {
                    Reading fresh = aReading(new UUID(turn, n)).build();
                    rows.add(fresh);
                    after.add(fresh);
                } else {
                    int which = random.nextInt(current.size());
                    Reading next = current.get(which)
                            .next()
                            .measured(new Decimal("1" + turn), VolumeFormula.AS_REPORTED, null)
                            .build();
                    rows.add(next); // named twice by chance, the act is refused
                    after.set(which, next);
                }
            }
            if (random.nextInt(4) == 0 && !current.isEmpty()) {
                rows.add(current.get(0)); // stands there already: the whole act is refused
            }
            try {
                opened.store().unitOfWork().commit(act(rows));
                current = after;
                kept++;
            } catch (StudyException expected) {
                refused++;
            }
        }

        List<LedgerEntry> entries = opened.store().ledger().entries(CHAIN, 0, 1000);
        assertThat(entries).hasSize((int) kept);
        assertThat(refused).as("acts that had to be refused").isBetween(5, ACTS - 5);
        Set<String> rows = new HashSet<>();
        for (LedgerEntry entry : entries) {
            for (RowHash row : entry.rows()) {
                assertThat(rows.add(row.table() + " " + row.id() + " " + row.version()))
                        .as("%s stands in one entry", row)
                        .isTrue();
            }
        }
        assertThat(opened.store().ledger().verify().isIntact())
                .as("every row of every table has its entry, and every entry its rows")
                .isTrue();
        assertThat(heard).as("announced entries").hasSize((int) kept);
    }
}
