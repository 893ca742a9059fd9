package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.act;

import java.sql.SQLException;
import org.graftline.study.record.NotStoredException;

/** A server that stops interrupts its threads. A file channel closes itself under an interrupted thread. */
class InterruptTest extends StoreTest {
    @OnEachDatabase
    void an_interrupted_thread_leaves_the_store_open_for_the_others(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(act(aReading().build()));
        long acknowledged = 1;

        Thread.currentThread().interrupt();
        try {
            acknowledged =
                    opened.store().unitOfWork().commit(act(aReading().build())).position();
        } catch (NotStoredException refused) {
            assertThat(refused).hasMessageContaining("ot saved");
        } finally {
            Thread.interrupted();
        }

        opened.store().unitOfWork().commit(act(aReading().build()));
        assertThat(opened.store().ledger().head(CHAIN).position()).isEqualTo(acknowledged + 1);
        assertThat(opened.store().ledger().verify().isIntact()).isTrue();
    }
}
