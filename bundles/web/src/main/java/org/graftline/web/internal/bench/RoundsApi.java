package org.graftline.web.internal.bench;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.graftline.platform.People;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.BenchSessions;
import org.graftline.study.bench.Blinding;
import org.graftline.study.bench.Board;
import org.graftline.study.bench.WeightReferences;
import org.graftline.study.bench.Worksheet;
import org.graftline.study.people.Actor;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** Rounds through the cages: the board, sessions with their worksheets, the sign-off. */
public final class RoundsApi {
    /** The most mice of one session. */
    static final int MOST_MICE = 1_000;

    private final BenchSessions sessions;
    private final Blinding blinding;
    private final WeightReferences weights;
    private final Ledger ledger;
    private final People people;

    /** @param people for the names of those who opened sessions and made readings */
    public RoundsApi(BenchServices bench, Ledger ledger, People people) {
        this.sessions = bench.sessions();
        this.blinding = bench.blinding();
        this.weights = bench.weights();
        this.ledger = ledger;
        this.people = people;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/bench", this::board),
                Route.put("/studies/{code}/bench/sessions/{uuid}", this::open),
                Route.get("/studies/{code}/bench/sessions/{uuid}", this::worksheet),
                Route.post("/studies/{code}/bench/sessions/{uuid}/sign-off", this::signOff));
    }

    /** A session that is opened. */
    record Opening(
            @Nullable Double day,
            @Nullable List<String> mice,
            @Nullable List<Endpoint> endpoints,
            @Nullable Instant openedAt) {}

    /** What the technician declares. */
    record SignOff(@Nullable String statement) {}

    private Answer board(Call call) {
        Actor actor = call.actor();
        StudyCode study = call.study();
        long position = ledger.head(Chain.of(study)).position(); // before the board, which may be newer and never older
        Board board = sessions.board(actor, study);
        return Answer.ok(BoardView.of(
                board,
                actor,
                blinding.isBlinded(actor, study),
                position,
                weights.of(actor, study),
                new PersonNames(people)));
    }

    private Answer open(Call call) {
        UUID uuid = call.uuid("uuid");
        Opening sent = call.json(Opening.class);
        List<String> mice = required("mice", sent.mice());
        if (mice.size() > MOST_MICE) {
            throw new Refusal(
                    Status.UNUSABLE,
                    "A session of %,d mice is above the most of %,d. Open one session a rack."
                            .formatted(mice.size(), MOST_MICE));
        }
        BenchSession wanted = new BenchSession(
                uuid,
                1,
                call.study(),
                new StudyDay(required("day", sent.day())),
                call.actor().person(),
                required("openedAt", Texts.time("openedAt", sent.openedAt())),
                mice.stream().map(MouseId::new).toList(),
                required("endpoints", sent.endpoints()),
                BenchSession.State.OPEN,
                null);
        boolean known = sessions.sessions(call.actor(), call.study()).stream()
                .anyMatch(session -> session.session().equals(uuid));
        sessions.open(call.actor(), wanted);
        return Answer.json(known ? Status.OK : Status.CREATED, view(call, uuid));
    }

    private Answer worksheet(Call call) {
        return Answer.ok(view(call, call.uuid("uuid")));
    }

    private Answer signOff(Call call) {
        UUID uuid = call.uuid("uuid");
        requireSession(sessions, call.actor(), call.study(), uuid);
        sessions.signOff(
                call.actor(),
                uuid,
                Texts.required("statement", call.json(SignOff.class).statement(), Texts.REMARK));
        return Answer.ok(view(call, uuid));
    }

    private WorksheetView view(Call call, UUID uuid) {
        return WorksheetView.of(sheet(call.actor(), call.study(), uuid), new PersonNames(people));
    }

    /** The worksheet, if it belongs to the study of the address; what a session of another study says is not told here. */
    private Worksheet sheet(Actor actor, StudyCode study, UUID uuid) {
        requireSession(sessions, actor, study, uuid);
        return sessions.worksheet(actor, uuid);
    }

    /** @throws Refusal if the study has no such session; asks for the permission to read the study first */
    public static BenchSession requireSession(BenchSessions sessions, Actor actor, StudyCode study, UUID uuid) {
        return sessions.sessions(actor, study).stream()
                .filter(session -> session.session().equals(uuid))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Status.NOT_FOUND,
                        "Study '%s' has no session %s. Choose one from the board, or open it first."
                                .formatted(study, uuid)));
    }
}
