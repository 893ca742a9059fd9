package org.graftline.store.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Dose;
import org.graftline.study.Endpoint;
import org.graftline.study.ImportMapping;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
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
import org.graftline.study.people.Actor;
import org.graftline.study.people.Credential;
import org.graftline.study.people.Person;
import org.graftline.study.people.Role;
import org.graftline.study.people.RoleGrant;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;

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
                new SourceFile(CODE, "growth.csv", "mouse,day\nM,1\n".getBytes(StandardCharsets.UTF_8)),
                new SourceFile(CODE, "large.bin", new byte[3_000_000]),
                new ImportMapping(CODE, "c".repeat(64), 1, "{\"day\": \"Day\"}" + " ".repeat(300_000))));
    }

    static List<VersionedRow> oneOfEachPeopleTable() {
        return new ArrayList<>(List.of(
                new Person(PERSON, 1, SaltedText.of("ada"), SaltedText.of("Ada Technician"), Person.State.ACTIVE),
                new RoleGrant(PERSON, Role.DIRECTOR, CODE, 1, RoleGrant.State.GRANTED),
                new RoleGrant(PERSON, Role.ADMINISTRATOR, null, 1, RoleGrant.State.GRANTED),
                new Credential(PERSON, 1, "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA")));
    }
}
