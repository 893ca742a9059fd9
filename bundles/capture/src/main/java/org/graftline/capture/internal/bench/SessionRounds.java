package org.graftline.capture.internal.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.graftline.capture.internal.blinding.Sights;
import org.graftline.capture.internal.device.DeviceStandings;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.BenchSessions;
import org.graftline.study.bench.Board;
import org.graftline.study.bench.Board.Animal;
import org.graftline.study.bench.Worksheet;
import org.graftline.study.conduct.OwnDays;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.ConcurrentChangeException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Rounds through the cages, from what a technician begins with to the sign-off. */
@Component(property = "service.ranking:Integer=-100")
public final class SessionRounds implements BenchSessions {
    private static final int NAMED = 10;
    private static final Comparator<Animal> BY_CAGE = Comparator.comparing(
                    Animal::rack, Comparator.nullsLast(Comparator.<String>naturalOrder()))
            .thenComparing(Animal::cage, Comparator.nullsLast(Comparator.<String>naturalOrder()))
            .thenComparing(Animal::mouse);

    private final KeptStudies studies;
    private final BenchRecords records;
    private final DeviceStandings devices;
    private final Sights sights;
    private final OwnDays ownDays;
    private final Access access;

    /** Wires the services. */
    @Activate
    public SessionRounds(
            @Reference KeptStudies studies,
            @Reference BenchRecords records,
            @Reference DeviceStandings devices,
            @Reference Sights sights,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) OwnDays ownDays,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access) {
        this.studies = studies;
        this.records = records;
        this.devices = devices;
        this.sights = sights;
        this.ownDays = ownDays;
        this.access = access;
    }

    @Override
    public Board board(Actor actor, StudyCode code) {
        access.require(actor, Permission.RECORD_READINGS, code);
        KeptStudy study = studies.of(code);
        Instant now = studies.now();
        LocalDate today = StudyCalendar.today(study, now);
        Map<MouseId, StudyDay> signedOff = SessionSheet.signedOff(study);
        return new Board(
                study.study(),
                study.rules(),
                today,
                StudyCalendar.proposed(study, today),
                study.animals().stream()
                        .filter(animal -> animal.removal() == null)
                        .map(animal -> SessionSheet.animal(animal, signedOff.get(animal.id())))
                        .sorted(BY_CAGE)
                        .toList(),
                study.sessions().stream()
                        .filter(session -> session.state() == BenchSession.State.OPEN)
                        .toList(),
                devices.all(now, study.study().zone()));
    }

    @Override
    public BenchSession open(Actor actor, BenchSession session) {
        access.require(actor, Permission.RECORD_READINGS, session.study());
        BenchSession opened = new BenchSession(
                session.session(),
                1,
                session.study(),
                session.day(),
                actor.person(),
                session.openedAt(),
                session.mice(),
                session.endpoints(),
                BenchSession.State.OPEN,
                null);
        return studies.hold(() -> {
            Optional<BenchSession> before = records.session(session.session());
            if (before.isPresent()) {
                return repeated(before.get(), opened);
            }
            requireKnown(studies.of(session.study()), session.mice());
            studies.commit(actor, ActKind.OPEN_SESSION, session.study(), "Session opened", List.of(opened));
            return opened;
        });
    }

    private static BenchSession repeated(BenchSession stored, BenchSession again) {
        BenchSession same = new BenchSession(
                again.session(),
                stored.version(),
                again.study(),
                again.day(),
                again.openedBy(),
                again.openedAt(),
                again.mice(),
                again.endpoints(),
                stored.state(),
                stored.statement());
        if (same.equals(stored)) {
            return stored;
        }
        throw new ConcurrentChangeException(
                "Not opened: the id %s belongs to another session, of day %s of study %s. Draw a fresh id for each session."
                        .formatted(stored.session(), stored.day(), stored.study()));
    }

    private static void requireKnown(KeptStudy study, List<MouseId> mice) {
        List<String> unknown = mice.stream()
                .filter(mouse -> study.find(mouse) == null)
                .map(mouse -> "'" + mouse + "'")
                .toList();
        if (!unknown.isEmpty()) {
            throw new StudyException("Not opened: study %s has no mouse %s. Choose the mice from its board."
                    .formatted(study.study().code(), named(unknown, ", ")));
        }
    }

    @Override
    public Worksheet worksheet(Actor actor, UUID session) {
        StudyCode code = find(session).study();
        access.require(actor, Permission.RECORD_READINGS, code);
        KeptStudy study = studies.of(code);
        return new SessionSheet(of(study, session), sights.of(actor, study), ownDays.of(code)).worksheet();
    }

    @Override
    public BenchSession signOff(Actor actor, UUID session, String statement) {
        StudyCode code = find(session).study();
        access.require(actor, Permission.RECORD_READINGS, code);
        if (statement.isBlank()) {
            throw new StudyException(
                    "Not signed off: a sign-off needs a statement. Say what you declare, for example that every mouse was looked at.");
        }
        return studies.hold(() -> {
            KeptStudy study = studies.of(code);
            BenchSession current = of(study, session);
            if (current.state() == BenchSession.State.SIGNED_OFF) {
                return signedBefore(current, statement.strip());
            }
            requireClosed(study, current);
            BenchSession signed = current.signedOff(statement.strip());
            studies.commit(actor, ActKind.SIGN_OFF_SESSION, code, statement.strip(), List.of(signed));
            return signed;
        });
    }

    private static BenchSession signedBefore(BenchSession current, String statement) {
        if (statement.equals(current.statement())) {
            return current;
        }
        throw new ConcurrentChangeException(
                "Not signed off: the session of day %s was signed off already. Look at it again."
                        .formatted(current.day()));
    }

    private static void requireClosed(KeptStudy study, BenchSession session) {
        List<String> open = new ArrayList<>();
        for (MouseId mouse : session.mice()) {
            KeptAnimal animal = study.animal(mouse);
            List<String> missing = SessionSheet.missing(animal, session);
            if (!missing.isEmpty()) {
                open.add(mouse + ": " + String.join(", ", missing));
            }
        }
        if (!open.isEmpty()) {
            throw new StudyException(
                    "Not signed off: %s. Every mouse ends with a reading, 'not palpable', 'too small', or 'not measured' with a reason."
                            .formatted(named(open, "; ")));
        }
    }

    private static String named(List<String> all, String between) {
        String named = String.join(between, all.subList(0, Math.min(NAMED, all.size())));
        return all.size() <= NAMED ? named : named + between + "and %d more".formatted(all.size() - NAMED);
    }

    @Override
    public List<BenchSession> sessions(Actor actor, StudyCode study) {
        access.require(actor, Permission.READ_STUDY, study);
        return studies.of(study).sessions();
    }

    private BenchSession find(UUID session) {
        return records.session(session)
                .orElseThrow(() -> new StudyException(
                        "There is no session %s. Choose one from the board, or open it first.".formatted(session)));
    }

    /** The session as the same moment has it that the animals are taken from. */
    private BenchSession of(KeptStudy study, UUID session) {
        BenchSession kept = study.session(session);
        return kept == null ? find(session) : kept;
    }
}
