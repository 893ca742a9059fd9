package org.graftline.conduct.internal.alert;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.Housing;
import org.graftline.study.ImportMapping;
import org.graftline.study.LedgerHead;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.VersionedRow;
import org.graftline.study.VolumeFormula;
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
import org.graftline.study.record.NotStoredException;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;

/** The records of one study in lists: as strict about versions as the store, with a real ledger, without a database. */
final class ListedStudy implements StudyRecords, BenchRecords, DocumentRecords, UnitOfWork, Ledger {
    static final StudyCode CODE = new StudyCode("PDX-1");

    final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<String, VersionedRow> current = new LinkedHashMap<>();
    private final List<WrittenRow> written = new ArrayList<>();

    /** How the study is measured. */
    CaptureRules rules = CaptureRules.unset(CODE);

    /** Whether the disk is full. */
    boolean isFull;

    @Override
    public synchronized LedgerEntry commit(Act act) {
        if (isFull) {
            throw new NotStoredException("Not stored: the disk is full.", new java.io.IOException("full"));
        }
        for (VersionedRow row : act.rows()) {
            VersionedRow before = current.get(row.table() + " " + row.id());
            if (row.version() != (before == null ? 1 : before.version() + 1)) {
                throw new ConcurrentChangeException(row.table(), row.id(), row.version());
            }
        }
        act.rows().forEach(row -> current.put(row.table() + " " + row.id(), row));
        LedgerEntry entry = LedgerEntry.following(head(act.chain()), act);
        entries.add(entry);
        act.rows().forEach(row -> written.add(new WrittenRow(row, entry)));
        return entry;
    }

    private synchronized <T extends VersionedRow> List<T> of(Class<T> type) {
        return current.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public synchronized LedgerHead head(Chain chain) {
        return entries.isEmpty()
                ? LedgerHead.EMPTY
                : entries.get(entries.size() - 1).head();
    }

    @Override
    public synchronized List<LedgerEntry> entries(Chain chain, long after, int most) {
        return entries.stream()
                .filter(entry -> entry.position() > after)
                .limit(most)
                .toList();
    }

    @Override
    public List<Alert> alerts(StudyCode study) {
        return of(Alert.class);
    }

    @Override
    public List<StudyDocument> current(StudyCode study, DocumentKind kind) {
        return current(kind).stream().filter(one -> one.study().equals(study)).toList();
    }

    @Override
    public List<StudyDocument> current(DocumentKind kind) {
        return of(StudyDocument.class).stream()
                .filter(one -> one.kind() == kind)
                .sorted(Comparator.comparing(StudyDocument::id))
                .toList();
    }

    @Override
    public Optional<StudyDocument> current(StudyCode study, DocumentKind kind, String name) {
        return current(study, kind).stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    @Override
    public List<Study> studies() {
        return List.of(new Study(
                CODE, 1, "A study", ZoneId.of("Europe/Berlin"), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, "Ours"));
    }

    @Override
    public Optional<Study> study(StudyCode code) {
        return studies().stream().filter(study -> study.code().equals(code)).findFirst();
    }

    @Override
    public synchronized List<WrittenReading> history(UUID reading) {
        return written.stream()
                .filter(one ->
                        one.row() instanceof Reading version && version.uuid().equals(reading))
                .map(one -> new WrittenReading((Reading) one.row(), one.entry()))
                .toList();
    }

    @Override
    public synchronized List<WrittenRow> animal(StudyCode study, MouseId mouse) {
        return written.stream()
                .filter(one ->
                        one.row() instanceof Removal removal && removal.mouse().equals(mouse))
                .toList();
    }

    @Override
    public CaptureRules rules(StudyCode study) {
        return rules;
    }

    /** The readings as they stand. */
    List<Reading> readings() {
        return of(Reading.class);
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("Alerts do not ask for this");
    }

    @Override
    public List<Chain> chains() {
        throw notAsked();
    }

    @Override
    public AuditResult verify() {
        throw notAsked();
    }

    @Override
    public List<Written> history(StudyCode study, DocumentKind kind, String name) {
        throw notAsked();
    }

    @Override
    public StudyData data(StudyCode code) {
        throw notAsked();
    }

    @Override
    public Optional<ImportMapping> mapping(StudyCode study, String headerSha256) {
        throw notAsked();
    }

    @Override
    public List<ImportedFile> files(StudyCode study) {
        throw notAsked();
    }

    @Override
    public Optional<SourceFile> file(StudyCode study, String sha256) {
        throw notAsked();
    }

    @Override
    public List<Housing> housing(StudyCode study) {
        throw notAsked();
    }

    @Override
    public List<BenchSession> sessions(StudyCode study) {
        throw notAsked();
    }

    @Override
    public Optional<BenchSession> session(UUID session) {
        throw notAsked();
    }

    @Override
    public List<Remark> remarks(StudyCode study) {
        throw notAsked();
    }

    @Override
    public List<Unblinding> unblindings(StudyCode study) {
        throw notAsked();
    }

    @Override
    public Optional<LedgerEntry> writer(VersionedRow row) {
        throw notAsked();
    }

    @Override
    public List<ReadingDecision> decisions(StudyCode study) {
        throw notAsked();
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
}
