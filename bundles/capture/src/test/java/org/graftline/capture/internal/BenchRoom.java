package org.graftline.capture.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.graftline.capture.internal.bench.CageEvents;
import org.graftline.capture.internal.bench.CollectedDecisions;
import org.graftline.capture.internal.bench.DecidedContradictions;
import org.graftline.capture.internal.bench.PossibleWriters;
import org.graftline.capture.internal.bench.QuestionedEntries;
import org.graftline.capture.internal.bench.SessionRounds;
import org.graftline.capture.internal.bench.StudyCaptureRules;
import org.graftline.capture.internal.blinding.RecordedBlinding;
import org.graftline.capture.internal.blinding.Sights;
import org.graftline.capture.internal.device.DeviceStandings;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.kept.LedgerSearch;
import org.graftline.capture.internal.repeatability.ReplicateRepeatability;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingEntry.Means;
import org.graftline.study.ReadingStatus;
import org.graftline.study.SaltedText;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.VersionedRow;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.BenchEntries.Saved;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Role;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.jspecify.annotations.Nullable;

/**
 * The services of the Bench on records in memory: two technicians, a director, an administrator and a guest; mice M1 to M3 in cage A, M4
 * with a left and a right tumor in cage B; M1 and M2 under control, M3 and M4 under drug.
 */
final class BenchRoom {
    static final StudyCode STUDY = new StudyCode("S1");
    static final Actor ANNA = new Actor(new PersonId("p-anna"), "Anna", Actor.Via.WEB);
    static final Actor BEN = new Actor(new PersonId("p-ben"), "Ben", Actor.Via.WEB);
    static final Actor DIRECTOR = new Actor(new PersonId("p-dana"), "Dana", Actor.Via.WEB);
    static final Actor ADMINISTRATOR = new Actor(new PersonId("p-adam"), "Adam", Actor.Via.WEB);
    static final Actor GUEST = new Actor(new PersonId("p-gil"), "Gil", Actor.Via.WEB);
    static final Instant NOW = Instant.parse("2026-03-15T09:00:00Z");
    static final TumorSite LEFT = new TumorSite("left");
    static final TumorSite RIGHT = new TumorSite("right");

    final MemoryStore store;
    final Staff staff = new Staff(Map.of(
            ANNA, Role.TECHNICIAN,
            BEN, Role.TECHNICIAN,
            DIRECTOR, Role.DIRECTOR,
            ADMINISTRATOR, Role.ADMINISTRATOR));
    ArmSights.Sight earned = ArmSights.Sight.SHOWN;
    Map<MouseId, StudyDay> ownDays = Map.of();
    final KeptStudies studies;
    final StudyReadings readings;
    final SessionRounds sessions;
    final QuestionedEntries entries;
    final CageEvents events;
    final DecidedContradictions contradictions;
    final CollectedDecisions decisions;
    final PossibleWriters writers;
    final RecordedBlinding blinding;
    final StudyCaptureRules settings;
    final ReplicateRepeatability repeatability;

    BenchRoom(PlausibilityRule... rules) {
        this(Duration.ofMinutes(1), rules);
    }

    /** @param patience with rules; long, unless one of them is slow, since a test machine may be busy */
    BenchRoom(Duration patience, PlausibilityRule... rules) {
        this(patience, Duration.ofMinutes(5), rules);
    }

    /** @param longest that a rule may think; long, unless one of them hangs */
    BenchRoom(Duration patience, Duration longest, PlausibilityRule... rules) {
        this(new MemoryStore(), patience, longest, rules);
        write(roster());
    }

    /** The services after a restart: the records are there, whatever was kept in memory is not. */
    BenchRoom restarted() {
        return new BenchRoom(store, Duration.ofMinutes(1), Duration.ofMinutes(5));
    }

    private BenchRoom(MemoryStore store, Duration patience, Duration longest, PlausibilityRule... rules) {
        this.store = store;
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        studies = new KeptStudies(store, store, store, store, new WriteLock(), clock);
        Sights sights = new Sights(staff, staff);
        LedgerSearch search = new LedgerSearch(store);
        DeviceStandings devices = new DeviceStandings(store, store);
        readings = new StudyReadings(studies, store, sights, (actor, study) -> earned, study -> ownDays, staff);
        sessions = new SessionRounds(studies, store, devices, sights, study -> ownDays, staff);
        entries = new QuestionedEntries(studies, store, devices, sights, staff, List.of(rules), patience, longest);
        events = new CageEvents(studies, store, search, sights, study -> ownDays, staff);
        contradictions = new DecidedContradictions(studies, store, search, sights, staff);
        decisions = new CollectedDecisions(studies, contradictions, sights, staff);
        writers = new PossibleWriters(staff, staff);
        blinding = new RecordedBlinding(studies, store, search, sights, staff, staff);
        settings = new StudyCaptureRules(studies, staff);
        repeatability = new ReplicateRepeatability(studies, staff);
    }

