package org.graftline.web.internal.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.study.LedgerHead;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.capture.Readings;
import org.graftline.study.conduct.AnalysisPlans;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.conduct.Locks;
import org.graftline.study.people.Actor;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;

/**
 * The records of studies as they stand and as one person may see them, read again only when the study's ledger has moved. Asks for
 * permission every time, also when the snapshot is at hand. No two people share a snapshot: what is kept back from one for blinding
 * or for the independence of readings is not what is kept back from another. Safe for many threads.
 */
public final class Snapshots {
    private static final int MOST = 48;

    private final ArmGuard arms;
    private final Readings readings;
    private final Ledger ledger;
    private final Locks locks;
    private final AnalysisPlans plans;
    private final Map<Key, Snapshot> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Snapshot> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param ledger tells whether a study has moved
     * @param locks says what a report must say about them
     * @param plans says what an analysis obeys
     */
    public Snapshots(ArmGuard arms, Readings readings, Ledger ledger, Locks locks, AnalysisPlans plans) {
        this.arms = arms;
        this.readings = readings;
        this.ledger = ledger;
        this.locks = locks;
        this.plans = plans;
    }

    /**
     * The records of a study at one moment.
     *
     * @param data the records
     * @param sha256 their hash
     * @param head the end of the study's ledger before they were read
     * @param eyes what whoever asked may see of them
     * @param plan the analysis plan in force
     * @param conduct sentences about locks and interim looks, which a report prints
     */
    public record Snapshot(
            StudyData data,
            String sha256,
            LedgerHead head,
            Eyes eyes,
            AnalysisPlans.InForce plan,
            List<String> conduct) {
        /** Copies the list in. */
        public Snapshot {
            conduct = List.copyOf(conduct);
        }
    }

    /** What somebody may see of a study. */
    public enum Eyes {
        /** Arms and all. */
        OPEN,
        /** All arms as one, until the analysis plan is locked. */
        POOLED_UNTIL_PLAN,
        /** All arms as one, until the data are locked or a look is recorded. */
        POOLED_UNTIL_LOOK,
        /** No arm, and nothing from which one follows. */
        BLINDED
    }

    /** The study, who asks, and whether a role that they were given meanwhile opened or closed their eyes. */
    private record Key(StudyCode study, PersonId person, Eyes eyes) {}

    /**
     * @return the study as it stands
     * @throws org.graftline.study.people.NotAllowedException if the actor may not read it
     * @throws org.graftline.study.UnknownStudyException if there is none of that code
     */
    public Snapshot of(Actor actor, StudyCode code) {
        Eyes eyes = arms.hidesFrom(actor, code) ? Eyes.BLINDED : eyes(arms.sight(actor, code));
        Key key = new Key(code, actor.person(), eyes);
        LedgerHead head = ledger.head(Chain.of(code));
        synchronized (kept) {
            Snapshot known = kept.get(key);
            if (known != null && known.head().equals(head)) {
                return known;
            }
        }
        StudyData data = readings.data(actor, code);
        List<String> conduct =
                eyes == Eyes.BLINDED ? List.of() : locks.of(actor, code).sentences();
        Snapshot read = new Snapshot(data, data.sha256(), head, eyes, plans.of(actor, code), conduct);
        synchronized (kept) {
            kept.put(key, read);
        }
        return read;
    }

    private static Eyes eyes(ArmSights.Sight sight) {
        return switch (sight) {
            case SHOWN -> Eyes.OPEN;
            case POOLED_UNTIL_PLAN -> Eyes.POOLED_UNTIL_PLAN;
            case POOLED_UNTIL_LOOK -> Eyes.POOLED_UNTIL_LOOK;
        };
    }
}
