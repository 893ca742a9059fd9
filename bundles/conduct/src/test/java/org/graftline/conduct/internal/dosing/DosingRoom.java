package org.graftline.conduct.internal.dosing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.graftline.conduct.internal.cohort.Enrollments;
import org.graftline.conduct.internal.known.KnownStudies;
import org.graftline.conduct.internal.necropsy.LastExaminations;
import org.graftline.conduct.internal.notebook.Notebook;
import org.graftline.conduct.internal.photo.StudyPhotos;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Decimal;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Dose.Outcome;
import org.graftline.study.DoseRoute;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.SaltedText;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.VersionedRow;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.Blinding;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.conduct.DoseEntry;
import org.graftline.study.conduct.Dosing;
import org.graftline.study.conduct.DosingSchedule;
import org.graftline.study.conduct.HolidayRule;
import org.graftline.study.conduct.Necropsies;
import org.graftline.study.conduct.Photos;
import org.graftline.study.conduct.Regimen;
import org.graftline.study.conduct.Regimens;
import org.graftline.study.conduct.Treatment;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * The services of dosing on records in memory. Day 0 is 2026-03-01 in Berlin, and it is day 7 in the morning; m1 and m2 are in the
 * control arm, m3 in the drug arm, m4 in none; m1 to m3 weigh 20.0 g on day 0. Technicians are blinded.
 */
final class DosingRoom implements Access, Blinding {
    static final StudyCode STUDY = new StudyCode("S1");
    static final Actor TOM = new Actor(new PersonId("p-tom"), "Tom", Actor.Via.WEB);
    static final Actor TINA = new Actor(new PersonId("p-tina"), "Tina", Actor.Via.WEB);
    static final Actor DORA = new Actor(new PersonId("p-dora"), "Dora", Actor.Via.WEB);
    static final Actor GIL = new Actor(new PersonId("p-gil"), "Gil", Actor.Via.WEB);
    static final LocalDate DAY_ZERO = LocalDate.of(2026, 3, 1);
    static final ArmName CONTROL = new ArmName("control");
    static final ArmName DRUG = new ArmName("drug");
    static final HolidayRule LOSS =
            new HolidayRule(HolidayRule.Sign.WEIGHT_LOSS_FROM_BASELINE, new Decimal("15"), new Decimal("10"));

    final Notebook book = new Notebook();
    final Regimens regimens;
    final Dosing dosing;
    final Necropsies necropsies;
    final Photos photos;
    Instant now = at(7, 8);
    private final Map<PersonId, Role> roles =
            Map.of(TOM.person(), Role.TECHNICIAN, TINA.person(), Role.TECHNICIAN, DORA.person(), Role.DIRECTOR);

