package org.graftline.web.internal.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.graftline.report.StudyConduct;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.Amendment;
import org.graftline.study.conduct.Amendments;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.conduct.Cohorts;
import org.graftline.study.conduct.DayZeroRule;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.conduct.ExceptionReview;
import org.graftline.study.conduct.Locks;
import org.graftline.study.conduct.NewStudy;
import org.graftline.study.conduct.SetUp;
import org.graftline.study.conduct.SetUpChange;
import org.graftline.study.conduct.SetUpParts;
import org.graftline.study.conduct.SetUpView;
import org.graftline.study.conduct.StudySetup;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.LedgerEntry;
import org.graftline.web.internal.conduct.SetupServices;
import org.jspecify.annotations.Nullable;

/** Set-up, amendments, enrollment and locks over the laboratory's study: they guard and remember what they were asked. */
final class Registry implements StudySetup {
    final List<String> asked = new ArrayList<>();
    private final Laboratory laboratory;
    final Binder versions;
    final Planner plans;

    ArmSights.Sight sight = ArmSights.Sight.SHOWN;
    List<String> sentences = List.of();

    @Nullable
    NewStudy created;

    @Nullable
    SetUpChange changed;

    Registry(Laboratory laboratory) {
        this.laboratory = laboratory;
        this.versions = new Binder(laboratory);
        this.plans = new Planner(laboratory);
    }

    private LedgerEntry noted(Actor actor, Permission permission, StudyCode study, ActKind kind, String reason) {
        laboratory.require(actor, permission, study);
        asked.add(kind + ": " + reason);
        return laboratory.noted(actor, kind, reason);
    }

    @Override
    public List<String> check(Actor actor, NewStudy study) {
        laboratory.require(actor, Permission.CHANGE_STUDY, study.code());
        return List.of("Donor 'd1' has no mouse.");
    }

    @Override
    public LedgerEntry create(Actor actor, NewStudy study, String reason) {
        created = study;
        return noted(actor, Permission.CHANGE_STUDY, study.code(), ActKind.CREATE_STUDY, reason);
    }

    @Override
    public SetUpView of(Actor actor, StudyCode code) {
        laboratory.require(actor, Permission.READ_STUDY, code);
        boolean blinded = laboratory.isBlinded(actor);
        return new SetUpView(
                laboratory.study(code).orElseThrow(),
                new SetUp(LocalDate.parse("2026-03-02"), DayZeroRule.ONE_DATE, SetUp.Use.STUDY, List.of()),
                1,
                LocalDate.parse("2026-03-02"),
                new SetUpParts(
                        List.of(new SetUpParts.DonorPart(new DonorId("d1"), "L1", Map.of())),
                        blinded ? List.of() : List.of(new SetUpParts.ArmPart(new ArmName("control"), ArmRole.CONTROL)),
                        List.of(),
                        List.of(new SetUpParts.MousePart(
                                new MouseId("m1"), new DonorId("d1"), List.of("4711"), "C07", null, null, null))),
                blinded ? Map.of() : Map.of(new ArmName("control"), 1),
                List.of(),
                Set.of(),
                List.of());
    }

    @Override
    public LedgerEntry change(Actor actor, StudyCode study, SetUpChange change, String reason) {
        changed = change;
        return noted(actor, Permission.CHANGE_STUDY, study, ActKind.SET_UP_STUDY, reason);
    }

    @Override
    public List<Source> sources(Actor actor) {
        return List.of();
    }

    @Override
    public PastedMice mice(String text) {
        return new PastedMice(List.of(), List.of("Line 1: '%s'".formatted(text)));
    }

    @Override
    public PastedDonors donors(String text) {
        return new PastedDonors(List.of(), List.of());
    }

    SetupServices services() {
        return new SetupServices(
                this,
                new Protocol(),
                new Rounds(),
                new Bolts(),
                plans,
                (actor, study) -> sight,
                versions,
                (actor, study) -> StudyConduct.NONE,
                this::exceptions);
    }

    private ExceptionReview.Found exceptions(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        return new ExceptionReview.Found(3, List.of());
    }

    private final class Protocol implements Amendments {
        @Override
        public LedgerEntry amend(Actor actor, StudyCode study, Amendment amendment, String reason) {
            asked.add(amendment.toString());
            return noted(actor, Permission.CHANGE_STUDY, study, ActKind.AMEND_PROTOCOL, reason);
        }

        @Override
        public List<Governed> of(Actor actor, StudyCode study) {
            laboratory.require(actor, Permission.READ_STUDY, study);
            return List.of(new Governed(0, LocalDate.parse("2026-03-02"), "", null, null, null, 3, List.of()));
        }

        @Override
        public Governance governing(Actor actor, StudyCode study, UUID reading) {
            laboratory.require(actor, Permission.READ_STUDY, study);
            return new Governance(1, LocalDate.parse("2026-03-03"), LocalDate.parse("2026-03-02"), "weighed daily");
        }

        @Override
        public List<GovernedReading> readings(Actor actor, StudyCode study, int number) {
            laboratory.require(actor, Permission.READ_STUDY, study);
            return List.of();
        }
    }

    private final class Rounds implements Cohorts {
        @Override
        public Standing of(Actor actor, StudyCode study) {
            laboratory.require(actor, Permission.READ_STUDY, study);
            return new Standing(
                    LocalDate.parse("2026-03-09"),
                    DayZeroRule.BY_MOUSE,
                    new VolumeRange(new Decimal("150"), null),
                    List.of(),
                    List.of(new MouseStanding(
                            new Enrollment(new MouseId("m1"), Enrollment.State.ARRIVED, null, null),
                            new DonorId("d1"),
                            null,
                            null,
                            null,
                            new Decimal("180.5"),
                            new StudyDay(3),
                            true,
                            false)));
        }

        @Override
        public LedgerEntry move(
                Actor actor,
                StudyCode study,
                List<MouseId> mice,
                Enrollment.State to,
                @Nullable LocalDate dayZero,
                String reason) {
            return noted(actor, Permission.CHANGE_STUDY, study, ActKind.ENROLL_MICE, mice + " " + to + " " + reason);
        }
    }

    private final class Bolts implements Locks {
        @Override
        public Board of(Actor actor, StudyCode study) {
            laboratory.require(actor, Permission.READ_STUDY, study);
            return new Board(sight, List.of(), List.of(), 0, sentences, List.of());
        }

        @Override
        public LedgerEntry lock(
                Actor actor, StudyCode study, What what, @Nullable String contentSha256, String reason) {
            return noted(actor, Permission.LOCK_STUDY, study, ActKind.LOCK_STUDY, what + " " + reason);
        }

        @Override
        public LedgerEntry reopen(Actor actor, StudyCode study, String reason) {
            return noted(actor, Permission.LOCK_STUDY, study, ActKind.LOCK_STUDY, reason);
        }

        @Override
        public LedgerEntry takeOut(Actor actor, StudyCode study, String reason) {
            return noted(actor, Permission.LOCK_STUDY, study, ActKind.LOCK_STUDY, "out " + reason);
        }

        @Override
        public LedgerEntry look(Actor actor, StudyCode study, UUID look, String reason) {
            return noted(actor, Permission.LOCK_STUDY, study, ActKind.LOOK_AT_ARMS, reason);
        }
    }
}
