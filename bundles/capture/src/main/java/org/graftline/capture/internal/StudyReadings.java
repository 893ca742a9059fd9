package org.graftline.capture.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.graftline.study.Reading;
import org.graftline.study.SaltedText;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyException;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.capture.Readings;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.StudyRecords.WrittenReading;
import org.graftline.study.record.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Studies and single readings: reading, adding, correcting, each behind the guard. */
@Component(property = "service.ranking:Integer=-100")
public final class StudyReadings implements Readings {
    private final UnitOfWork work;
    private final StudyRecords records;
    private final Access access;
    private final WriteLock lock;
    private final Clock clock;
    private final StudyOutlines outlines;

    /** Wires the services. */
    @Activate
    public StudyReadings(
            @Reference UnitOfWork work,
            @Reference StudyRecords records,
            @Reference Ledger ledger,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference WriteLock lock) {
        this(work, records, ledger, access, lock, Clock.systemUTC());
    }

    /** As the other, with a clock. */
    public StudyReadings(
            UnitOfWork work, StudyRecords records, Ledger ledger, Access access, WriteLock lock, Clock clock) {
        this.work = work;
        this.records = records;
        this.access = access;
        this.lock = lock;
        this.clock = clock;
        this.outlines = new StudyOutlines(records, ledger);
    }

    @Override
    public List<Study> studies(Actor actor) {
        return records.studies().stream()
                .filter(study -> access.allows(actor, Permission.READ_STUDY, study.code()))
                .toList();
    }

    @Override
    public StudyData data(Actor actor, StudyCode study) {
        access.require(actor, Permission.READ_STUDY, study);
        return records.data(study);
    }

    @Override
    public LedgerEntry record(Actor actor, Reading reading) {
        access.require(actor, Permission.RECORD_READINGS, reading.study());
        if (reading.version() != 1) {
            throw new StudyException("A new reading has version 1, not %d. Correct an earlier one as a correction."
                    .formatted(reading.version()));
        }
        return lock.hold(() -> {
            List<WrittenReading> written = records.history(reading.uuid());
            return written.isEmpty() ? add(actor, reading) : repeated(actor, reading, written.get(0));
        });
    }

    private LedgerEntry repeated(Actor actor, Reading reading, WrittenReading first) {
        Reading ours = first.reading();
        Reading same = filled(reading, actor, ours.replicate(), ours.recordedAt());
        if (same.equals(ours)) {
            return first.entry();
        }
        throw new ConcurrentChangeException(
                "Not saved: the id %s belongs to another reading, of mouse '%s' on day %s. Draw a fresh id for each reading."
                        .formatted(reading.uuid(), ours.mouse(), ours.day()));
    }

    private LedgerEntry add(Actor actor, Reading reading) {
        StudyOutline outline = outlines.of(reading.study());
        List<VersionedRow> rows = outline.rowsFor(filled(reading, actor, outline.nextReplicate(reading), now()));
        return outlines.after(outline, rows, commit(actor, ActKind.RECORD_READING, reading.study(), "Reading", rows));
    }

    private static Reading filled(Reading reading, Actor actor, int replicate, Instant recordedAt) {
        Reading.Builder filled = reading.next().version(1).replicate(replicate).recordedAt(recordedAt);
        return reading.operator() == null ? filled.operator(actor.person()).build() : filled.build();
    }

    @Override
    public LedgerEntry correct(Actor actor, Reading corrected, String reason) {
        access.require(actor, Permission.RECORD_READINGS, corrected.study());
        if (reason.isBlank()) {
            throw new StudyException("Not saved: a correction needs a reason. Say why the value changes.");
        }
        return lock.hold(() -> {
            Reading current = last(corrected.study(), corrected.uuid()).reading();
            if (corrected.version() != current.version() + 1) {
                throw new ConcurrentChangeException("reading", corrected.id(), corrected.version());
            }
            if (!samePlace(current, corrected)) {
                throw new StudyException(
                        "Not saved: a correction cannot move a reading of mouse '%s' on day %s to another mouse, tumor, endpoint, day or replicate. Mark it 'not measured' with a reason, and enter a new one."
                                .formatted(current.mouse(), current.day()));
            }
            Reading next = corrected
                    .next()
                    .version(corrected.version())
                    .recordedAt(now())
                    .build();
            return commit(actor, ActKind.CORRECT_READING, corrected.study(), reason.strip(), List.of(next));
        });
    }

    private static boolean samePlace(Reading a, Reading b) {
        return a.study().equals(b.study())
                && a.mouse().equals(b.mouse())
                && Objects.equals(a.site(), b.site())
                && a.endpoint() == b.endpoint()
                && a.day().equals(b.day())
                && a.replicate() == b.replicate();
    }

    @Override
    public List<WrittenReading> history(Actor actor, StudyCode study, UUID reading) {
        access.require(actor, Permission.READ_STUDY, study);
        last(study, reading);
        return records.history(reading);
    }

    private WrittenReading last(StudyCode study, UUID reading) {
        List<WrittenReading> written = records.history(reading);
        if (written.isEmpty() || !written.get(0).reading().study().equals(study)) {
            if (records.study(study).isEmpty()) {
                throw new UnknownStudyException(study);
            }
            throw new StudyException(
                    "Study %s has no reading %s. Look it up in the study's readings again.".formatted(study, reading));
        }
        return written.get(written.size() - 1);
    }

    private LedgerEntry commit(Actor actor, ActKind kind, StudyCode study, String reason, List<VersionedRow> rows) {
        return work.commit(new Act(Chain.of(study), kind, actor, clock.instant(), SaltedText.of(reason), rows));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
