package org.graftline.web.internal.bench;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.graftline.platform.People;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.bench.BenchEntries;
import org.graftline.study.bench.BenchSessions;
import org.graftline.study.bench.Concern;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.StudyRecords;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.ClientClock;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.graftline.web.internal.reading.ReadingView;
import org.jspecify.annotations.Nullable;

/** Entry at the Bench: stored first, questioned afterwards. */
public final class EntriesApi {
    /** The most readings that move in one act. */
    static final int MOST_MOVES = 500;

    private final BenchEntries entries;
    private final BenchSessions sessions;
    private final StudyRecords records;
    private final Access access;
    private final People people;
    private final Clock clock;

    /** @param people for the writers of paper and the names on worksheets */
    public EntriesApi(BenchServices bench, StudyRecords records, Access access, People people, Clock clock) {
        this.entries = bench.entries();
        this.sessions = bench.sessions();
        this.records = records;
        this.access = access;
        this.people = people;
        this.clock = clock;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.put("/studies/{code}/bench/readings/{uuid}", this::record),
                Route.post("/studies/{code}/bench/readings/{uuid}/kept", this::keep),
                Route.post("/studies/{code}/bench/readings/{uuid}/withdrawn", this::withdraw),
                Route.post("/studies/{code}/bench/moves", this::move));
    }

    /**
     * A stored reading and what came of storing it.
     *
     * @param position of its latest act in the study's ledger
     * @param row the mouse's row as it may be seen now; null outside of a session
     */
    record SavedView(
            ReadingView reading,
            long position,
            List<ConcernView> concerns,
            List<AlertView> alerts,
            WorksheetView.@Nullable Row row) {
        SavedView {
            concerns = List.copyOf(concerns);
            alerts = List.copyOf(alerts);
        }
    }

    /** A question, as {@link Concern}. */
    record ConcernView(
            String rule, String sentence, @Nullable MouseId likelier) {
        static ConcernView of(Concern concern) {
            return new ConcernView(concern.rule(), concern.sentence(), concern.likelier());
        }
    }

    /** Why. */
    record Reason(@Nullable String reason) {}

    /** Readings on their way to the right animals. */
    record Moves(@Nullable List<MoveBody> moves, @Nullable String reason) {}

    /** One of them, as {@link BenchEntries.Move}. */
    record MoveBody(
            @Nullable UUID reading,
            @Nullable UUID as,
            @Nullable String to) {
        BenchEntries.Move move() {
            return new BenchEntries.Move(
                    required("reading", reading), required("as", as), new MouseId(required("to", to)));
        }
    }

    private Answer record(Call call) {
        Actor actor = call.actor();
        StudyCode code = call.study();
        access.require(actor, Permission.RECORD_READINGS, code);
        Study study = records.study(code).orElseThrow(() -> new UnknownStudyException(code));
        UUID uuid = call.uuid("uuid");
        EntryBody sent = call.json(EntryBody.class);
        if (sent.transcribedFrom() != null) {
            requirePaper(sent.transcribedFrom(), code);
        }
        Instant now = clock.instant();
        Reading reading = sent.reading(uuid, study, now, ClientClock.offsetMs(call, now));
        boolean known = !records.history(uuid).isEmpty();
        return Answer.json(known ? Status.OK : Status.CREATED, view(actor, entries.record(actor, reading)));
    }

    private void requirePaper(EntryBody.Sheet sheet, StudyCode code) {
        if (people.name(sheet.person()).isEmpty()) {
            throw new Refusal(
                    Status.UNUSABLE,
                    "Nobody here has the id '%s'. Choose who wrote the sheet from the people of the study."
                            .formatted(sheet.person()));
        }
        String scan = sheet.scanSha256();
        if (scan != null
                && records.files(code).stream().noneMatch(file -> file.sha256().equals(scan))) {
            throw new Refusal(
                    Status.UNUSABLE,
                    "The scan that the reading names is not among the files of study '%s'. Upload the scan first."
                            .formatted(code));
        }
    }

    private Answer keep(Call call) {
        return Answer.ok(view(call.actor(), entries.keep(call.actor(), call.study(), call.uuid("uuid"), reason(call))));
    }

    private Answer withdraw(Call call) {
        return Answer.ok(
                view(call.actor(), entries.withdraw(call.actor(), call.study(), call.uuid("uuid"), reason(call))));
    }

    private static String reason(Call call) {
        return Texts.required("reason", call.json(Reason.class).reason(), Texts.REASON);
    }

    private Answer move(Call call) {
        Moves sent = call.json(Moves.class);
        List<MoveBody> moves = required("moves", sent.moves());
        if (moves.isEmpty() || moves.size() > MOST_MOVES) {
            throw new Refusal(
                    Status.UNUSABLE,
                    "%d readings cannot move in one act. Name 1 to %d.".formatted(moves.size(), MOST_MOVES));
        }
        List<Reading> moved = entries.move(
                call.actor(),
                call.study(),
                moves.stream().map(MoveBody::move).toList(),
                Texts.required("reason", sent.reason(), Texts.REASON));
        PersonNames names = new PersonNames(people);
        return Answer.ok(moved.stream()
                .map(reading -> ReadingView.of(reading, names.of(reading.operator())))
                .toList());
    }

    private SavedView view(Actor actor, BenchEntries.Saved saved) {
        PersonNames names = new PersonNames(people);
        Reading reading = saved.reading();
        return new SavedView(
                ReadingView.of(reading, names.of(reading.operator())),
                saved.position(),
                saved.concerns().stream().map(ConcernView::of).toList(),
                saved.alerts().stream().map(AlertView::of).toList(),
                row(actor, reading, names));
    }

    private WorksheetView.@Nullable Row row(Actor actor, Reading reading, PersonNames names) {
        ReadingEntry entry = reading.entry();
        if (entry == null || entry.session() == null) {
            return null;
        }
        return sessions.worksheet(actor, entry.session()).rows().stream()
                .filter(row -> row.mouse().equals(reading.mouse()))
                .findFirst()
                .map(row -> WorksheetView.Row.of(row, names))
                .orElse(null);
    }
}
