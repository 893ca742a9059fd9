package org.graftline.store.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.graftline.study.Administration;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Dose;
import org.graftline.study.DoseRoute;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.ImportMapping;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.graftline.study.SaltedText;
import org.graftline.study.SourceCell;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.VersionedRow;
import org.graftline.study.Visit;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceCheck;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.study.bench.Remark;
import org.graftline.study.bench.Unblinding;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Badge;
import org.graftline.study.people.Contact;
import org.graftline.study.people.Credential;
import org.graftline.study.people.DirectoryAccount;
import org.graftline.study.people.JournalKey;
import org.graftline.study.people.Person;
import org.graftline.study.people.Role;
import org.graftline.study.people.RoleGrant;
import org.graftline.study.people.ScriptToken;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.jspecify.annotations.Nullable;

/** Records as the tests need them. */
final class Records {
    static final StudyCode CODE = new StudyCode("GL-7");
    static final Chain CHAIN = Chain.of(CODE);
    static final MouseId MOUSE = new MouseId("M 017/é");
    static final DonorId DONOR = new DonorId("D-3");
    static final ArmName ARM = new ArmName("control");
    static final PersonId PERSON = new PersonId("p-0123456789ab");
    static final Instant AT =
            Instant.parse("2026-03-29T01:30:00.123456Z"); // inside the hour that summer time skips in Europe

    private Records() {}

    static Act act(VersionedRow... rows) {
        return act(List.of(rows));
    }

    static Act act(List<VersionedRow> rows) {
        return act(CHAIN, rows);
    }

    static Act act(Chain chain, List<VersionedRow> rows) {
        return new Act(
                chain,
                ActKind.RECORD_READING,
                new Actor(PERSON, "Ada Technician", Actor.Via.WEB),
                AT,
                SaltedText.of("a look at the mice"),
                rows);
    }

    static Study study(int version) {
        return new Study(
                CODE,
                version,
                "Growth “\u0001” \\ \"of\" PDX 🐁",
                ZoneId.of("Europe/Berlin"),
                VolumeFormula.AS_REPORTED,
                "");
    }

    static Reading.Builder aReading() {
        return aReading(UUID.randomUUID());
    }

    static Reading.Builder aReading(UUID uuid) {
        return Reading.of(uuid, CODE, MOUSE, Endpoint.TUMOR_VOLUME, new StudyDay(-3.5), AT)
                .site(Tumor.ONLY)
                .measured(new Decimal("120.50"), VolumeFormula.AS_REPORTED, null);
    }

    static Reading fullReading() {
        return aReading()
                .replicate(2)
                .capturedAt(Instant.parse("1969-12-31T23:59:59.999999Z"))
                .operator(PERSON)
                .device("caliper \"7\"")
                .reason("")
                .measured(
                        new Decimal("-0"),
                        VolumeFormula.ELLIPSOID_LENGTH_WIDTH_HEIGHT,
                        new Diameters(new Decimal("12.40"), new Decimal("+9.1"), new Decimal("8e0")))
                .source(new SourceCell(
                        "a".repeat(64),
                        212,
                        Map.of("Day", " 3 ", "Volume\n(mm³)", "", "b", "\"\\\u0000x".replace("\u0000", "\u0007"))))
                .build();
    }

    static final UUID GIVEN = UUID.fromString("0d0d0d0d-0000-4000-8000-000000000001");

    static Dose givenDose(int version, Dose.Outcome outcome, @Nullable String volumeMl) {
        return new Dose(
                GIVEN,
                version,
                CODE,
                MOUSE,
                new StudyDay(2),
                outcome,
                null,
                volumeMl == null ? null : new Decimal(volumeMl),
                new Administration(
                        1,
                        "V7",
                        DoseRoute.ORAL,
                        new Decimal("0.20"),
                        new Decimal("20.0"),
                        UUID.fromString("0d0d0d0d-0000-4000-8000-000000000002"),
                        AT,
                        PERSON,
                        outcome == Dose.Outcome.WITHHELD ? "not found" : null,
                        "it lost weight"));
    }

