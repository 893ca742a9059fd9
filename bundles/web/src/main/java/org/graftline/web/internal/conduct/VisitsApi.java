package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.util.List;
import org.graftline.platform.People;
import org.graftline.study.conduct.VisitPlanner;
import org.graftline.study.conduct.Worklists;
import org.graftline.web.internal.bench.PersonNames;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Texts;

/** When mice are looked at, and what is to be done today. Holds no arm. */
public final class VisitsApi {
    /** Rows of a study in the list of all studies: what fits on a screen. */
    private static final int FEW = 12;

    private final VisitPlanner planner;
    private final Worklists worklists;
    private final People people;

    /** @param people for the names of who opened a session */
    public VisitsApi(PlanServices services, People people) {
        this.planner = services.planner();
        this.worklists = services.worklists();
        this.people = people;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/worklist", this::all),
                Route.get("/studies/{code}/conduct/visits", this::one),
                Route.put("/studies/{code}/conduct/visits", this::change));
    }

    private Answer all(Call call) {
        PersonNames names = new PersonNames(people);
        boolean mine = call.query("mine").filter("true"::equals).isPresent();
        return Answer.ok(worklists.of(call.actor()).stream()
                .map(work -> WorkView.of(work, names, call.actor().person(), mine, FEW, false))
                .toList());
    }

    private Answer one(Call call) {
        return Answer.ok(WorkView.of(
                worklists.of(call.actor(), call.study()),
                new PersonNames(people),
                call.actor().person(),
                false,
                Integer.MAX_VALUE,
                true));
    }

    private Answer change(Call call) {
        VisitsBody sent = call.json(VisitsBody.class);
        planner.change(
                call.actor(),
                call.study(),
                sent.plan(),
                required("version", sent.version()),
                Texts.required("why", sent.why(), Texts.REASON));
        return one(call);
    }
}
