package org.graftline.conduct.internal.setup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.graftline.conduct.internal.amendment.RecordedAmendments;
import org.graftline.conduct.internal.care.KeptCare;
import org.graftline.conduct.internal.cohort.RecordedCohorts;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.conduct.internal.lock.EarnedSights;
import org.graftline.conduct.internal.lock.RecordedAnalysisPlans;
import org.graftline.conduct.internal.lock.RecordedLocks;
import org.graftline.conduct.internal.notebook.HandClock;
import org.graftline.conduct.internal.notebook.Notebook;
import org.graftline.conduct.internal.report.KeptReportVersions;
import org.graftline.conduct.internal.review.LedgerReview;
import org.graftline.platform.People;
import org.graftline.platform.Roster;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.VersionedRow;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.Blinding;
import org.graftline.study.conduct.DayZeroRule;
import org.graftline.study.conduct.DonorField;
import org.graftline.study.conduct.NewStudy;
import org.graftline.study.conduct.SetUp;
import org.graftline.study.conduct.SetUpParts;
import org.graftline.study.conduct.SetUpParts.ArmPart;
import org.graftline.study.conduct.SetUpParts.CohortPart;
import org.graftline.study.conduct.SetUpParts.DonorPart;
import org.graftline.study.conduct.SetUpParts.MousePart;
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

/** The services of set-up on records in lists: Dana directs, Tom measures and is blinded, Gil may do nothing; the clock is moved by hand. */
public final class SetupRoom {
    public static final StudyCode STUDY = new StudyCode("PDX-7");
    public static final Actor DANA = new Actor(new PersonId("p-dana"), "Dana Rector", Actor.Via.WEB);
    public static final Actor TOM = new Actor(new PersonId("p-tom"), "Tom Tan", Actor.Via.WEB);
    public static final Actor GIL = new Actor(new PersonId("p-gil"), "Gil Guest", Actor.Via.WEB);
    public static final LocalDate START = LocalDate.of(2026, 3, 2);
    /** Another director. */
    public static final Actor RITA = new Actor(new PersonId("p-rita"), "Rita Reader", Actor.Via.WEB);

    /** Quality assurance. */
    public static final Actor QUINN = new Actor(new PersonId("p-quinn"), "Quinn Ames", Actor.Via.WEB);
    /** A scientist. */
    public static final Actor SIA = new Actor(new PersonId("p-sia"), "Sia Lund", Actor.Via.WEB);

    public static final String PASSWORD = "four unrelated words";
    private static final Map<Actor, Role> ROLES = Map.of(
            DANA, Role.DIRECTOR,
            TOM, Role.TECHNICIAN,
            RITA, Role.DIRECTOR,
            QUINN, Role.QA,
            SIA, Role.SCIENTIST);

    public final Notebook book = new Notebook();
    public final HandClock clock = new HandClock("2026-03-02T09:00:00Z");
    public final RecordedSetup setup;
    public final RecordedAmendments amendments;
    public final RecordedCohorts cohorts;
    public final RecordedLocks locks;
    public final KeptReportVersions reports;
    public final RecordedAnalysisPlans plans;
    public final LedgerReview review;
    public final KeptCare care;
    public final EarnedSights sights = new EarnedSights(book, clock);

    /** Opens the room; nothing is in it yet. */
    public SetupRoom() {
        Staff staff = new Staff();
        StudyActs acts = new StudyActs(book, book, book, staff, clock);
        Eyes eyes = new Eyes();
        setup = new RecordedSetup(acts, book, book, book, staff, staff, new OpenRoster(), eyes, sights);
        amendments = new RecordedAmendments(acts, book, book, book, book, eyes);
        cohorts = new RecordedCohorts(acts, book, book, book);
        care = new KeptCare(acts, book, book, book, staff);
        locks = new RecordedLocks(acts, book, book, eyes, sights);
        reports = new KeptReportVersions(acts, book, book, book, locks, eyes, sights, staff);
        plans = new RecordedAnalysisPlans(acts, book, book, eyes);
        review = new LedgerReview(acts, book, book, eyes);
    }

    /** A study of two donors and two arms whose mice are these. */
    public static NewStudy study(MousePart... mice) {
        return study(DayZeroRule.ONE_DATE, List.of(), mice);
    }

