package org.graftline.platformlocal.internal.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.Housing;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceCheck;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.study.bench.Remark;
import org.graftline.study.bench.Unblinding;
import org.graftline.study.people.Badge;
import org.graftline.study.people.JournalKey;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.LedgerEntry;

/** Badges and journal keys of listed records; of the Bench nothing else. */
final class ListedBench implements BenchRecords {
    private final ListedRecords records;

    ListedBench(ListedRecords records) {
        this.records = records;
    }

    @Override
    public Optional<Badge> badge(PersonId person) {
        return records.of(Badge.class).stream()
                .filter(b -> b.person().equals(person))
                .findFirst();
    }

    @Override
    public Optional<Badge> badge(String badgeSha256) {
        return records.of(Badge.class).stream()
                .filter(b -> b.badgeSha256().equals(badgeSha256) && b.state() == Badge.State.ACTIVE)
                .findFirst();
    }

    @Override
    public Optional<JournalKey> journalKey(PersonId person) {
        return records.of(JournalKey.class).stream()
                .filter(k -> k.person().equals(person))
                .findFirst();
    }

    @Override
    public CaptureRules rules(StudyCode study) {
        throw notHere();
    }

    @Override
    public List<Housing> housing(StudyCode study) {
        throw notHere();
    }

    @Override
    public List<WrittenRow> animal(StudyCode study, MouseId mouse) {
        throw notHere();
    }

    @Override
    public Optional<LedgerEntry> writer(VersionedRow row) {
        throw notHere();
    }

    @Override
    public List<BenchSession> sessions(StudyCode study) {
        throw notHere();
    }

    @Override
    public Optional<BenchSession> session(UUID session) {
        throw notHere();
    }

    @Override
    public List<Remark> remarks(StudyCode study) {
        throw notHere();
    }

    @Override
    public List<Alert> alerts(StudyCode study) {
        throw notHere();
    }

    @Override
    public List<Unblinding> unblindings(StudyCode study) {
        throw notHere();
    }

    @Override
    public List<ReadingDecision> decisions(StudyCode study) {
        throw notHere();
    }

    @Override
    public List<Device> devices() {
        throw notHere();
    }

    @Override
    public List<DeviceCheck> checks(String device, int most) {
        throw notHere();
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("No studies and no devices here");
    }
}
