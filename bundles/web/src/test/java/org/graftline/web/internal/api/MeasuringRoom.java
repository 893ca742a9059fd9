package org.graftline.web.internal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.Tumor;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.AnimalEvents;
import org.graftline.study.bench.AnimalLife;
import org.graftline.study.bench.BenchEntries;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.BenchSessions;
import org.graftline.study.bench.Blinding;
import org.graftline.study.bench.Board;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.CaptureSettings;
import org.graftline.study.bench.Concern;
import org.graftline.study.bench.Contradictions;
import org.graftline.study.bench.OpenDecisions;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.study.bench.Remark;
import org.graftline.study.bench.Repeatability;
import org.graftline.study.bench.SheetWriters;
import org.graftline.study.bench.Worksheet;
import org.graftline.study.event.Topics;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.graftline.web.internal.live.LedgerEvents;
import org.osgi.service.event.Event;

/** The services of the Bench over the laboratory's lists: they guard, keep and answer as the real ones do where the API depends on it. */
final class MeasuringRoom
        implements BenchSessions,
                BenchEntries,
                AnimalEvents,
                Blinding,
                CaptureSettings,
                Contradictions,
                OpenDecisions,
                SheetWriters,
                Repeatability {
    final List<String> asked = new ArrayList<>();
    private final Laboratory laboratory;
    private final LedgerEvents events;
    private final Map<UUID, BenchSession> sessions = new LinkedHashMap<>();
    private final Map<UUID, Remark> remarks = new LinkedHashMap<>();
    private CaptureRules rules = CaptureRules.unset(Laboratory.STUDY);
    private List<Concern> questions = List.of();

    MeasuringRoom(Laboratory laboratory, LedgerEvents events) {
        this.laboratory = laboratory;
        this.events = events;
    }

    /** From now on every reading is asked this. */
    void ask(Concern... concerns) {
        questions = List.of(concerns);
    }

    private LedgerEntry told(LedgerEntry entry) {
        events.handleEvent(new Event(
                Topics.COMMITTED,
                Map.of(Topics.CHAIN, entry.chain().name(), Topics.POSITION, entry.position(), Topics.KIND, "ANY")));
        return entry;
    }

    private LedgerEntry noted(Actor actor, ActKind kind, String what, String reason) {
        if (reason.isBlank()) {
            throw new StudyException("Not saved: the reason is blank. Say why.");
        }
        asked.add(what + ": " + reason);
        return told(laboratory.noted(actor, kind, reason));
    }

    @Override
    public Board board(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.RECORD_READINGS, study);
        return new Board(
                laboratory.data(study).study(),
                rules,
                LocalDate.parse("2026-11-23"),
                new StudyDay(7),
                List.of(animal("m1"), animal("m2")),
                sessions.values().stream()
                        .filter(session -> session.state() == BenchSession.State.OPEN)
                        .toList(),
                List.of());
    }

    private static Board.Animal animal(String mouse) {
        return new Board.Animal(
                new MouseId(mouse),
                List.of(mouse, "tag-" + mouse),
                "C07",
                "R1",
                List.of(Tumor.ONLY),
                new StudyDay(3.5),
                null);
    }

    @Override
    public BenchSession open(Actor actor, BenchSession session) {
        laboratory.require(actor, Permission.RECORD_READINGS, session.study());
        BenchSession known = sessions.putIfAbsent(session.session(), session);
        if (known != null && !known.equals(session)) {
            throw new ConcurrentChangeException("bench_session", session.id(), 1);
        }
        if (known == null) {
            noted(actor, ActKind.OPEN_SESSION, "open", "session");
        }
        return session;
    }

    @Override
    public Worksheet worksheet(Actor actor, UUID session) {
        BenchSession found = Objects.requireNonNull(sessions.get(session));
        laboratory.require(actor, Permission.RECORD_READINGS, found.study());
        return new Worksheet(
                found,
                laboratory
                        .head(org.graftline.study.record.Chain.of(found.study()))
                        .position(),
                found.mice().stream().map(mouse -> row(actor, found, mouse)).toList());
    }

    private Worksheet.Row row(Actor actor, BenchSession session, MouseId mouse) {
        List<Reading> ofMouse = laboratory.data(actor, session.study()).readings().stream()
                .filter(reading -> reading.mouse().equals(mouse))
                .toList();
        List<Reading> own = ofMouse.stream()
                .filter(reading -> reading.day().equals(session.day()))
                .toList();
        List<Reading> earlier = ofMouse.stream()
                .filter(reading -> reading.day().compareTo(session.day()) < 0 && reading.value() != null)
                .toList();
        return new Worksheet.Row(
                animal(mouse.value()),
                own.isEmpty() ? Worksheet.Outcome.OPEN : Worksheet.Outcome.DONE,
                own.isEmpty() ? List.of("volume") : List.of(),
                own,
                own.isEmpty() ? 1 : 0,
                own.isEmpty() ? List.of() : earlier,
                mouse.value().equals("m1") ? new StudyDay(session.day().value() - 3) : null,
                null);
    }

    @Override
    public BenchSession signOff(Actor actor, UUID session, String statement) {
        Worksheet sheet = worksheet(actor, session);
        sheet.rows().stream()
                .filter(row -> row.outcome() == Worksheet.Outcome.OPEN)
                .findFirst()
                .ifPresent(row -> {
                    throw new StudyException("Not signed off: %s: volume. Every mouse ends with a reading or a reason."
                            .formatted(row.mouse()));
                });
        BenchSession signed = sheet.session().signedOff(statement);
        sessions.put(session, signed);
        noted(actor, ActKind.SIGN_OFF_SESSION, "sign-off", statement);
        return signed;
    }

    @Override
    public List<BenchSession> sessions(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        return List.copyOf(sessions.values());
    }

    @Override
    public synchronized Saved record(Actor actor, Reading sent) {
        laboratory.require(actor, Permission.RECORD_READINGS, sent.study());
        List<org.graftline.study.record.StudyRecords.WrittenReading> before = laboratory.history(sent.uuid());
        Reading ours = sent.next()
                .version(1)
                .operator(sent.operator() == null ? actor.person() : sent.operator())
                .build();
        if (!before.isEmpty()) {
            Reading first = before.get(0).reading();
            if (!said(first).equals(said(ours))) {
                throw new ConcurrentChangeException(
                        "Not saved: the id %s belongs to another reading. Draw a fresh id.".formatted(sent.uuid()));
            }
            return saved(before.get(before.size() - 1).reading());
        }
        ReadingEntry entry = Objects.requireNonNull(ours.entry());
        Reading stored = ours.next()
                .version(1)
                .entry(entry.asked(questions.stream().map(Concern::sentence).toList()))
                .build();
        told(laboratory.write(actor, ActKind.RECORD_READING, "Reading", stored));
        return saved(stored);
    }

    private static Reading said(Reading reading) {
        return reading.next()
                .version(1)
                .recordedAt(Instant.EPOCH)
                .entry(Objects.requireNonNullElse(reading.entry(), ReadingEntry.by(ReadingEntry.Means.TYPED))
                        .asked(List.of())
                        .at(null))
                .build();
    }

    private Saved saved(Reading reading) {
        List<Alert> alerts = reading.value() != null && reading.value().value() >= 1500
                ? List.of(new Alert(
                        reading.uuid(),
                        1,
                        reading.study(),
                        reading.mouse(),
                        new ProtocolLimit(
                                ProtocolLimit.Quantity.TUMOR_VOLUME, new Decimal("1500"), ProtocolLimit.Tier.STOP),
                        reading.value(),
                        reading.recordedAt()))
                : List.of();
        ReadingEntry entry = Objects.requireNonNull(reading.entry());
        return new Saved(
                reading,
                laboratory
                        .head(org.graftline.study.record.Chain.of(reading.study()))
                        .position(),
                entry.keptBecause() == null && reading.status() != ReadingStatus.WITHDRAWN ? questions : List.of(),
                alerts);
    }

    private Reading current(UUID uuid) {
        List<org.graftline.study.record.StudyRecords.WrittenReading> versions = laboratory.history(uuid);
        if (versions.isEmpty()) {
            throw new StudyException("There is no reading %s. Look it up again.".formatted(uuid));
        }
        return versions.get(versions.size() - 1).reading();
    }

    @Override
    public Saved keep(Actor actor, StudyCode study, UUID reading, String reason) {
        laboratory.require(actor, Permission.RECORD_READINGS, study);
        Reading now = current(reading);
        Reading kept = now.next()
                .entry(Objects.requireNonNull(now.entry()).kept(reason))
                .build();
        told(laboratory.write(actor, ActKind.KEEP_READING, reason, kept));
        return saved(kept);
    }

    @Override
    public Saved withdraw(Actor actor, StudyCode study, UUID reading, String reason) {
        laboratory.require(actor, Permission.RECORD_READINGS, study);
        Reading withdrawn = current(reading)
                .next()
                .withoutValue(ReadingStatus.WITHDRAWN)
                .reason(reason)
                .build();
        told(laboratory.write(actor, ActKind.WITHDRAW_READING, reason, withdrawn));
        return saved(withdrawn);
    }

    @Override
    public List<Reading> move(Actor actor, StudyCode study, List<Move> moves, String reason) {
        laboratory.require(actor, Permission.RECORD_READINGS, study);
        asked.add("move " + moves + ": " + reason);
        return moves.stream()
                .map(move -> Laboratory.volume(move.as(), move.to().value(), 7, "100"))
                .toList();
    }

    @Override
    public LedgerEntry remark(Actor actor, Remark remark) {
        laboratory.require(actor, Permission.RECORD_READINGS, remark.study());
        remarks.put(remark.uuid(), remark);
        return noted(
                actor,
                ActKind.REMARK,
                "remark on " + remark.mouse(),
                remark.text().orErased());
    }

    @Override
    public LedgerEntry remove(Actor actor, Removal removal, String reason) {
        laboratory.require(actor, Permission.RECORD_READINGS, removal.study());
        return noted(
                actor, ActKind.REMOVE_MOUSE, removal.mouse() + " " + removal.cause() + " at " + removal.at(), reason);
    }

    @Override
    public Mouse tag(Actor actor, StudyCode study, MouseId mouse, String tag, String reason) {
        laboratory.require(actor, Permission.RECORD_READINGS, study);
        noted(actor, ActKind.TAG_MOUSE, "tag " + tag, reason);
        return new Mouse(study, mouse, 2, new org.graftline.study.DonorId("d1"), List.of("old", tag));
    }

    @Override
    public LedgerEntry house(Actor actor, StudyCode study, List<Housing> housing, String reason) {
        laboratory.require(actor, Permission.RECORD_READINGS, study);
        return noted(
                actor,
                ActKind.HOUSE_MICE,
                "house "
                        + housing.stream()
                                .map(h -> h.mouse() + " in " + h.cage() + "/" + h.rack())
                                .toList(),
                reason);
    }

    @Override
    public List<Remark> remarks(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        return List.copyOf(remarks.values());
    }

    @Override
    public List<Alert> alerts(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        return List.of();
    }

    @Override
    public boolean isBlinded(Actor actor, StudyCode study) {
        return laboratory.isBlinded(actor);
    }

    @Override
    public LedgerEntry unblind(Actor actor, StudyCode study, PersonId person, String reason) {
        laboratory.require(actor, Permission.CHANGE_STUDY, study);
        return noted(actor, ActKind.UNBLIND, "unblind " + person, reason);
    }

    @Override
    public CaptureRules rules(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        return rules;
    }

    @Override
    public CaptureRules change(Actor actor, CaptureRules wanted, String reason) {
        laboratory.require(actor, Permission.CHANGE_STUDY, wanted.study());
        if (wanted.version() != rules.version() + 1) {
            throw new ConcurrentChangeException("capture_rules", wanted.id(), wanted.version());
        }
        noted(actor, ActKind.CHANGE_CAPTURE_RULES, "rules", reason);
        rules = wanted;
        return rules;
    }

    @Override
    public List<Contradiction> open(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        Reading first = laboratory.isBlinded(actor)
                ? current(Laboratory.FIRST).next().version(1).source(null).build()
                : current(Laboratory.FIRST);
        return List.of(new Contradiction(
                Laboratory.FIRST,
                first,
                new Removal(study, first.mouse(), 1, new StudyDay(-1), Removal.Cause.FOUND_DEAD),
                "Mouse 'm1' was measured on day 0, after it was found dead on day -1."));
    }

    @Override
    public LedgerEntry decide(
            Actor actor, StudyCode study, UUID contradiction, ReadingDecision.Verdict verdict, String reason) {
        laboratory.require(actor, Permission.CHANGE_STUDY, study);
        return noted(actor, ActKind.DECIDE_READING, verdict + " " + contradiction, reason);
    }

    @Override
    public Table of(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        return new Table(
                List.of(
                        new Line(null, null, 12, 25, 0.08, 24.8),
                        new Line(laboratory.actor("tom").person(), Size.SMALL, 1, 2, null, null)),
                "Two readings of one tumor differ by more than 25 % in one of twenty visits.");
    }

    @Override
    public AnimalLife life(Actor actor, StudyCode study, MouseId mouse) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        Actor tom = laboratory.actor("tom");
        return new AnimalLife(
                new Mouse(study, mouse, 2, new DonorId("d1"), List.of("old", "0471")),
                new Housing(study, mouse, 1, "C07", "R1"),
                null,
                null,
                List.of(Tumor.ONLY),
                List.of(new AnimalLife.Happening(
                        AnimalLife.Kind.TAGGED, "0471", Laboratory.NOW, tom.person(), tom.name(), "ear tag lost", 2)));
    }

    @Override
    public Waiting waiting(Actor actor, StudyCode study) {
        List<Contradiction> open = open(actor, study);
        Reading reading = Objects.requireNonNull(open.get(0).reading());
        return new Waiting(open, List.of(new Question(reading, List.of("Is it 31.2?"))));
    }

    @Override
    public List<Writer> writers(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.RECORD_READINGS, study);
        return List.of(
                new Writer(laboratory.actor("dora").person(), "Dora Rector", Standing.PRESENT),
                new Writer(new PersonId("p-old"), "Olga Former", Standing.FORMER));
    }

    @Override
    public List<Eyes> eyes(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.INSPECT_STUDY, study);
        Actor dora = laboratory.actor("dora");
        return List.of(
                new Eyes(dora.person(), dora.name(), Sight.OPEN, null),
                new Eyes(
                        laboratory.actor("tom").person(),
                        "Tom Tan",
                        Sight.TOLD,
                        new Told(Laboratory.NOW, dora.person(), dora.name(), "dosing")));
    }
}
