package org.graftline.web.internal.paper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.BenchSessions;
import org.graftline.study.bench.Board;
import org.graftline.study.bench.Board.Animal;
import org.graftline.study.people.Actor;
import org.graftline.web.internal.analysis.Snapshots;
import org.graftline.web.internal.bench.RoundsApi;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Route;

/** Cage cards and worksheets for the printer of the browser. */
public final class PaperApi {
    private final BenchSessions rounds;
    private final Snapshots snapshots;

    /** @param snapshots for the donors of the mice */
    public PaperApi(BenchSessions rounds, Snapshots snapshots) {
        this.rounds = rounds;
        this.snapshots = snapshots;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/bench/paper/cage-cards", this::cards),
                Route.get("/studies/{code}/bench/paper/worksheet", this::sheet));
    }

    private Answer cards(Call call) {
        StudyCode study = call.study();
        Board board = rounds.board(call.actor(), study);
        return Html.page(
                "Cage cards of " + study,
                "cage-cards",
                CageCards.of(board, snapshots.of(call.actor(), study).data().mice()));
    }

    private Answer sheet(Call call) {
        StudyCode study = call.study();
        Board board = rounds.board(call.actor(), study);
        Optional<String> named = call.query("session");
        if (named.isEmpty()) {
            return Html.page("Worksheet of " + study, "worksheet", PaperSheet.of(board, board.animals(), null));
        }
        UUID uuid = Call.uuidOf(named.get());
        BenchSession session = RoundsApi.requireSession(rounds, call.actor(), study, uuid);
        return Html.page(
                "Worksheet of %s, day %s".formatted(study, session.day()),
                "worksheet",
                PaperSheet.of(board, animals(call.actor(), board, session), session));
    }

    /** The mice of the session in its order, which is that of the cages; also one that left meanwhile, since the paper shows who was due. */
    private List<Animal> animals(Actor actor, Board board, BenchSession session) {
        Map<MouseId, Animal> known = new HashMap<>();
        rounds.worksheet(actor, session.session()).rows().forEach(row -> known.put(row.mouse(), row.animal()));
        board.animals().forEach(animal -> known.put(animal.mouse(), animal));
        return session.mice().stream().map(known::get).filter(Objects::nonNull).toList();
    }
}