    public static NewStudy study(DayZeroRule rule, List<CohortPart> cohorts, MousePart... mice) {
        return new NewStudy(
                STUDY,
                "Growth under A",
                ZoneId.of("Europe/Berlin"),
                VolumeFormula.HALF_LENGTH_WIDTH_SQUARED,
                START,
                new SetUp(START, rule, SetUp.Use.STUDY, List.of(new SetUp.StudyPerson(DANA.person(), Role.DIRECTOR))),
                new SetUpParts(
                        List.of(donor("D1"), donor("D2")),
                        List.of(
                                new ArmPart(new ArmName("vehicle"), ArmRole.CONTROL),
                                new ArmPart(new ArmName("A"), ArmRole.TREATED)),
                        cohorts,
                        List.of(mice)),
                null);
    }

    public static DonorPart donor(String code) {
        return new DonorPart(new DonorId(code), "L-" + code, Map.of(DonorField.DIAGNOSIS, "NSCLC"));
    }

    public static MousePart mouse(String id, String donor, @Nullable String arm, String... tags) {
        return in(null, id, donor, arm, tags);
    }

    public static MousePart in(@Nullable String cohort, String id, String donor, @Nullable String arm, String... tags) {
        return new MousePart(
                new MouseId(id),
                new DonorId(donor),
                List.of(tags),
                "C1",
                null,
                cohort,
                arm == null ? null : new ArmName(arm));
    }

    public LedgerEntry created(NewStudy study) {
        return setup.create(DANA, study, "protocol approved");
    }

    /** A volume as the Bench would have written it. */
    public UUID volume(String mouse, double day, String mm3, @Nullable Instant at) {
        UUID uuid = UUID.randomUUID();
        Reading reading = Reading.of(
                        uuid, STUDY, new MouseId(mouse), Endpoint.TUMOR_VOLUME, new StudyDay(day), clock.instant())
                .site(Tumor.ONLY)
                .capturedAt(at)
                .measured(new Decimal(mm3), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, null)
                .build();
        write(ActKind.RECORD_READING, reading);
        return uuid;
    }

    public void write(ActKind kind, VersionedRow... rows) {
        book.commit(new Act(
                Chain.of(STUDY), kind, TOM, clock.instant(), SaltedText.of("test"), new ArrayList<>(List.of(rows))));
    }

    private static final class Staff implements Access, People {
        @Override
        public void require(Actor actor, Permission permission, @Nullable StudyCode study) {
            if (!allows(actor, permission, study)) {
                throw new NotAllowedException(actor, permission, study);
            }
        }

        @Override
        public boolean allows(Actor actor, Permission permission, @Nullable StudyCode study) {
            return roles(actor.person(), study).stream().anyMatch(role -> role.allows(permission));
        }

        @Override
        public Optional<Actor> authenticate(String login, char[] password, Actor.Via via) {
            return List.of(DANA, TOM, RITA, QUINN, SIA).stream()
                    .filter(actor -> actor.person().value().equals("p-" + login))
                    .filter(actor -> String.valueOf(password).equals(PASSWORD))
                    .findFirst();
        }

        /** A proof here is the id of whose it is and what it is for. */
        @Override
        public Optional<Actor> redeem(String proof, String purpose, Actor.Via via) {
            return proof.endsWith(" " + purpose)
                    ? actor(new PersonId(proof.substring(0, proof.indexOf(' '))), via)
                    : Optional.empty();
        }

        @Override
        public Optional<String> provider(PersonId person) {
            return person.equals(SIA.person()) ? Optional.of("Laboratory") : Optional.empty();
        }

        @Override
        public Optional<PersonId> find(String login) {
            return Optional.empty();
        }

        @Override
        public Optional<Actor> actor(PersonId person, Actor.Via via) {
            return List.of(DANA, TOM, GIL, RITA, QUINN, SIA).stream()
                    .filter(actor -> actor.person().equals(person))
                    .findFirst();
        }

        @Override
        public Set<Role> roles(PersonId person, @Nullable StudyCode study) {
            return actor(person, Actor.Via.WEB).map(ROLES::get).map(Set::of).orElse(Set.of());
        }
    }

    private static final class OpenRoster implements Roster {
        @Override
        public boolean isAuthoritative(StudyCode study) {
            return false;
        }

        @Override
        public List<Animal> animals(StudyCode study) {
            return List.of();
        }

        @Override
        public Optional<Animal> byTag(StudyCode study, String tag) {
            return Optional.empty();
        }
    }

    private static final class Eyes implements Blinding {
        @Override
        public boolean isBlinded(Actor actor, StudyCode study) {
            return actor.equals(TOM);
        }

        @Override
        public List<Blinding.Eyes> eyes(Actor actor, StudyCode study) {
            throw new UnsupportedOperationException("Nobody asks here who knows the arms");
        }

        @Override
        public LedgerEntry unblind(Actor actor, StudyCode study, PersonId person, String reason) {
            throw new UnsupportedOperationException("Nobody is unblinded here");
        }
    }
}
