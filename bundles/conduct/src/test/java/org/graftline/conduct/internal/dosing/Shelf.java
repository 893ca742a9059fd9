package org.graftline.conduct.internal.dosing;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.Donor;
import org.graftline.study.Dose;
import org.graftline.study.Housing;
import org.graftline.study.ImportMapping;
import org.graftline.study.LedgerHead;
import org.graftline.study.Mouse;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.Tumor;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.ReadingDecision;
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
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;

/** Records of one study in lists, with the version rules of the real store and nothing else of it. */
final class Shelf implements UnitOfWork, StudyRecords, DocumentRecords, Ledger {
    private final Map<String, List<VersionedRow>> versions = new LinkedHashMap<>();
    private final IdentityHashMap<VersionedRow, LedgerEntry> writers = new IdentityHashMap<>();
    private final List<LedgerEntry> entries = new ArrayList<>();
    int loads;

    @Override
    public synchronized LedgerEntry commit(Act act) {
        for (VersionedRow row : act.rows()) {
            if (row.version() != of(row.table(), row.id()).size() + 1) {
                throw new ConcurrentChangeException(row.table(), row.id(), row.version());
            }
        }
        LedgerEntry entry = LedgerEntry.following(head(act.chain()), act);
        entries.add(entry);
        for (VersionedRow row : act.rows()) {
            versions.computeIfAbsent(row.table() + "\n" + row.id(), key -> new ArrayList<>())
                    .add(row);
            writers.put(row, entry);
        }
        return entry;
    }

    private List<VersionedRow> of(String table, String id) {
        return versions.getOrDefault(table + "\n" + id, List.of());
    }

    private <R extends VersionedRow> List<R> current(Class<R> type) {
        return versions.values().stream()
                .map(list -> list.get(list.size() - 1))
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
        loads++;
        return new StudyData(
                study(code).orElseThrow(() -> new UnknownStudyException(code)),
                current(Arm.class),
                current(Donor.class),
                current(Mouse.class),
                current(Tumor.class),
                current(ArmAssignment.class),
                current(Removal.class),
                current(Reading.class),
                head(Chain.of(code)));
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
        return of("study_document", new StudyDocument(study, kind, name, 1, "").id()).stream()
                .map(row -> new Written((StudyDocument) row, Objects.requireNonNull(writers.get(row))))
                .toList();
    }

    /** @return the doses; apart from the rest, since readings have a history of the same shape */
    DoseRecords given() {
        return new DoseRecords() {
            @Override
            public List<Dose> doses(StudyCode study) {
                return current(Dose.class).stream()
                        .filter(dose -> dose.study().equals(study))
                        .sorted(Comparator.comparing(Dose::mouse).thenComparing(Dose::day))
                        .toList();
            }

            @Override
            public List<WrittenDose> history(UUID dose) {
                return of("dose", dose.toString()).stream()
                        .map(row -> new WrittenDose((Dose) row, Objects.requireNonNull(writers.get(row))))
                        .toList();
            }
        };
    }

    @Override
    public List<WrittenReading> history(UUID reading) {
        throw new UnsupportedOperationException("Nobody here asks for readings");
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
    public List<Chain> chains() {
        return List.of();
    }

    @Override
    public LedgerHead head(Chain chain) {
        return entries.isEmpty()
                ? LedgerHead.EMPTY
                : entries.get(entries.size() - 1).head();
    }

    @Override
    public List<LedgerEntry> entries(Chain chain, long after, int most) {
        return entries.stream().skip(after).limit(most).toList();
    }

    @Override
    public AuditResult verify() {
        throw new UnsupportedOperationException("The real store verifies");
    }

    /** @return the three questions about the Bench that are asked here; any other fails */
    BenchRecords bench() {
        return (BenchRecords) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BenchRecords.class}, (proxy, method, arguments) -> {
                    StudyCode study = (StudyCode) arguments[0];
                    return switch (method.getName()) {
                        case "rules" ->
                            current(CaptureRules.class).stream().findFirst().orElseGet(() -> CaptureRules.unset(study));
                        case "housing" -> current(Housing.class);
                        case "decisions" -> current(ReadingDecision.class);
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }
}
