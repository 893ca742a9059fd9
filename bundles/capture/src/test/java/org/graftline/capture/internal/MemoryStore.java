package org.graftline.capture.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.Donor;
import org.graftline.study.Housing;
import org.graftline.study.ImportMapping;
import org.graftline.study.LedgerHead;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.Tumor;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.Visit;
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
import org.graftline.study.record.Act;
import org.graftline.study.record.AuditResult;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;

/** Records in lists, with the version rules of the real store and nothing else of it. */
final class MemoryStore implements UnitOfWork, StudyRecords, BenchRecords, Ledger {
    private final Map<String, Map<String, List<VersionedRow>>> versions = new HashMap<>();
    private final IdentityHashMap<VersionedRow, LedgerEntry> writers = new IdentityHashMap<>();
    private final Map<Chain, List<LedgerEntry>> chains = new LinkedHashMap<>();

    @Override
    public synchronized LedgerEntry commit(Act act) {
        Map<String, Integer> expected = new LinkedHashMap<>();
        for (VersionedRow row : act.rows()) {
            String key = key(row);
            int before =
                    expected.getOrDefault(key, ofRecord(row.table(), row.id()).size());
            if (row.version() != before + 1) {
                throw new ConcurrentChangeException(row.table(), row.id(), row.version());
            }
            expected.put(key, row.version());
        }
        LedgerEntry entry = LedgerEntry.following(head(act.chain()), act);
        chains.computeIfAbsent(act.chain(), c -> new ArrayList<>()).add(entry);
        for (VersionedRow row : act.rows()) {
            versions.computeIfAbsent(row.table(), t -> new LinkedHashMap<>())
                    .computeIfAbsent(row.id(), k -> new ArrayList<>())
                    .add(row);
            writers.put(row, entry);
        }
        notifyAll();
        return entry;
    }

    /** Waits until the chain has that many entries. */
    synchronized void awaitPosition(Chain chain, long position) throws InterruptedException {
        while (head(chain).position() < position) {
            wait();
        }
    }

    /** Puts other rows in place of those there are, as if it had been so from the beginning; the ledger stays. */
    void replace(UnaryOperator<VersionedRow> by) {
        versions.values()
                .forEach(records -> records.values()
                        .forEach(rows -> rows.replaceAll(row -> {
                            VersionedRow other = by.apply(row);
                            LedgerEntry writer = writers.get(row);
                            if (writer != null) {
                                writers.put(other, writer);
                            }
                            return other;
                        })));
    }

    private static String key(VersionedRow row) {
        return row.table() + "\n" + row.id();
    }

    private List<VersionedRow> ofRecord(String table, String id) {
        return versions.getOrDefault(table, Map.of()).getOrDefault(id, List.of());
    }

