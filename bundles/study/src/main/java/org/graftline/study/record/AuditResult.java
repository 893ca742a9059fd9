package org.graftline.study.record;

import java.util.List;
import org.graftline.study.LedgerHead;

/**
 * What an audit of the ledger found.
 *
 * @param chains each chain that was checked
 */
public record AuditResult(List<ChainAudit> chains) {
    /** Copies the list in. */
    public AuditResult {
        chains = List.copyOf(chains);
    }

    /** @return whether nothing is wrong anywhere */
    public boolean isIntact() {
        return chains.stream().allMatch(chain -> chain.findings().isEmpty());
    }

    /**
     * One chain.
     *
     * @param chain which
     * @param entries how many entries were recomputed
     * @param rows how many rows were compared
     * @param head its end
     * @param findings what is wrong, the first wrong row first; at most 20
     */
    public record ChainAudit(Chain chain, long entries, long rows, LedgerHead head, List<Finding> findings) {
        /** Copies the list in. */
        public ChainAudit {
            findings = List.copyOf(findings);
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param kind what happened
     * @param sentence which row or entry, and what it shows
     */
    public record Finding(Kind kind, String sentence) {}

    /** What can be wrong with a record. */
    public enum Kind {
        /** A row differs from what the ledger hashed. */
        CHANGED,
        /** A row that the ledger names is gone. */
        REMOVED,
        /** A row stands in a table that no ledger entry names. */
        INSERTED,
        /** An entry does not follow from the one before it. */
        CHAIN_BROKEN,
        /** The chain ends before the head that is kept outside the database. */
        TAIL_CUT
    }
}