    DosingRoom() {
        Clock clock = new Clock() {
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
        KnownStudies studies = new KnownStudies(
                book, book, book, book, code -> Enrollments.of(code, book, book).days());
        regimens = new ArmRegimens(book, studies, book.given(), this, this, clock);
        dosing = new DoseBook(book, studies, book.given(), book, this, this, clock);
        necropsies = new LastExaminations(book, studies, book, this, clock);
        photos = new StudyPhotos(book, studies, book, book, this, clock);
        write(ActKind.CHANGE_STUDY, at(-7, 9), roster());
    }

    /** Noon minus or plus hours matters to no test: a study day at an hour in Berlin, winter time. */
    static Instant at(int day, int hour) {
        return DAY_ZERO.plusDays(day)
                .atTime(hour, 0)
                .atZone(ZoneId.of("Europe/Berlin"))
                .toInstant();
    }

    private static List<VersionedRow> roster() {
        DonorId donor = new DonorId("D1");
        CaptureRules unset = CaptureRules.unset(STUDY);
        List<VersionedRow> rows = new ArrayList<>(List.of(
                new Study(STUDY, 1, "A study", ZoneId.of("Europe/Berlin"), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, ""),
                new CaptureRules(
                        STUDY,
                        1,
                        DAY_ZERO,
                        true,
                        Set.of(Role.TECHNICIAN),
                        0,
                        null,
                        List.of(),
                        unset.keepReasons(),
                        unset.missingReasons()),
                new Donor(STUDY, donor, 1, null, null),
                new Arm(STUDY, CONTROL, 1, ArmRole.CONTROL),
                new Arm(STUDY, DRUG, 1, ArmRole.TREATED)));
        for (String mouse : List.of("m1", "m2", "m3", "m4")) {
            MouseId id = new MouseId(mouse);
            rows.add(new Mouse(STUDY, id, 1, donor, List.of("tag-" + mouse)));
            rows.add(new Housing(STUDY, id, 1, mouse.equals("m1") ? "B" : "A", null));
            if (!mouse.equals("m4")) {
                rows.add(new ArmAssignment(STUDY, id, 1, mouse.equals("m3") ? DRUG : CONTROL));
                rows.add(reading(mouse, Endpoint.BODY_WEIGHT, 0, "20.0"));
            }
        }
        return rows;
    }

    static Reading reading(String mouse, Endpoint endpoint, int day, String value) {
        return Reading.of(UUID.randomUUID(), STUDY, new MouseId(mouse), endpoint, new StudyDay(day), at(day, 7))
                .site(endpoint == Endpoint.ULCERATION_SCORE ? Tumor.ONLY : null)
                .capturedAt(at(day, 7))
                .measured(new Decimal(value), null, null)
                .build();
    }

    void weigh(String mouse, int day, String grams) {
        write(ActKind.RECORD_READING, at(day, 7), List.of(reading(mouse, Endpoint.BODY_WEIGHT, day, grams)));
    }

    void remove(String mouse, int day, Removal.Cause cause, @Nullable Instant left) {
        write(
                ActKind.REMOVE_MOUSE,
                now,
                List.of(new Removal(STUDY, new MouseId(mouse), 1, new StudyDay(day), cause, left)));
    }

    LedgerEntry write(ActKind kind, Instant at, List<VersionedRow> rows) {
        return book.commit(new Act(Chain.of(STUDY), kind, DORA, at, SaltedText.of("by another way"), rows));
    }

    static Treatment treatment(String agent, String mgPerKg, DosingSchedule schedule, String... vials) {
        return new Treatment(
                agent,
                new Decimal(mgPerKg),
                new Decimal("10"),
                DoseRoute.ORAL,
                "saline",
                schedule,
                List.of(vials),
                new Decimal("0.01"),
                new Decimal("10"));
    }

    static Regimen regimen(ArmName arm, int from, Treatment... treatments) {
        return new Regimen(
                arm,
                new StudyDay(from),
                List.of(treatments),
                List.of(LOSS),
                List.of("weight or condition", "animal not found"));
    }

    /** Both arms are dosed every day from day 0 on: control from vial K, drug (5 mg/kg) from vial W. */
    DosingRoom withRegimens() {
        DosingSchedule daily = DosingSchedule.everyDays(1, 0, null);
        set(regimen(CONTROL, 0, treatment("vehicle", "0", daily, "K")), 0);
        set(regimen(DRUG, 0, treatment("erlotinib", "5", daily, "W")), 0);
        return this;
    }

    Regimens.Planned set(Regimen regimen, int before) {
        return regimens.set(DORA, STUDY, regimen, before, "protocol");
    }

    static DoseEntry given(String mouse, int day) {
        return entry(mouse, day, Outcome.GIVEN, null, null);
    }

    static DoseEntry entry(
            String mouse, int day, Outcome outcome, @Nullable String volumeMl, @Nullable String because) {
        return new DoseEntry(
                UUID.randomUUID(),
                new MouseId(mouse),
                new StudyDay(day),
                1,
                null,
                outcome,
                volumeMl == null ? null : new Decimal(volumeMl),
                at(day, 8),
                because);
    }

    static DoseEntry at(DoseEntry entry, Instant at) {
        return new DoseEntry(
                entry.uuid(),
                entry.mouse(),
                entry.day(),
                entry.line(),
                entry.vial(),
                entry.outcome(),
                entry.volumeMl(),
                at,
                entry.because());
    }

    static DoseEntry withVial(DoseEntry entry, String vial) {
        return new DoseEntry(
                entry.uuid(),
                entry.mouse(),
                entry.day(),
                entry.line(),
                vial,
                entry.outcome(),
                entry.volumeMl(),
                entry.at(),
                entry.because());
    }

    Dosing.Recorded record(Actor actor, DoseEntry entry) {
        return dosing.record(actor, STUDY, entry);
    }

    long entriesSoFar() {
        return book.head(Chain.of(STUDY)).position();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void require(Actor actor, Permission permission, @Nullable StudyCode study) {
        if (!allows(actor, permission, study)) {
            throw new NotAllowedException(actor, permission, study);
        }
    }

    @Override
    public boolean allows(Actor actor, Permission permission, @Nullable StudyCode study) {
        Role role = roles.get(actor.person());
        return role != null && role.allows(permission);
    }

    @Override
    public boolean isBlinded(Actor actor, StudyCode study) {
        return roles.get(actor.person()) == Role.TECHNICIAN;
    }

    @Override
    public List<Eyes> eyes(Actor actor, StudyCode study) {
        throw new UnsupportedOperationException("Nobody asks here who knows the arms");
    }

    @Override
    public LedgerEntry unblind(Actor actor, StudyCode study, PersonId person, String reason) {
        throw new UnsupportedOperationException("Nobody is unblinded here");
    }
}
