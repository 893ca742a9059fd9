package org.graftline.study.record;

import org.graftline.study.StudyException;
import org.osgi.annotation.versioning.ProviderType;

/** The one way to write. Safe for many threads; acts of one chain are put in order by the store. */
@ProviderType
public interface UnitOfWork {
    /**
     * Writes all rows of the act and its ledger entry in one transaction, then sends the event
     * {@link org.graftline.study.event.Topics#COMMITTED}.
     *
     * @param act what was done; at least one row
     * @return the ledger entry it made
     * @throws ConcurrentChangeException if a row's version exists already or would leave a gap
     * @throws NotStoredException if the store could not keep it (disk full, database away); nothing is stored then
     * @throws StudyException if the act has no rows
     */
    LedgerEntry commit(Act act);
}
