package org.graftline.web.internal.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import org.graftline.study.LedgerHead;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.capture.Readings;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;

/**
 * The records of studies as they stand, read again only when the study's ledger has moved. Asks for permission every time, also when
 * the snapshot is at hand. Safe for many threads.
 */
public final class Snapshots {
    private static final int MOST = 32;

    private final Access access;
    private final Readings readings;
    private final Ledger ledger;
    private final Map<StudyCode, Snapshot> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StudyCode, Snapshot> eldest) {
            return size() > MOST;
        }
    };

    /** @param ledger tells whether a study has moved */
    public Snapshots(Access access, Readings readings, Ledger ledger) {
        this.access = access;
        this.readings = readings;
        this.ledger = ledger;
    }

    /**
     * The records of a study at one moment.
     *
     * @param data the records
     * @param sha256 their hash
     * @param head the end of the study's ledger before they were read
     */
    public record Snapshot(StudyData data, String sha256, LedgerHead head) {}

    /**
     * @return the study as it stands
     * @throws org.graftline.study.people.NotAllowedException if the actor may not read it
     * @throws org.graftline.study.UnknownStudyException if there is none of that code
     */
    public Snapshot of(Actor actor, StudyCode code) {
        access.require(actor, Permission.READ_STUDY, code);
        LedgerHead head = ledger.head(Chain.of(code));
        synchronized (kept) {
            Snapshot known = kept.get(code);
            if (known != null && known.head().equals(head)) {
                return known;
            }
        }
        StudyData data = readings.data(actor, code);
        Snapshot read = new Snapshot(data, data.sha256(), head);
        synchronized (kept) {
            kept.put(code, read);
        }
        return read;
    }
}