    static List<VersionedRow> oneOfEachStudyTable() {
        return new ArrayList<>(List.of(
                study(1),
                new Arm(CODE, ARM, 1, ArmRole.CONTROL),
                new Donor(CODE, DONOR, 1, null, "NSCLC"),
                new Mouse(CODE, MOUSE, 1, DONOR, List.of("ear 4", "", "ünï\"c")),
                new Mouse(CODE, new MouseId("b"), 1, DONOR, List.of()),
                new Tumor(CODE, MOUSE, Tumor.ONLY, 1),
                new Tumor(CODE, MOUSE, new TumorSite("left/flank"), 1),
                new Visit(CODE, new StudyDay(0.1 + 0.2), 1, Visit.Kind.OBSERVED),
                new ArmAssignment(CODE, MOUSE, 1, ARM),
                fullReading(),
                aReading()
                        .withoutValue(ReadingStatus.NOT_PALPABLE)
                        .reason("healed")
                        .build(),
                Reading.of(UUID.randomUUID(), CODE, MOUSE, Endpoint.BODY_WEIGHT, new StudyDay(0), AT)
                        .measured(new Decimal("21.3"), null, null)
                        .source(new SourceCell("b".repeat(64), 1, Map.of()))
                        .build(),
                new Removal(CODE, MOUSE, 1, new StudyDay(28), Removal.Cause.HUMANE_ENDPOINT),
                new Dose(
                        UUID.randomUUID(),
                        1,
                        CODE,
                        MOUSE,
                        new StudyDay(1),
                        Dose.Outcome.GIVEN,
                        new Decimal("10"),
                        null),
                givenDose(1, Dose.Outcome.PARTIAL, "0.1"),
                new SourceFile(CODE, "growth.csv", "mouse,day\nM,1\n".getBytes(StandardCharsets.UTF_8)),
                new SourceFile(CODE, "large.bin", new byte[400_000]),
                new ImportMapping(CODE, "c".repeat(64), 1, "{\"day\": \"Day\"}" + " ".repeat(300_000)),
                enteredReading(),
                new Removal(CODE, new MouseId("b"), 1, new StudyDay(3), Removal.Cause.FOUND_DEAD, AT),
                new Housing(CODE, MOUSE, 1, "C07", "rack 2"),
                new Housing(CODE, new MouseId("b"), 1, "C08", null),
                new BenchSession(
                        UUID.randomUUID(),
                        1,
                        CODE,
                        new StudyDay(14),
                        PERSON,
                        AT,
                        List.of(MOUSE, new MouseId("b")),
                        List.of(Endpoint.TUMOR_VOLUME, Endpoint.BODY_WEIGHT),
                        BenchSession.State.OPEN,
                        null),
                new CaptureRules(
                        CODE,
                        1,
                        LocalDate.of(2026, 3, 1),
                        false,
                        Set.of(Role.TECHNICIAN, Role.DIRECTOR),
                        1,
                        new Decimal("2.0"),
                        List.of(new ProtocolLimit(
                                ProtocolLimit.Quantity.TUMOR_VOLUME, new Decimal("1500"), ProtocolLimit.Tier.STOP)),
                        List.of("again, \"same\""),
                        List.of("not found")),
                new Remark(UUID.randomUUID(), 1, CODE, MOUSE, new StudyDay(14), PERSON, AT, SaltedText.of("scruffy")),
                new Alert(
                        UUID.randomUUID(),
                        1,
                        CODE,
                        MOUSE,
                        new ProtocolLimit(
                                ProtocolLimit.Quantity.WEIGHT_LOSS, new Decimal("20"), ProtocolLimit.Tier.WATCH),
                        new Decimal("21.35"),
                        AT),
                new Unblinding(CODE, PERSON, 1, SaltedText.of("emergency treatment")),
                new ReadingDecision(
                        UUID.randomUUID(), 1, CODE, ReadingDecision.Verdict.KEEP, SaltedText.of("clock was late")),
                new StudyDocument(CODE, DocumentKind.REGIMEN, "drug \"A\"", 1, "{\"mgPerKg\":\"10.0\"}"),
                new StudyDocument(
                        CODE, DocumentKind.ALERT_CASE, "a", 1, "{\"state\":\"OPEN\"}", SaltedText.of("called twice"))));
    }

    static Reading enteredReading() {
        return aReading()
                .measured(
                        new Decimal("96.0"),
                        VolumeFormula.HALF_LENGTH_WIDTH_SQUARED,
                        new Diameters(new Decimal("8.1"), new Decimal("6.0"), null))
                .entry(new ReadingEntry(
                        UUID.randomUUID(),
                        ReadingEntry.Means.PAPER,
                        Map.of("length", "6,0 mm", "width", "8.1"),
                        -3_600_000L,
                        PERSON,
                        "d".repeat(64),
                        List.of("41 % in 3 d, expected 8–27 %"),
                        "measured again, same value",
                        UUID.randomUUID(),
                        UUID.randomUUID()))
                .build();
    }

    static List<VersionedRow> oneOfEachPeopleTable() {
        return new ArrayList<>(List.of(
                new Person(PERSON, 1, SaltedText.of("ada"), SaltedText.of("Ada Technician"), Person.State.ACTIVE),
                new RoleGrant(PERSON, Role.DIRECTOR, CODE, 1, RoleGrant.State.GRANTED),
                new RoleGrant(PERSON, Role.ADMINISTRATOR, null, 1, RoleGrant.State.GRANTED),
                new Credential(PERSON, 1, "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA"),
                new Device(
                        "K2",
                        1,
                        Device.Kind.CALIPER,
                        "Mitutoyo 500",
                        "0042",
                        LocalDate.of(2026, 1, 2),
                        null,
                        new Decimal("10.00"),
                        new Decimal("0.05"),
                        Device.State.IN_USE),
                new DeviceCheck(
                        UUID.randomUUID(),
                        1,
                        "K2",
                        PERSON,
                        AT,
                        new Decimal("10.00"),
                        new Decimal("10.02"),
                        DeviceCheck.Outcome.PASSED),
                new Badge(PERSON, 1, "e".repeat(64), "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$cGlu", Badge.State.ACTIVE),
                new JournalKey(PERSON, 1, "k".repeat(43)),
                new Contact(PERSON, 1, SaltedText.of("mara@example.org")),
                new DirectoryAccount(
                        PERSON,
                        1,
                        "hospital",
                        SaltedText.of("5f0c1c5e-8f0a-4a0e-9d0b-3a2f5b6c7d8e"),
                        List.of("technician", "director of GL-7"),
                        AT,
                        DirectoryAccount.State.PRESENT),
                new ScriptToken(
                        UUID.randomUUID(),
                        1,
                        PERSON,
                        SaltedText.of("nightly import"),
                        "7".repeat(64),
                        ScriptToken.Scope.IMPORT,
                        CODE,
                        AT,
                        null,
                        ScriptToken.State.ACTIVE)));
    }
}
