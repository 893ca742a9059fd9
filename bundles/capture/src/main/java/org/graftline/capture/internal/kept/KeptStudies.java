package org.graftline.capture.internal.kept;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.graftline.capture.internal.WriteLock;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.VersionedRow;
import org.graftline.study.people.Actor;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps the studies that are being measured in step with the ledger: one's own acts are added; somebody else's make it read the study
 * again, unless they wrote nothing that is kept here, such as doses and documents. Safe for many threads; whoever only reads waits for nobody, except for the moment between an act's commit and its being noted
 * here.
 */
@Component(service = KeptStudies.class)
public final class KeptStudies {
    /** More studies than are measured on one day; the one longest unused goes first. */
    private static final int MOST = 20;

    /** Whose entries are looked through rather than the study read again; an import of this length is worth reading. */
    private static final int ENTRIES = 500;

    /** What {@link KeptStudy} is made of. */
    private static final Set<String> TABLES = Set.of(
            "study",
            "capture_rules",
            "mouse",
            "tumor",
            "removal",
            "reading",
            "housing",
            "alert",
            "bench_session",
            "unblinding",
            "reading_decision");

    private final UnitOfWork work;
    private final StudyRecords records;
    private final BenchRecords bench;
    private final Ledger ledger;
    private final WriteLock lock;
    private final Clock clock;
    private final Map<StudyCode, KeptStudy> kept = new LinkedHashMap<>(32, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StudyCode, KeptStudy> eldest) {
            return size() > MOST;
        }
    };

    /** Wires the services. */
    @Activate
    public KeptStudies(
            @Reference UnitOfWork work,
            @Reference StudyRecords records,
            @Reference BenchRecords bench,
            @Reference Ledger ledger,
            @Reference WriteLock lock) {
        this(work, records, bench, ledger, lock, Clock.systemUTC());
    }

    /** As the other, with a clock. */
    public KeptStudies(
            UnitOfWork work, StudyRecords records, BenchRecords bench, Ledger ledger, WriteLock lock, Clock clock) {
        this.work = work;
        this.records = records;
        this.bench = bench;
        this.ledger = ledger;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * @return the study as its ledger has it now
     * @throws org.graftline.study.UnknownStudyException if there is no such study
     */
    public KeptStudy of(StudyCode study) {
        KeptStudy before = current(study);
        return before != null
                ? before
                : lock.hold(() -> {
                    KeptStudy meanwhile = current(study);
                    if (meanwhile != null) {
                        return meanwhile;
                    }
                    KeptStudy followed = followed(
                            study, kept(study), ledger.head(Chain.of(study)).position());
                    return keep(study, followed != null ? followed : read(study));
                });
    }

    /** @return now, as records keep it */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** @return what the act returns, done while no other act of capture runs */
    public <T> T hold(Supplier<T> act) {
        return lock.hold(act);
    }

    /** Writes one act and notes it. What the rows were decided on must have been looked up in the same {@link #hold}. */
    public LedgerEntry commit(Actor actor, ActKind kind, StudyCode study, String reason, List<VersionedRow> rows) {
        return lock.hold(() -> {
            KeptStudy before = of(study);
            LedgerEntry entry =
                    work.commit(new Act(Chain.of(study), kind, actor, clock.instant(), SaltedText.of(reason), rows));
            KeptStudy followed = followed(study, before, entry.position() - 1);
            if (followed != null) {
                keep(study, followed.with(rows, entry.position()));
            } else {
                forget(study); // somebody else's act came between; the next look reads both
            }
            return entry;
        });
    }

    private @Nullable KeptStudy current(StudyCode study) {
        long position = ledger.head(Chain.of(study)).position();
        KeptStudy known = kept(study);
        return known != null && known.position() == position ? known : null;
    }

    private @Nullable KeptStudy kept(StudyCode study) {
        synchronized (kept) {
            return kept.get(study);
        }
    }

    /** @return the same study at a later position; null where the entries in between wrote something that is kept */
    private @Nullable KeptStudy followed(StudyCode study, @Nullable KeptStudy known, long position) {
        if (known == null || position < known.position() || position - known.position() > ENTRIES) {
            return null;
        }
        long missed = position - known.position();
        boolean touched = missed > 0
                && ledger.entries(Chain.of(study), known.position(), (int) missed).stream()
                        .flatMap(entry -> entry.rows().stream())
                        .anyMatch(row -> TABLES.contains(row.table()));
        return touched ? null : missed == 0 ? known : known.with(List.of(), position);
    }

    private KeptStudy keep(StudyCode study, KeptStudy state) {
        synchronized (kept) {
            kept.put(study, state);
        }
        return state;
    }

    private void forget(StudyCode study) {
        synchronized (kept) {
            kept.remove(study);
        }
    }

    /** The position is asked first: if an act comes between, the state is newer than it says, and the next look reads again. */
    private KeptStudy read(StudyCode study) {
        long position = ledger.head(Chain.of(study)).position();
        StudyData data = records.data(study);
        List<VersionedRow> rows = new ArrayList<>(data.mice());
        rows.addAll(data.tumors());
        rows.addAll(data.removals());
        rows.addAll(data.readings());
        rows.addAll(bench.housing(study));
        rows.addAll(bench.alerts(study));
        rows.addAll(bench.sessions(study));
        rows.addAll(bench.unblindings(study));
        rows.addAll(bench.decisions(study));
        return KeptStudy.of(data.study(), bench.rules(study), rows, position);
    }
}
