package org.graftline.conduct.internal.notebook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.Donor;
import org.graftline.study.Dose;
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
import org.graftline.study.record.DoseRecords;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.NotStoredException;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;

/**
 * Records in lists: as strict about versions as the store, with a real ledger, and nothing else of it. Safe for many threads. Questions
 * that nobody in these tests asks fail.
 */
public final class Notebook implements UnitOfWork, StudyRecords, BenchRecords, DocumentRecords, Ledger {
    private final Map<String, List<VersionedRow>> versions = new LinkedHashMap<>();
    private final IdentityHashMap<VersionedRow, LedgerEntry> writers = new IdentityHashMap<>();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private boolean isFull;
    private int loads;

    /** Fills the disk, so that nothing is stored any more, or makes room again. */
    public synchronized void full(boolean full) {
        isFull = full;
    }

    /** @return how often the whole study was read */
    public synchronized int loads() {
        return loads;
    }

    /** @return what was written, first to last */
    public synchronized List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    /** @return every version of a row, first to last */
    public synchronized List<VersionedRow> versions(String table, String id) {
        return List.copyOf(versions.getOrDefault(table + " " + id, List.of()));
    }

    @Override
    public synchronized LedgerEntry commit(Act act) {
        if (isFull) {
            throw new NotStoredException("Not stored: the disk is full.", new IOException("full"));
        }
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

    /** @return the rows of a kind in their current versions, in the order in which they came */
    public synchronized <T extends VersionedRow> List<T> current(Class<T> type) {
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
    public synchronized StudyData data(StudyCode code) {
        loads++;
        Study study = study(code).orElseThrow(() -> new UnknownStudyException(code));
        return new StudyData(
                study,
                of(code, Arm.class, Arm::study),
                of(code, Donor.class, Donor::study),
                of(code, Mouse.class, Mouse::study),
                of(code, Tumor.class, Tumor::study),
                of(code, ArmAssignment.class, ArmAssignment::study),
                of(code, Removal.class, Removal::study),
                of(code, Reading.class, Reading::study),
                head(Chain.of(code)));
    }

    private <T extends VersionedRow> List<T> of(StudyCode code, Class<T> type, Function<T, StudyCode> study) {
        return current(type).stream()
                .filter(one -> study.apply(one).equals(code))
                .toList();
    }

    @Override
    public List<WrittenReading> history(UUID reading) {
        return versions("reading", reading.toString()).stream()
                .map(row -> new WrittenReading((Reading) row, entryOf(row)))
                .toList();
    }

    @Override
    public synchronized Optional<LedgerEntry> writer(VersionedRow row) {
        return Optional.ofNullable(writers.get(row));
    }

    private LedgerEntry entryOf(VersionedRow row) {
        return writer(row).orElseThrow();
    }

    /** The removals of it, which is all that is asked here. */
    @Override
    public List<WrittenRow> animal(StudyCode study, MouseId mouse) {
        return versions("removal", study.value() + "/" + mouse.value()).stream()
                .map(row -> new WrittenRow(row, entryOf(row)))
                .toList();
    }

    /** @return the doses; apart from the rest, since readings have a history of the same shape */
    public DoseRecords given() {
        return new DoseRecords() {
            @Override
            public List<Dose> doses(StudyCode study) {
                return of(study, Dose.class, Dose::study).stream()
                        .sorted(Comparator.comparing(Dose::mouse).thenComparing(Dose::day))
                        .toList();
            }

            @Override
            public List<WrittenDose> history(UUID dose) {
                return versions("dose", dose.toString()).stream()
                        .map(row -> new WrittenDose((Dose) row, entryOf(row)))
                        .toList();
            }
        };
    }

    @Override
    public CaptureRules rules(StudyCode study) {
        return of(study, CaptureRules.class, CaptureRules::study).stream()
                .findFirst()
                .orElse(CaptureRules.unset(study));
    }

    @Override
    public List<Housing> housing(StudyCode study) {
        return of(study, Housing.class, Housing::study);
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
        return versions("study_document", new StudyDocument(study, kind, name, 1, "").id()).stream()
                .map(row -> new Written((StudyDocument) row, entryOf(row)))
                .toList();
    }

    @Override
    public LedgerHead head(Chain chain) {
        return entries().stream()
                .filter(entry -> entry.chain().equals(chain))
                .reduce((first, second) -> second)
                .map(LedgerEntry::head)
                .orElse(LedgerHead.EMPTY);
    }

    @Override
    public List<LedgerEntry> entries(Chain chain, long after, int most) {
        return entries().stream()
                .filter(entry -> entry.chain().equals(chain) && entry.position() > after)
                .limit(most)
                .toList();
    }

    @Override
    public List<Chain> chains() {
        return entries().stream().map(LedgerEntry::chain).distinct().toList();
    }

    @Override
    public AuditResult verify() {
        throw notAsked();
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
        return current(SourceFile.class).stream()
                .filter(file -> file.sha256().equals(sha256))
                .findFirst();
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
        return of(study, Alert.class, Alert::study);
    }

    @Override
    public List<Unblinding> unblindings(StudyCode study) {
        return List.of();
    }

    @Override
    public List<ReadingDecision> decisions(StudyCode study) {
        return of(study, ReadingDecision.class, ReadingDecision::study);
    }

    @Override
    public List<Device> devices() {
        throw notAsked();
    }

    @Override
    public List<DeviceCheck> checks(String device, int most) {
        throw notAsked();
    }

    @Override
    public Optional<Badge> badge(PersonId person) {
        throw notAsked();
    }

    @Override
    public Optional<Badge> badge(String badgeSha256) {
        throw notAsked();
    }

    @Override
    public Optional<JournalKey> journalKey(PersonId person) {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("Nobody asks for this here");
    }
}
