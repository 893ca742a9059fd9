package org.graftline.study.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.graftline.study.SaltedText;
import org.graftline.study.VersionedRow;
import org.graftline.study.people.Actor;

/**
 * One thing somebody did: who, when, why, and every row it writes. It is committed whole, with one ledger entry, or not at all.
 *
 * @param chain the ledger it belongs to
 * @param kind what was done
 * @param actor who did it
 * @param at when, truncated to microseconds
 * @param reason why, in the actor's words or ours
 * @param rows what is written, in the order of the ledger entry; every row is the next version of its record
 */
public record Act(Chain chain, ActKind kind, Actor actor, Instant at, SaltedText reason, List<VersionedRow> rows) {
    /** Truncates the time, copies the rows in. */
    public Act {
        at = at.truncatedTo(ChronoUnit.MICROS);
        rows = List.copyOf(rows);
    }
}
