package org.graftline.store.internal.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.study.LedgerHead;
import org.graftline.study.record.Chain;
import org.jdbi.v3.core.Handle;

/**
 * Where a chain of the database lacks entries that were noted outside when they were committed: an older state of the database, or one
 * that went on from an older state elsewhere.
 *
 * @param chain the chain
 * @param end the position at which the database ends
 * @param noted the highest position noted outside
 */
public record LostEntries(Chain chain, long end, long noted) {
    /** @return the chains that lack entries, by name; none for a database that is at or ahead of what was noted */
    public static List<LostEntries> of(Handle handle, OutsideHeads.Noted noted) {
        Map<Chain, LedgerHead> kept = LedgerTables.heads(handle);
        List<LostEntries> lost = new ArrayList<>();
        noted.heads().keySet().forEach(chain -> {
            LedgerHead last = noted.last(chain);
            LedgerHead end = kept.getOrDefault(chain, LedgerHead.EMPTY);
            if (end.position() < last.position() || !holds(handle, chain, last)) {
                lost.add(new LostEntries(chain, end.position(), last.position()));
            }
        });
        return lost;
    }

    private static boolean holds(Handle handle, Chain chain, LedgerHead head) {
        Optional<String> hash = LedgerTables.hash(handle, chain, head.position());
        return hash.isPresent() && hash.get().equals(head.hash());
    }

    /** @return in words, within a sentence */
    public String words() {
        return end < noted
                ? "chain '%s' ends at entry %d, and entry %d was committed once".formatted(chain, end, noted)
                : "entry %d of chain '%s' is not the one that was committed once".formatted(noted, chain);
    }
}
