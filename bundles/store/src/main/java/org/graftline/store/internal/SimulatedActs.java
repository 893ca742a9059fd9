package org.graftline.store.internal;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.graftline.study.SaltedText;
import org.graftline.study.record.Act;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.SimulatedTime;
import org.graftline.study.record.UnitOfWork;

/** Writes acts that are dated by a simulated clock: the reason of each says so, and when it was really written. */
final class SimulatedActs implements UnitOfWork {
    private final UnitOfWork work;
    private final InstantSource real;

    /** @param real the clock of the system */
    SimulatedActs(UnitOfWork work, InstantSource real) {
        this.work = work;
        this.real = real;
    }

    @Override
    public LedgerEntry commit(Act act) {
        SaltedText reason = SaltedText.of("%s (written %s). %s"
                .formatted(
                        SimulatedTime.REASON,
                        real.instant().truncatedTo(ChronoUnit.SECONDS),
                        act.reason().orErased()));
        return work.commit(new Act(act.chain(), act.kind(), act.actor(), act.at(), reason, act.rows()));
    }
}
