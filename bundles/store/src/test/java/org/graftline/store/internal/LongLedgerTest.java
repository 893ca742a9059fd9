package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.oneOfEachStudyTable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.store.internal.row.Table;
import org.graftline.study.LedgerHead;
import org.graftline.study.Reading;
import org.graftline.study.record.AuditResult;
import org.graftline.study.record.LedgerEntry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A ledger of many entries of one reading each, printing how long its audit took. {@code -Dgraftline.entries=1000000} makes it a long one. */
class LongLedgerTest extends StoreTest {
    private static final int ENTRIES = Integer.getInteger("graftline.entries", 2_000);
    private static final int TOGETHER = 10_000;

    @OnEachDatabase
    void every_entry_of_a_long_ledger_is_audited(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(act(oneOfEachStudyTable()));
        long start = System.nanoTime();
        try (Connection connection = opened.source().getConnection();
                Handle handle = Jdbi.open(connection)) {
            for (int done = 0; done < ENTRIES; done += TOGETHER) {
                int from = done;
                handle.useTransaction(inside -> append(inside, from, Math.min(ENTRIES, from + TOGETHER)));
            }
        }
        long written = System.nanoTime();
        AuditResult audit = opened.store().ledger().verify();
        long verified = System.nanoTime();

        System.out.printf(
                "%s: %,d entries written in %,d ms, verified in %,d ms%n",
                database, ENTRIES, (written - start) / 1_000_000, (verified - written) / 1_000_000);
        assertThat(audit.isIntact()).isTrue();
        assertThat(audit.chains())
                .singleElement()
                .extracting(AuditResult.ChainAudit::entries)
                .isEqualTo(ENTRIES + 1L);
    }

    /** As the store appends, without waiting for the disk after each: what is timed is the audit. */
    private static void append(Handle handle, int from, int to) {
        LedgerHead head = LedgerTables.lockedHead(handle, CHAIN).orElseThrow();
        for (int i = from; i < to; i++) {
            Reading reading = aReading(new UUID(7, i)).build();
            LedgerEntry entry = LedgerEntry.following(head, act(reading));
            Table.READING.append(handle, List.of(reading));
            LedgerTables.append(handle, entry);
            head = entry.head();
        }
    }
}
