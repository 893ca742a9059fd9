package org.graftline.capture.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.graftline.capture.internal.bench.LimitAlerts;
import org.graftline.capture.internal.blinding.BlindedData;
import org.graftline.capture.internal.blinding.Sight;
import org.graftline.capture.internal.blinding.Sights;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.ArmName;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyException;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.capture.Readings;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.conduct.OwnDays;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.StudyRecords.WrittenReading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Studies and single readings: reading, adding, correcting, each behind the guard. */
@Component(property = "service.ranking:Integer=-100")
public final class StudyReadings implements Readings {
    /** What stands for every arm while they are shown as one. */
    static final ArmName POOL = new ArmName("all arms pooled");

    private final KeptStudies studies;
    private final StudyRecords records;
    private final Access access;
    private final Sights sights;
    private final ArmSights earned;
    private final OwnDays ownDays;

    /** Wires the services. */
    @Activate
    public StudyReadings(
            @Reference KeptStudies studies,
            @Reference StudyRecords records,
            @Reference Sights sights,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) ArmSights earned,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) OwnDays ownDays,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access) {
        this.studies = studies;
        this.records = records;
        this.sights = sights;
        this.earned = earned;
        this.ownDays = ownDays;
        this.access = access;
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
        StudyData all = records.data(study).withDayZeros(ownDays.of(study));
        Sight sight = sights.of(actor, studies.of(study));
        StudyData seen = BlindedData.of(all, sight);
        return sight.blinded() || earned.of(actor, study) == ArmSights.Sight.SHOWN ? seen : seen.pooled(POOL);
    }

    @Override
    public LedgerEntry record(Actor actor, Reading reading) {
        access.require(actor, Permission.RECORD_READINGS, reading.study());
        if (reading.version() != 1) {
            throw new StudyException("A new reading has version 1, not %d. Correct an earlier one as a correction."
                    .formatted(reading.version()));
        }
        if (reading.status() == ReadingStatus.WITHDRAWN) {
            throw new StudyException(
                    "Not saved: a new reading of mouse '%s' on day %s cannot be withdrawn already. Leave it out."
                            .formatted(reading.mouse(), reading.day()));
        }
        return studies.hold(() -> {
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
        KeptStudy study = studies.of(reading.study());
        Reading filled = filled(reading, actor, study.nextReplicate(reading), studies.now());
        List<VersionedRow> rows = new ArrayList<>(study.rowsFor(filled));
        rows.addAll(LimitAlerts.of(study, filled));
        return studies.commit(actor, ActKind.RECORD_READING, reading.study(), "Reading", rows);
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
        return studies.hold(() -> {
            Reading current = last(corrected.study(), corrected.uuid()).reading();
            if (corrected.version() != current.version() + 1) {
                throw new ConcurrentChangeException("reading", corrected.id(), corrected.version());
            }
            if (current.status() == ReadingStatus.WITHDRAWN || corrected.status() == ReadingStatus.WITHDRAWN) {
                throw new StudyException(
                        "Not saved: taking back the reading of mouse '%s' on day %s is no correction, and what was taken back stays so. Withdraw it with a reason; enter what counts as a new reading."
                                .formatted(current.mouse(), current.day()));
            }
            if (!samePlace(current, corrected)) {
                throw new StudyException(
                        "Not saved: a correction cannot move a reading of mouse '%s' on day %s to another mouse, tumor, endpoint, day or replicate. Move it with its history instead."
                                .formatted(current.mouse(), current.day()));
            }
            Reading next = corrected
                    .next()
                    .version(corrected.version())
                    .recordedAt(studies.now())
                    .source(current.source()) // where it came from is not the corrector's to say, and not for all eyes
                    .entry(current.entry())
                    .build();
            List<VersionedRow> rows = new ArrayList<>(List.of(next));
            rows.addAll(LimitAlerts.of(studies.of(corrected.study()), next));
            LedgerEntry entry = studies.commit(actor, ActKind.CORRECT_READING, corrected.study(), reason.strip(), rows);
            return BlindedData.of(entry, sights.of(actor, studies.of(corrected.study())));
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
        Sight sight = sights.of(actor, studies.of(study));
        sight.requireShown(last(study, reading).reading());
        boolean pooled = earned.of(actor, study) != ArmSights.Sight.SHOWN;
        return records.history(reading).stream()
                .map(written -> BlindedData.of(written, sight))
                .map(written -> pooled ? withoutSource(written) : written)
                .toList();
    }

    /** The cells of a file may name the arm. */
    private static WrittenReading withoutSource(WrittenReading written) {
        Reading reading = written.reading();
        return new WrittenReading(
                reading.next().version(reading.version()).source(null).build(), written.entry());
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
}
