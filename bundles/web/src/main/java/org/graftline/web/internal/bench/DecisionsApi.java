package org.graftline.web.internal.bench;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.util.List;
import java.util.UUID;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.bench.Blinding;
import org.graftline.study.bench.Contradictions;
import org.graftline.study.bench.OpenDecisions;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.graftline.web.internal.reading.ReadingView;
import org.jspecify.annotations.Nullable;

/** What only a director decides: which of two records holds, and who learns the arms. */
public final class DecisionsApi {
    private final Contradictions contradictions;
    private final OpenDecisions decisions;
    private final Blinding blinding;
    private final People people;

    /** @param people for the names of operators */
    public DecisionsApi(BenchServices bench, People people) {
        this.contradictions = bench.contradictions();
        this.decisions = bench.decisions();
        this.blinding = bench.blinding();
        this.people = people;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/waiting", this::waiting),
                Route.get("/studies/{code}/contradictions", this::open),
                Route.post("/studies/{code}/contradictions/{uuid}", this::decide),
                Route.get("/studies/{code}/unblindings", this::eyes),
                Route.post("/studies/{code}/unblindings", this::unblind));
    }

    /**
     * Records that cannot both be right, in a sentence.
     *
     * @param id names it for the decision; that of the reading where there is one
     * @param reading null where two removals contradict each other
     */
    record ContradictionView(UUID id, @Nullable ReadingView reading, String sentence, WorksheetView.Left removal) {
        static ContradictionView of(Contradictions.Contradiction one, PersonNames names) {
            Reading reading = one.reading();
            return new ContradictionView(
                    one.id(),
                    reading == null ? null : ReadingView.of(reading, names.of(reading.operator())),
                    one.sentence(),
                    WorksheetView.Left.of(one.removal()));
        }
    }

    /** Who may know an arm. */
    record EyesView(List<Blinding.Eyes> people) {
        EyesView {
            people = List.copyOf(people);
        }
    }

    /** A decision. */
    record Decision(
            ReadingDecision.@Nullable Verdict verdict,
            @Nullable String reason) {}

    /** Who learns the arms, and why. */
    record Unblind(@Nullable String person, @Nullable String reason) {}

    private Answer open(Call call) {
        PersonNames names = new PersonNames(people);
        return Answer.ok(contradictions.open(call.actor(), call.study()).stream()
                .map(one -> ContradictionView.of(one, names))
                .toList());
    }

    private Answer waiting(Call call) {
        return Answer.ok(WaitingView.of(decisions.waiting(call.actor(), call.study()), new PersonNames(people)));
    }

    private Answer eyes(Call call) {
        return Answer.ok(new EyesView(blinding.eyes(call.actor(), call.study())));
    }

    private Answer decide(Call call) {
        Decision sent = call.json(Decision.class);
        return Answer.ok(Noted.by(contradictions.decide(
                call.actor(),
                call.study(),
                call.uuid("uuid"),
                required("verdict", sent.verdict()),
                Texts.required("reason", sent.reason(), Texts.REASON))));
    }

    private Answer unblind(Call call) {
        Unblind sent = call.json(Unblind.class);
        return Answer.json(
                Status.CREATED,
                Noted.by(blinding.unblind(
                        call.actor(),
                        call.study(),
                        new PersonId(required("person", sent.person())),
                        Texts.required("reason", sent.reason(), Texts.REASON))));
    }
}
