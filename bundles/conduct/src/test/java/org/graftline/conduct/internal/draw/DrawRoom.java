package org.graftline.conduct.internal.draw;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.Dose;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.LedgerHead;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.VersionedRow;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.Blinding;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.Repeatability;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.graftline.study.record.Act;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.DoseRecords;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** A study with mice in cages, its people, and a store of lists with the version rules of the real one. */
final class DrawRoom implements UnitOfWork, DocumentRecords, Access, Blinding {
    static final StudyCode STUDY = new StudyCode("PDX-1");
    static final Actor DORA = new Actor(new PersonId("p-dora"), "Dora", Actor.Via.WEB);
    static final Actor TOM = new Actor(new PersonId("p-tom"), "Tom", Actor.Via.WEB);
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    final List<LedgerEntry> ledger = new ArrayList<>();
    final List<Dose> doses = new ArrayList<>();
    final List<Repeatability.Line> repeatability = new ArrayList<>();
    private final Map<String, List<VersionedRow>> rows = new LinkedHashMap<>();
    private final IdentityHashMap<VersionedRow, LedgerEntry> writers = new IdentityHashMap<>();
    private final Study study =
            new Study(STUDY, 1, "A study", ZoneId.of("Europe/Berlin"), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, "");
    private long seed = 1;
    private Instant now = NOW;

    DrawRoom(String... arms) {
        for (String arm : arms) {
            put(new Arm(STUDY, new ArmName(arm), 1, ArmRole.TREATED));
        }
    }

    RecordedRandomizations service() {
        return new RecordedRandomizations(
                this,
                proxy(StudyRecords.class, Map.of("data", this::data)),
                proxy(
                        BenchRecords.class,
                        Map.of("housing", () -> all(Housing.class), "rules", () -> CaptureRules.unset(STUDY))),
                this,
                proxy(DoseRecords.class, Map.of("doses", () -> doses)),
                proxy(Repeatability.class, Map.of("of", () -> new Repeatability.Table(repeatability, ""))),
                this,
                this,
                clock(),
                () -> seed++);
    }

    private static <T> T proxy(Class<T> type, Map<String, Supplier<Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, args) -> {
            Supplier<Object> answer = answers.get(called.getName());
            if (answer == null) {
                throw new UnsupportedOperationException(called.getName());
            }
            return answer.get();
        }));
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    void put(VersionedRow row) {
        rows.computeIfAbsent(row.table() + "/" + row.id(), k -> new ArrayList<>())
                .add(row);
    }

    /** A mouse with its volume read yesterday; no cage and no volume where null. */
    void mouse(String donor, String id, @Nullable String cage, @Nullable String mm3) {
        put(new Mouse(STUDY, new MouseId(id), 1, new DonorId(donor), List.of()));
        if (cage != null) {
            put(new Housing(STUDY, new MouseId(id), 1, cage, null));
        }
        if (mm3 != null) {
            volume(id, -1, 1, mm3);
        }
    }

    Reading volume(String id, double day, int replicate, String mm3) {
        Reading reading = Reading.of(
                        UUID.nameUUIDFromBytes(
                                (id + day + replicate).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        STUDY,
                        new MouseId(id),
                        Endpoint.TUMOR_VOLUME,
                        new StudyDay(day),
                        NOW.minusSeconds(86_400))
                .site(Tumor.ONLY)
                .replicate(replicate)
                .measured(new Decimal(mm3), VolumeFormula.AS_REPORTED, null)
                .build();
        put(reading);
        return reading;
    }

    <R extends VersionedRow> List<R> all(Class<R> type) {
        return rows.values().stream()
                .map(versions -> versions.get(versions.size() - 1))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    int rowsStored() {
        return rows.values().stream().mapToInt(List::size).sum();
    }

    List<VersionedRow> versions(String table, String id) {
        return rows.getOrDefault(table + "/" + id, List.of());
    }

    private StudyData data() {
        return new StudyData(
                study,
                all(Arm.class),
                List.of(),
                all(Mouse.class),
                List.of(),
                all(ArmAssignment.class),
                all(Removal.class),
                all(Reading.class),
                LedgerHead.EMPTY);
    }

    @Override
    public LedgerEntry commit(Act act) {
        for (VersionedRow row : act.rows()) {
            if (row.version() != versions(row.table(), row.id()).size() + 1) {
                throw new ConcurrentChangeException(row.table(), row.id(), row.version());
            }
        }
        LedgerHead head = ledger.isEmpty()
                ? LedgerHead.EMPTY
                : ledger.get(ledger.size() - 1).head();
        LedgerEntry entry = LedgerEntry.following(head, act);
        ledger.add(entry);
        act.rows().forEach(row -> {
            put(row);
            writers.put(row, entry);
        });
        return entry;
    }

    @Override
    public List<StudyDocument> current(StudyCode code, DocumentKind kind) {
        return all(StudyDocument.class).stream()
                .filter(document -> document.kind() == kind)
                .sorted(Comparator.comparing(StudyDocument::name))
                .toList();
    }

    @Override
    public List<StudyDocument> current(DocumentKind kind) {
        return current(STUDY, kind);
    }

    @Override
    public Optional<StudyDocument> current(StudyCode code, DocumentKind kind, String name) {
        return current(code, kind).stream()
                .filter(document -> document.name().equals(name))
                .findFirst();
    }

    @Override
    public List<Written> history(StudyCode code, DocumentKind kind, String name) {
        return versions("study_document", code.value() + "/" + kind + "/" + name).stream()
                .map(row -> new Written((StudyDocument) row, java.util.Objects.requireNonNull(writers.get(row))))
                .toList();
    }

    @Override
    public void require(Actor actor, Permission permission, @Nullable StudyCode code) {
        if (!allows(actor, permission, code)) {
            throw new NotAllowedException(actor, permission, code);
        }
    }

    @Override
    public boolean allows(Actor actor, Permission permission, @Nullable StudyCode code) {
        return (actor.equals(DORA) ? Role.DIRECTOR : Role.TECHNICIAN).allows(permission);
    }

    @Override
    public boolean isBlinded(Actor actor, StudyCode code) {
        return !actor.equals(DORA);
    }

    @Override
    public List<Eyes> eyes(Actor actor, StudyCode study) {
        throw new UnsupportedOperationException("Nobody asks here who knows the arms");
    }

    @Override
    public LedgerEntry unblind(Actor actor, StudyCode code, PersonId person, String reason) {
        throw new UnsupportedOperationException("Nobody is told the arms here");
    }
}
