package org.graftline.web.internal.conduct;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.graftline.study.MouseId;
import org.graftline.study.conduct.Randomizations;
import org.graftline.study.conduct.Randomizations.FixRequest;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** Rules of enrollment, and randomization. */
public final class DrawsApi {
    private static final String ROOT = "/studies/{code}/conduct";
    private static final int USUAL_SIMULATIONS = 1_000;
    private static final int MOST_MICE = 10_000;

    private final Randomizations randomizations;

    /** @param randomizations draws and keeps */
    public DrawsApi(Randomizations randomizations) {
        this.randomizations = randomizations;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get(ROOT + "/enrollment-rules", this::rules),
                Route.put(ROOT + "/enrollment-rules", this::setRules),
                Route.get(ROOT + "/candidates", this::candidates),
                Route.get(ROOT + "/draw-preview", this::preview),
                Route.get(ROOT + "/draws", this::draws),
                Route.put(ROOT + "/draws/{uuid}", this::fix),
                Route.post(ROOT + "/draws/{uuid}/drawn", this::draw),
                Route.get(ROOT + "/draws/{uuid}/stability", this::stability),
                Route.get(ROOT + "/draws/{uuid}/verification", this::verification));
    }

    /** The mice of a study before a draw. */
    record CandidatesView(List<CandidateView> mice) {
        CandidatesView {
            mice = List.copyOf(mice);
        }
    }

    /** Every draw of a study. */
    record DrawsView(List<DrawView> draws) {
        DrawsView {
            draws = List.copyOf(draws);
        }
    }

    /** What fixes a list: the mice (all eligible where absent), the draw it replaces, why. */
    record FixBody(
            @Nullable List<String> mice,
            @Nullable String replaces,
            @Nullable String why) {}

    private Answer rules(Call call) {
        return Answer.ok(randomizations.rules(call.actor(), call.study()));
    }

    private Answer setRules(Call call) {
        EnrollmentRulesBody sent = call.json(EnrollmentRulesBody.class);
        String why = Texts.required("why", sent.why(), Texts.REASON);
        return Answer.ok(randomizations.setRules(call.actor(), call.study(), sent.rules(), why));
    }

    private Answer candidates(Call call) {
        return Answer.ok(new CandidatesView(randomizations.candidates(call.actor(), call.study()).stream()
                .map(one -> CandidateView.of(one, null))
                .toList()));
    }

    private Answer preview(Call call) {
        return Answer.ok(randomizations.preview(
                call.actor(),
                call.study(),
                number(call, "seed", Long::valueOf).orElse(1L),
                number(call, "simulations", Integer::valueOf).orElse(USUAL_SIMULATIONS)));
    }

    private Answer stability(Call call) {
        return Answer.ok(randomizations.stability(
                call.actor(),
                call.study(),
                call.uuid("uuid"),
                number(call, "seed", Long::valueOf).orElse(1L),
                number(call, "simulations", Integer::valueOf).orElse(USUAL_SIMULATIONS)));
    }

    private Answer draws(Call call) {
        return Answer.ok(new DrawsView(randomizations.draws(call.actor(), call.study()).stream()
                .map(DrawView::of)
                .toList()));
    }

    private Answer fix(Call call) {
        FixBody sent = call.json(FixBody.class);
        List<String> named = sent.mice() == null ? List.of() : sent.mice();
        if (named.size() > MOST_MICE) {
            throw new Refusal(
                    Status.UNUSABLE,
                    "%,d mice are above the most of %,d. Name fewer.".formatted(named.size(), MOST_MICE));
        }
        String why = sent.why() == null ? "" : Texts.required("why", sent.why(), Texts.REASON);
        FixRequest request = new FixRequest(
                call.uuid("uuid"),
                named.stream()
                        .map(mouse -> new MouseId(Texts.required("mice", mouse, Texts.NAME)))
                        .toList(),
                sent.replaces() == null ? null : Call.uuidOf(sent.replaces()),
                why);
        return Answer.ok(DrawView.of(randomizations.fix(call.actor(), call.study(), request)));
    }

    private Answer draw(Call call) {
        return Answer.ok(DrawView.of(randomizations.draw(call.actor(), call.study(), call.uuid("uuid"))));
    }

    private Answer verification(Call call) {
        return Answer.ok(randomizations.verify(call.actor(), call.study(), call.uuid("uuid")));
    }

    private static <N> Optional<N> number(Call call, String name, Function<String, N> read) {
        return call.query(name).map(text -> {
            try {
                return read.apply(text);
            } catch (NumberFormatException none) {
                throw new Refusal(
                        Status.UNUSABLE,
                        "'%s' is no whole number that fits. Send digits, such as 1000.".formatted(name));
            }
        });
    }
}
