package org.graftline.conduct.internal.setup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;

/** Records in lists: as strict about versions as the store, and nothing else of it. */
public final class Notebook implements UnitOfWork, StudyRecords, BenchRecords, DocumentRecords, Ledger {
    private final Map<String, List<VersionedRow>> versions = new LinkedHashMap<>();
    private final IdentityHashMap<VersionedRow, LedgerEntry> writers = new IdentityHashMap<>();
    private final List<LedgerEntry> entries = new ArrayList<>();

    @Override
    public LedgerEntry commit(Act act) {
        Map<String, Integer> last = new LinkedHashMap<>();
        for (VersionedRow row : act.rows()) {
            String key = row.table() + " " + row.id();
            int before =
                    last.getOrDefault(key, versions.getOrDefault(key, List.of()).size());
            if (row.version() != before + 1) {
                throw new ConcurrentChangeException(row.table(), row.id(), row.version());
            }
            last.put(key, row.version());
        }
        LedgerEntry entry = LedgerEntry.following(head(act.chain()), act);
        entries.add(entry);
        for (VersionedRow row : act.rows()) {
            versions.computeIfAbsent(row.table() + " " + row.id(), key -> new ArrayList<>())
                    .add(row);
            writers.put(row, entry);
        }
        return entry;
    }

    private <T extends VersionedRow> List<T> current(Class<T> type) {
        return versions.values().stream()
                .map(rows -> rows.get(rows.size() - 1))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public List<Study> studies() {
        return current(Study.class);
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
                current(Arm.class).stream()
                        .filter(one -> one.study().equals(code))
                        .toList(),
                current(Donor.class).stream()
                        .filter(one -> one.study().equals(code))
                        .toList(),
                current(Mouse.class).stream()
                        .filter(one -> one.study().equals(code))
                        .toList(),
                current(Tumor.class).stream()
                        .filter(one -> one.study().equals(code))
                        .toList(),
                current(ArmAssignment.class).stream()
                        .filter(one -> one.study().equals(code))
                        .toList(),
                current(Removal.class).stream()
                        .filter(one -> one.study().equals(code))
                        .toList(),
                current(Reading.class).stream()
                        .filter(one -> one.study().equals(code))
                        .toList(),
                head(Chain.of(code)));
    }

    @Override
    public List<WrittenReading> history(UUID reading) {
        return versions.getOrDefault("reading " + reading, List.of()).stream()
                .map(row -> new WrittenReading((Reading) row, entryOf(row)))
                .toList();
    }

    @Override
    public Optional<LedgerEntry> writer(VersionedRow row) {
        return Optional.ofNullable(writers.get(row));
    }

    private LedgerEntry entryOf(VersionedRow row) {
        return writer(row).orElseThrow();
    }

    @Override
    public List<WrittenRow> animal(StudyCode study, MouseId mouse) {
        throw new UnsupportedOperationException("Nobody asks here for the life of one animal");
    }

    @Override
    public CaptureRules rules(StudyCode study) {
        return current(CaptureRules.class).stream()
                .filter(rules -> rules.study().equals(study))
                .findFirst()
                .orElse(CaptureRules.unset(study));
    }

    @Override
    public List<Housing> housing(StudyCode study) {
        return current(Housing.class).stream()
                .filter(one -> one.study().equals(study))
                .toList();
    }

    @Override
    public List<StudyDocument> current(StudyCode study, DocumentKind kind) {
        return current(kind).stream()
                .filter(document -> document.study().equals(study))
                .toList();
    }

    @Override
    public List<StudyDocument> current(DocumentKind kind) {
        return current(StudyDocument.class).stream()
                .filter(document -> document.kind() == kind)
                .sorted(Comparator.comparing(StudyDocument::name))
                .toList();
    }

    @Override
    public Optional<StudyDocument> current(StudyCode study, DocumentKind kind, String name) {
        return current(study, kind).stream()
                .filter(document -> document.name().equals(name))
                .findFirst();
    }

    @Override
    public List<Written> history(StudyCode study, DocumentKind kind, String name) {
        String id = new StudyDocument(study, kind, name, 1, "").id();
        return versions.getOrDefault("study_document " + id, List.of()).stream()
                .map(row -> new Written((StudyDocument) row, entryOf(row)))
                .toList();
    }

    @Override
    public LedgerHead head(Chain chain) {
        return entries.stream()
                .filter(entry -> entry.chain().equals(chain))
                .reduce((first, second) -> second)
                .map(LedgerEntry::head)
                .orElse(LedgerHead.EMPTY);
    }

    @Override
    public List<LedgerEntry> entries(Chain chain, long after, int most) {
        return entries.stream()
                .filter(entry -> entry.chain().equals(chain) && entry.position() > after)
                .limit(most)
                .toList();
    }

    @Override
    public List<Chain> chains() {
        return entries.stream().map(LedgerEntry::chain).distinct().toList();
    }

    @Override
    public AuditResult verify() {
        throw new UnsupportedOperationException("Set-up verifies nothing");
    }

    @Override
    public Optional<ImportMapping> mapping(StudyCode study, String headerSha256) {
        return Optional.empty();
    }

    @Override
    public List<ImportedFile> files(StudyCode study) {
        return List.of();
    }

    @Override
    public Optional<SourceFile> file(StudyCode study, String sha256) {
        return Optional.empty();
    }

    @Override
    public List<BenchSession> sessions(StudyCode study) {
        return List.of();
    }

    @Override
    public Optional<BenchSession> session(UUID session) {
        return Optional.empty();
    }

    @Override
    public List<Remark> remarks(StudyCode study) {
        return List.of();
    }

    @Override
    public List<Alert> alerts(StudyCode study) {
        return List.of();
    }

    @Override
    public List<Unblinding> unblindings(StudyCode study) {
        return List.of();
    }

    @Override
    public List<ReadingDecision> decisions(StudyCode study) {
        return List.of();
    }

    @Override
    public List<Device> devices() {
        return List.of();
    }

    @Override
    public List<DeviceCheck> checks(String device, int most) {
        return List.of();
    }

    @Override
    public Optional<Badge> badge(PersonId person) {
        return Optional.empty();
    }

    @Override
    public Optional<Badge> badge(String badgeSha256) {
        return Optional.empty();
    }

    @Override
    public Optional<JournalKey> journalKey(PersonId person) {
        return Optional.empty();
    }
}