    private static List<VersionedRow> roster() {
        DonorId donor = new DonorId("D1");
        List<VersionedRow> rows = new ArrayList<>(List.of(
                new Study(STUDY, 1, "A study", ZoneId.of("Europe/Berlin"), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, ""),
                new Donor(STUDY, donor, 1, null, null),
                new Arm(STUDY, new ArmName("control"), 1, ArmRole.CONTROL),
                new Arm(STUDY, new ArmName("drug"), 1, ArmRole.TREATED)));
        for (String mouse : List.of("M1", "M2", "M3", "M4")) {
            rows.add(new Mouse(STUDY, new MouseId(mouse), 1, donor, List.of("tag-" + mouse)));
            rows.add(new Housing(STUDY, new MouseId(mouse), 1, mouse.equals("M4") ? "B" : "A", "R1"));
            String arm = mouse.compareTo("M3") < 0 ? "control" : "drug";
            rows.add(new ArmAssignment(STUDY, new MouseId(mouse), 1, new ArmName(arm)));
        }
        rows.add(new Tumor(STUDY, new MouseId("M4"), LEFT, 1));
        rows.add(new Tumor(STUDY, new MouseId("M4"), RIGHT, 1));
        return rows;
    }

    /** Writes past the services, as an import or another bundle does. */
    void write(List<VersionedRow> rows) {
        store.commit(
                new Act(Chain.of(STUDY), ActKind.CHANGE_STUDY, DIRECTOR, NOW, SaltedText.of("by another way"), rows));
    }

    /** As {@link #write(List)}, to another chain. */
    void write(Chain chain, List<VersionedRow> rows) {
        store.commit(new Act(chain, ActKind.CHANGE_STUDY, DIRECTOR, NOW, SaltedText.of("by another way"), rows));
    }

    long entriesSoFar() {
        return store.head(Chain.of(STUDY)).position();
    }

    /** Rules with these limits, "TUMOR_VOLUME 2000 STOP"; readings independent and technicians blinded as by default. */
    CaptureRules rule(@Nullable LocalDate dayZero, boolean independent, String... limits) {
        CaptureRules unset = settings.rules(DIRECTOR, STUDY);
        List<ProtocolLimit> parsed =
                Arrays.stream(limits).map(CaptureRules::limit).toList();
        return settings.change(
                DIRECTOR,
                new CaptureRules(
                        STUDY,
                        unset.version() + 1,
                        dayZero,
                        independent,
                        Set.of(Role.TECHNICIAN),
                        0,
                        null,
                        parsed,
                        unset.keepReasons(),
                        unset.missingReasons()),
                "protocol 1");
    }

    BenchSession session(Actor actor, double day, List<Endpoint> endpoints, String... mice) {
        return sessions.open(
                actor,
                new BenchSession(
                        UUID.randomUUID(),
                        1,
                        STUDY,
                        new StudyDay(day),
                        actor.person(),
                        NOW,
                        Arrays.stream(mice).map(MouseId::new).toList(),
                        endpoints,
                        BenchSession.State.OPEN,
                        null));
    }

    static ReadingEntry typed(@Nullable BenchSession session) {
        return new ReadingEntry(
                session == null ? null : session.session(),
                Means.TYPED,
                Map.of(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }

    static Reading.Builder of(String mouse, Endpoint endpoint, double day, @Nullable BenchSession session) {
        boolean tumor = endpoint == Endpoint.TUMOR_VOLUME || endpoint == Endpoint.ULCERATION_SCORE;
        return Reading.of(UUID.randomUUID(), STUDY, new MouseId(mouse), endpoint, new StudyDay(day), Instant.EPOCH)
                .site(tumor ? Tumor.ONLY : null)
                .capturedAt(NOW)
                .entry(typed(session));
    }

    static Reading volume(String mouse, double day, String lengthMm, String widthMm, @Nullable BenchSession session) {
        return of(mouse, Endpoint.TUMOR_VOLUME, day, session)
                .measured(
                        new Decimal("1"),
                        VolumeFormula.AS_REPORTED,
                        new Diameters(new Decimal(lengthMm), new Decimal(widthMm), null))
                .build();
    }

    static Reading weight(String mouse, double day, String grams, @Nullable BenchSession session) {
        return of(mouse, Endpoint.BODY_WEIGHT, day, session)
                .measured(new Decimal(grams), null, null)
                .build();
    }

    static Reading without(
            String mouse, Endpoint endpoint, double day, ReadingStatus status, @Nullable BenchSession session) {
        return of(mouse, endpoint, day, session)
                .withoutValue(status)
                .reason(status == ReadingStatus.NOT_MEASURED ? "no time" : null)
                .build();
    }

    /** Waits until that many acts were written, on whatever thread. */
    void awaitEntries(long entries) throws InterruptedException {
        store.awaitPosition(Chain.of(STUDY), entries);
    }

    Saved record(Actor actor, Reading reading) {
        return entries.record(actor, reading);
    }

    Reading now(UUID reading) {
        var versions = store.history(reading);
        return versions.get(versions.size() - 1).reading();
    }
}
