package org.graftline.store.internal;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Empties the pool when its connections are gone: a server that ends one as a rule ended all, and the next try must not meet them. H2 closes itself when a write fails, as on a full disk, and every
 * connection with it; the next one opens the file again, once there is room.
 */
final class ClosedDatabaseOverride implements SQLExceptionOverride {
    private volatile @Nullable HikariDataSource pool;

    /** @param pool whose connections are given up */
    void watch(HikariDataSource pool) {
        this.pool = pool;
    }

    @java.lang.Override // the interface has an Override of its own
    public Override adjudicate(SQLException failure) {
        if (!Refusal.isClosed(failure) && !Refusal.isLost(failure)) {
            return Override.CONTINUE_EVICT;
        }
        HikariDataSource watched = pool;
        if (watched != null) {
            watched.getHikariPoolMXBean().softEvictConnections();
        }
        return Override.MUST_EVICT;
    }
}