    private <R extends VersionedRow> List<R> current(String table, Class<R> type) {
        return versions.getOrDefault(table, Map.of()).values().stream()
                .map(list -> list.get(list.size() - 1))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public List<Study> studies() {
        return current("study", Study.class).stream()
                .sorted(Comparator.comparing(Study::code))
                .toList();
    }

    @Override
    public Optional<Study> study(StudyCode code) {
        return studies().stream().filter(study -> study.code().equals(code)).findFirst();
    }

    @Override
    public StudyData data(StudyCode code) {
        Study study = study(code).orElseThrow(() -> new UnknownStudyException(code));
        return new StudyData(
                study,
                of("arm", Arm.class, code, Arm::study),
                of("donor", Donor.class, code, Donor::study),
                of("mouse", Mouse.class, code, Mouse::study),
                of("tumor", Tumor.class, code, Tumor::study),
                of("arm_assignment", ArmAssignment.class, code, ArmAssignment::study),
                of("removal", Removal.class, code, Removal::study),
                of("reading", Reading.class, code, Reading::study),
                head(Chain.of(code)));
    }

    private <R extends VersionedRow> List<R> of(
            String table, Class<R> type, StudyCode code, Function<R, StudyCode> study) {
        return current(table, type).stream()
                .filter(row -> study.apply(row).equals(code))
                .toList();
    }

    @Override
    public List<Visit> visits(StudyCode study) {
        return of("visit", Visit.class, study, Visit::study);
    }

    @Override
    public List<WrittenReading> history(UUID reading) {
        return ofRecord("reading", reading.toString()).stream()
                .map(row -> new WrittenReading((Reading) row, Objects.requireNonNull(writers.get(row))))
                .toList();
    }

    @Override
    public Optional<ImportMapping> mapping(StudyCode study, String headerSha256) {
        return current("import_mapping", ImportMapping.class).stream()
                .filter(m -> m.study().equals(study) && m.headerSha256().equals(headerSha256))
                .findFirst();
    }

    @Override
    public List<ImportedFile> files(StudyCode study) {
        return of("source_file", SourceFile.class, study, SourceFile::study).stream()
                .map(file -> new ImportedFile(file.name(), file.sha256(), file.content().length))
                .toList();
    }

    @Override
    public Optional<SourceFile> file(StudyCode study, String sha256) {
        return of("source_file", SourceFile.class, study, SourceFile::study).stream()
                .filter(file -> file.sha256().equals(sha256))
                .findFirst();
    }

    @Override
    public CaptureRules rules(StudyCode study) {
        return of("capture_rules", CaptureRules.class, study, CaptureRules::study).stream()
                .findFirst()
                .orElseGet(() -> CaptureRules.unset(study));
    }

    @Override
    public List<Housing> housing(StudyCode study) {
        return of("housing", Housing.class, study, Housing::study);
    }

    @Override
    public List<WrittenRow> animal(StudyCode study, MouseId mouse) {
        String id = study.value() + "/" + mouse.value();
        return Stream.of("mouse", "housing", "removal")
                .flatMap(table -> ofRecord(table, id).stream())
                .map(row -> new WrittenRow(row, Objects.requireNonNull(writers.get(row))))
                .sorted(Comparator.comparing(one -> one.entry().position()))
                .toList();
    }

    @Override
    public Optional<LedgerEntry> writer(VersionedRow row) {
        return Optional.ofNullable(writers.get(row));
    }

    @Override
    public List<BenchSession> sessions(StudyCode study) {
        return of("bench_session", BenchSession.class, study, BenchSession::study).stream()
                .sorted(Comparator.comparing(BenchSession::openedAt).reversed())
                .toList();
    }

    @Override
    public Optional<BenchSession> session(UUID session) {
        return current("bench_session", BenchSession.class).stream()
                .filter(one -> one.session().equals(session))
                .findFirst();
    }

    @Override
    public List<Remark> remarks(StudyCode study) {
        return of("remark", Remark.class, study, Remark::study);
    }

    @Override
    public List<Alert> alerts(StudyCode study) {
        return of("alert", Alert.class, study, Alert::study);
    }

    @Override
    public List<Unblinding> unblindings(StudyCode study) {
        return of("unblinding", Unblinding.class, study, Unblinding::study);
    }

    @Override
    public List<ReadingDecision> decisions(StudyCode study) {
        return of("reading_decision", ReadingDecision.class, study, ReadingDecision::study);
    }

    @Override
    public List<Device> devices() {
        return current("device", Device.class).stream()
                .sorted(Comparator.comparing(Device::device))
                .toList();
    }

    @Override
    public List<DeviceCheck> checks(String device, int most) {
        return current("device_check", DeviceCheck.class).stream()
                .filter(check -> check.device().equals(device))
                .sorted(Comparator.comparing(DeviceCheck::at).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public Optional<Badge> badge(PersonId person) {
        return current("badge", Badge.class).stream()
                .filter(badge -> badge.person().equals(person))
                .findFirst();
    }

    @Override
    public Optional<Badge> badge(String badgeSha256) {
        return current("badge", Badge.class).stream()
                .filter(badge -> badge.badgeSha256().equals(badgeSha256) && badge.state() == Badge.State.ACTIVE)
                .findFirst();
    }

    @Override
    public Optional<JournalKey> journalKey(PersonId person) {
        return current("journal_key", JournalKey.class).stream()
                .filter(key -> key.person().equals(person))
                .findFirst();
    }

    @Override
    public List<Chain> chains() {
        return chains.keySet().stream().sorted().toList();
    }

    @Override
    public LedgerHead head(Chain chain) {
        List<LedgerEntry> entries = chains.getOrDefault(chain, List.of());
        return entries.isEmpty()
                ? LedgerHead.EMPTY
                : entries.get(entries.size() - 1).head();
    }

    @Override
    public List<LedgerEntry> entries(Chain chain, long after, int most) {
        return chains.getOrDefault(chain, List.of()).stream()
                .skip(after)
                .limit(most)
                .toList();
    }

    @Override
    public AuditResult verify() {
        throw new UnsupportedOperationException("The real store verifies; this one keeps lists");
    }
}
