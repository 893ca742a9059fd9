package org.graftline.study.record;

import java.util.List;
import org.graftline.study.LedgerHead;
import org.osgi.annotation.versioning.ProviderType;

/** The append-only, hash-chained account of every act. Safe for many threads. */
@ProviderType
public interface Ledger {
    /** @return the chains that have entries, by name */
    List<Chain> chains();

    /** @return the end of a chain, {@link LedgerHead#EMPTY} if it has no entries */
    LedgerHead head(Chain chain);

    /**
     * @param chain a chain
     * @param after position to start behind; 0 for the first entry
     * @param most how many at the most, above 0
     * @return entries in their order, with their rows
     */
    List<LedgerEntry> entries(Chain chain, long after, int most);

    /**
     * Recomputes every chain, compares it with the tables and with the heads kept outside the database.
     *
     * @return what was found, chain by chain
     */
    AuditResult verify();
}
